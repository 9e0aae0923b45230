# Am I affected, and my case.  "You", short sentences; never "probably".
check-exercise = EXERCISE. This is part of a rehearsal. Nobody’s data was taken.
check-title = Am I affected?
check-intro = First show that it is you. Use the code from our letter or message, or have a one-time code sent to an address that we have on file.
check-none = There is no incident at present for which you can check this.
check-code-heading = I have a code from you
check-code-label = Code from the letter or message
check-code-hint = Ten letters and digits in the form { $form }. Capital or small letters, with or without the dash.
check-code-button = Check
check-contact-heading = I have no code
check-contact-label = Your email address
check-contact-hint = Enter the address that we have on file for you. We send a one-time code to it. We do not say here whether we know the address.
check-contact-no-sms = We cannot send codes to telephones at present. If you have no email address on file with us, use the code from our letter, or ask us.
check-contact-no-mail = We cannot send one-time codes by email in this incident, because email itself is part of it. Please use the code from our letter, or ask us.
check-contact-button = Send me a code
check-sent = If we have this address on file, a code is on its way to it.
check-sent-how = It comes by email within a few minutes and is good for { $minutes_text } minutes. You have { $tries_text } tries.
check-sent-nothing = Did nothing come? Then we do not have this address on file, or we may not write to it, or too many codes were asked for. Use the code from our letter, or ask us.
check-once-label = One-time code from the email
check-once-hint = Eight letters and digits in the form { $form }.
check-once-button = Check the one-time code
check-once-wrong = This code does not work.
check-once-wrong-why = It may be mistyped, too old, or tried too often. You can ask for a new one.
check-empty = Please enter the code.
check-odd = Our codes do not look like this.
check-odd-contact = This is neither an email address nor a telephone number.
check-unknown = We know no message with this code.
check-unknown-why = Check each character. Our codes never contain { $unused }. If you entered it correctly, do not trust the message that it came with.
check-busy = Too many attempts. Please wait a minute and try again.
check-busy-why = We limit the attempts so that nobody can guess codes. Nothing was checked.
check-affected = Yes. Your data is part of this incident.
check-affected-what = This data about you is part of it:
check-not-in = No. The data of this contact is not part of this incident.
check-not-in-how = We compared everything that we found with the data of all our customers, as of { $day }. We checked the data that belongs to this contact.
check-not-in-later = If we find out otherwise, we write to you. Do you use other addresses with us? Check those too.
check-cannot = We cannot give you an answer here.
check-because = { $because ->
    [shared] The reason: several customers use this address, so we do not know which of them is asking.
    [review] The reason: what we found does not clearly belong to one person. A member of our staff is looking at it.
    [disagree] The reason: our own records name different contacts for you. We do not want to tell the wrong person.
    [by_letter] The reason: in this case we write by post to the person who may be told.
    [asked] The reason: this message asks you to get in touch. Its code does not show who is reading it.
   *[renewing] The reason: we have new findings and are updating this page. Please come back later today.
}
check-ask-us = Ask us. You need no code and no password for that.
check-incident = The incident at { $controller }.
check-occurred = It happened on { $day }.
check-first = What to do first
check-first-case = Open your case. It says step by step what you should do, and what we do for you.
check-open-case = Open my case
check-mail-subject = { $controller }: your one-time code
check-mail-code = Your one-time code for the page of { $controller } is: { $code }
check-mail-time = It is good for { $minutes_text } minutes. Enter it on the page on which you asked for it.
check-mail-nobody = Tell nobody this code. We never ask for it by phone, by email or in a text message.
check-mail-not-asked = If you did not ask for it, you do not need to do anything.

case-title = My case
case-intro = Enter the code from our letter or message. You then see your notice, what you can do, and what we do for you.
case-close = When you have finished, close this window, above all on a computer that others use.
case-not-affected = There is no case for this code.
case-notice = My notice
case-notice-none = There is no notice for you yet.
case-notice-hidden = Your name and address are left out here on purpose.
case-earlier = What we wrote to you before
case-exposed = What was exposed
case-actions = What I can do
case-actions-none = Your notice names no steps.
case-marked = Saved.
case-remedies = What we do for you
case-remedies-none = There is nothing here yet.
case-remedy = { $kind ->
    [monitoring_months] { $count ->
        [one] Credit monitoring for { $count_text } month
       *[other] Credit monitoring for { $count_text } months
    }
    [card_reissue] A new card
    [loss_compensation] Compensation for losses from this incident
    [legal_help] Legal help if somebody misuses your data
    [document_replacement] New identity documents, if you need them
   *[independent_audit] An independent review of our security
}
case-remedies-free = You pay nothing for any of this.
case-remedies-ask = { $count ->
    [one] To get it, contact us.
   *[other] To get them, contact us.
} We ask for no password, PIN or card number.
case-remedy-how = { $kind ->
    [loss_compensation] You can claim it here, under “My losses”.
   *[independent_audit] You do not need to do anything for it.
}
case-on-page = On this page
case-messages = What we have sent you
case-messages-none = We have sent you nothing yet.
case-channel = { $channel ->
    [email] Email
    [post] Letter
    [sms] Text message
    [voice] Call
    [push] Notification in our app
    [inbox] Message in your account
   *[other] Message
}
case-state = { $state ->
    [waiting] waiting to be sent
    [handed] handed over for delivery
    [arrived] delivered
    [failed] could not be delivered
   *[unknown] sent; we do not know whether it arrived
}
case-column-day = Day
case-column-way = How
case-column-state = Where it stands
case-why = Why we contacted you
case-why-required = The law obliges us to tell you: { $citation }
case-why-advised = The law recommends that we tell you: { $citation }
case-why-none = We tell you because it is about your data.
case-looks = Who has looked at my data
case-looks-none = Since the incident nobody of our staff has opened your data.
case-looks-what = We name the role, the day and the reason, not the person.
case-column-role = Role
case-column-occasion = Reason
case-role = { $role ->
    [incident_lead] Head of the response
    [counsel] Legal counsel
    [data_protection] Data protection
    [communications] Communications
    [contact_centre] Contact centre
    [approver] Approval
    [auditor] Audit
   *[other] Administration
}
case-occasion = { $kind ->
    [preview] Check of your notice
    [proofs] Evidence for you or an authority
    [register] Check of the register
    [review] Check of whether data is yours
    [inquiry] Your question or complaint
    [call] Your call
    [export] Export approved by two people
    [search] Search
   *[other] Work on the case
}
