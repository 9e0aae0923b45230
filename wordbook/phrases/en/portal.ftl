# The public status page.  `kind` is what the facts allow to be said: stolen, exposed or affected.
portal-none = There is no incident to report.
portal-skip = Skip to the content
portal-exercise = EXERCISE. This page is part of a rehearsal. Nothing of what it says has happened.
portal-title = { $kind ->
    [stolen] { $controller }: personal data was stolen
    [exposed] { $controller }: personal data was exposed
   *[affected] { $controller }: an incident affects personal data
}
portal-lead = { $kind ->
    [stolen] Personal data that people had entrusted to us was stolen.
    [exposed] There was a data breach with us: people who have no right to see it could see personal data.
   *[affected] There was an incident with us that affects personal data.
}
portal-happened = It happened on { $occurred }.
portal-learnt = We learnt of it on { $learnt }.
portal-persons = { $count ->
    [one] { $count_text } person is affected.
   *[other] { $count_text } people are affected.
}
portal-responsible = We were responsible for protecting this data. We are sorry.
portal-purpose = This page says what we know and what we do not know yet.
portal-taken = { $kind ->
    [stolen] Which data was stolen
    [exposed] Which data was exposed
   *[affected] Which data is affected
}
portal-taken-note = Not all of this concerns everybody. Each person’s own notice names exactly the data that concerns them.
portal-doing = What we are doing
portal-telling = We write to the people affected. Each notice names exactly which data of that person is concerned.
portal-monitoring = { $months ->
    [one] We pay for { $months_text } month of credit monitoring.
   *[other] We pay for { $months_text } months of credit monitoring.
}
portal-cards = We replace the cards concerned, free of charge.
portal-documents = We pay for new identity documents where they must be replaced.
portal-loss = We cover losses that this causes.
portal-legal = We pay for legal help if somebody misuses the data.
portal-audit = We have our security audited independently.
portal-you = What you can do
portal-you-secret = Tell nobody your password, your PIN or a full card number. We never ask for them.
portal-you-type = Do not follow links in messages about this. Type our address into your browser yourself: { $domain }
portal-you-call = If somebody calls in our name, hang up. Then call us yourself: { $phone }
portal-you-call-back = If somebody calls in our name, hang up. Then call us yourself, on a number from your contract or from an earlier letter.
portal-unknown = What we do not know yet
portal-unknown-persons = We do not know yet how many people are affected.
portal-unknown-recipients = We do not know who has the data.
portal-no-recipient = We have found no sign that anybody has obtained the data.
portal-contact = How to reach us
portal-changes = Changes to this page
portal-changes-none = This page has not been changed since it was first shown.
portal-changes-gone = It no longer says:
portal-changes-come = It now says:
portal-asof = As of { $day }.
portal-languages = This page in other languages

# Whether a message is ours (`/verify`, which every notice names).
portal-verify-link = Check whether a message is really from us
portal-verify-title = Is this message really from us?
portal-verify-exercise = EXERCISE. This page is part of a rehearsal. The messages that it knows are test messages.
portal-verify-intro = Enter a code, or paste a message, a link, a phone number or a sender. We tell you whether it is ours. We do not ask who you are.
portal-verify-label = Code, message, link, phone number or sender
portal-verify-hint = A code of ours has ten letters and digits in the form { $form }. Capital or small letters, with or without the dash.
portal-verify-check = Check
portal-verify-empty = Please enter a code or paste the message.
portal-verify-yes = Yes. We sent a message with this code on { $day } { $channel ->
    [email] by email
    [post] by post
    [sms] by text message
    [voice] by phone
    [push] as a notification in our app
    [inbox] to the inbox of an account with us
   *[other] in another way
}.
portal-verify-copied = Did your message come in another way? Then somebody may have copied the code. Do not trust that message.
portal-verify-corrected = We have since sent a correction of this message. What it says may not be right any more.
portal-verify-no = We know no message with this code.
portal-verify-odd = Our codes do not look like this.
portal-verify-letters = Check each character. Our codes have ten letters and digits and never contain { $unused }.
portal-verify-leave = If you entered it correctly, do not trust the message. Do not open its links or attachments, do not call its numbers and do not answer it.
portal-verify-call = If you are in doubt, call us on the number on your card, in your contract or in an earlier letter.
portal-verify-busy = Too many attempts. Please wait a minute and try again.
portal-verify-busy-why = We limit the attempts so that nobody can guess codes. Nothing was checked.
portal-verify-back = What happened and what you can do

# The way round the portal.
portal-nav = Pages
portal-nav-more = More pages
portal-nav-status = What happened
portal-nav-check = Am I affected?
portal-nav-case = My case
portal-nav-verify = Is this message real?
portal-nav-ask = Ask us
portal-nav-complain = Complain
portal-nav-scams = Scams seen
portal-nav-report-scam = Report a scam
portal-nav-subscribe = Get updates
portal-nav-press = For the press
portal-nav-researcher = For security researchers
