# Is this message really ours: what is found in it; scams seen; reporting one.
portal-verify-mail = Or choose the mail as a file
portal-verify-mail-hint = A file that ends in .eml, of at most 900 kB. We read its text and keep nothing.
portal-verify-too-large = The file is too large. Please paste the text of the mail instead.

portal-verdict-scam = This is a scam that we know. Do not trust it.
portal-verdict-copied = The code is ours, but the message is not. Somebody copied the code. Do not trust it.
portal-verdict-look_alike = This only looks like us. Do not trust it.
portal-verdict-asks = This asks for a secret. We never do that. Do not trust it.
portal-verdict-not_ours = This is not ours.
portal-verdict-place = This is ours. It does not prove that a message or a call is from us.
portal-verdict-cannot_tell = We cannot tell whether this is from us.
portal-verdict-whole = Everything that we found in the message leads to us. We cannot check every word.
portal-verdict-partial = There was more in it than we check.
portal-verdict-no-code = We found no code in it. Every message of ours about a data breach carries one.
portal-verdict-leave = Do not open its links or attachments. Do not call its numbers. Do not answer it.
portal-verdict-type = Type our address yourself. Do not follow a link in a message.
portal-verdict-dial = A caller can have any number shown, also ours. Hang up, and call us yourself.
portal-verdict-harm = Have you already paid, or told somebody a password or a card number? Call your bank at once.
portal-verdict-found = What we found in it

portal-thing-code = Code
portal-thing-link = Link
portal-thing-phone = Phone number
portal-thing-email = Email address
portal-thing-sender = Sender
portal-thing-request = Request
portal-standing-ours = ours
portal-standing-vouched = known to us
portal-standing-not_ours = not ours
portal-standing-known_scam = known scam
portal-standing-look_alike = looks like ours, but is not
portal-standing-cannot_tell = we cannot tell
portal-why-user_info = Our name is before the @ sign, but the link leads somewhere else.
portal-why-other_target = The link shows our address, but leads somewhere else.
portal-why-prefix = Our name is at the front, but what counts is at the end.
portal-why-homograph = Some letters only look like ours.
portal-why-typo = It differs from our address by a letter or two.
portal-why-ending = Our address ends differently.
portal-why-contains = It contains our name, but it does not belong to us.
portal-why-display_name = It uses our name with the address of somebody else.
portal-why-shortener = A short link hides where it leads. We do not use short links.
portal-why-scheme = It could run a program. Our links never do that.
portal-why-numeric = It leads to a bare number instead of a name. Our links never do that.
portal-why-forgeable = Anybody can fake a sender or a number.
portal-why-not_published = We have not published it.
portal-why-asks_secret = The text asks for a password, a PIN, a code or a card number.

portal-scams-title = Scams seen so far
portal-scams-intro = Criminals write and call in our name. Here are the attempts that we know of.
portal-scams-none = We know of no such scam so far. Stay careful all the same.
portal-scams-heading = { $way ->
    [email] Fake email
    [sms] Fake text message
    [phone] Fake phone call
    [post] Fake letter
    [chat] Fake chat message
    [social] Fake profile or post
   *[web] Fake website
}
portal-scams-seen = First seen on { $day }.
portal-scams-tell = How you can tell
portal-scams-domains = Addresses that it uses (do not open them)
portal-scams-phones = Numbers that it uses (do not call them)
portal-scams-senders = Senders that it uses
portal-scams-english = This description is available only in English so far.
portal-scams-verify = Check a message that you got
portal-scams-report = Report a scam

portal-report-title = Report a scam
portal-report-intro = Did somebody write or call in our name? Tell us. You need no code and no login.
portal-report-secret = Never send us a password, a PIN or a full card number.
portal-report-text = The message, the link or the number
portal-report-text-hint = Paste it as it is, or describe the call in your own words.
portal-report-reach = How we can reach you (optional)
portal-report-reach-hint = An email address or a phone number. Without it we cannot write back.
portal-report-send = Send the report
portal-report-empty = Please paste the message or describe what happened.
portal-report-long = The text is too long. Please keep it under { $most } characters.
portal-report-faults = Please check this:
portal-report-thanks = Thank you. We have your report.
portal-report-number = Number of your report: { $number }
portal-report-day = Received on { $day }.
portal-report-next = We check it. If it is a scam, we try to have it taken down, and we warn others here.
