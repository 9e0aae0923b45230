# Rumours, openness, the chat, and what My case shows of contacts.
portal-nav-rumours = What is said about it
portal-nav-openness = How we are doing
portal-nav-chat = Chat
portal-nav-claim = Claim a loss
portal-nav-claim-status = My claim
portal-nav-fair = What would be fair
portal-care-rumours-title = What is said, and what is true
portal-care-rumours-intro = Here you find what others say about the incident, and what we have established. We show only what we have checked.
portal-care-rumours-none = There is nothing here at present.
portal-care-rumours-said = It is said:
portal-care-rumours-true = What we have established:
portal-care-rumours-since = We have said so since { $day }.
portal-care-rumours-other-language = This answer is not yet available in your language.
portal-care-rumours-ask = Have you heard something else? Ask us.
portal-care-chat-title = Chat
portal-care-chat-intro = Write to us here. People answer, not a program. You need not give a name. You get a number; with it you can read our answer at any time.
portal-care-chat-first-label = Your message
portal-care-chat-label = Write again
portal-care-chat-hint = Please do not write passwords, PINs or card numbers.
portal-care-chat-send = Send
portal-care-chat-again = Look again
portal-care-chat-again-hint = This page does not change by itself.
portal-care-chat-number = Your number
portal-care-chat-keep = Please write this number down. Whoever has it can read this chat.
portal-care-chat-look-title = I have a number already
portal-care-chat-look-label = Number of the chat
portal-care-chat-look-hint = Twelve letters and digits. Capital or small letters, with or without dashes.
portal-care-chat-look-send = Show my chat
portal-care-chat-none = We know no chat with this number. Please check each character.
portal-care-chat-empty = Please fill in the field.
portal-care-chat-full = This chat is full. Please begin a new one, or call us.
portal-care-chat-long = The text is too long. Please send it in two messages.
portal-care-chat-busy = Too many people are writing to us at present. Your text is below. Please wait a minute and send it again.
portal-care-chat-confirm = Many messages have come from your connection within a minute. Your text is below. Please press “Send” once more.
portal-care-thread-you = You wrote on { $day }
portal-care-thread-waits = We answer by { $day }.
portal-care-open-title = How we are doing
portal-care-open-intro = Here you can see how well we answer, how far our help has come, what we have hidden and why, and what the independent audit has found.
portal-care-open-as-of = As of { $day }. Where very few people are concerned, we show no number, so that nobody can be recognised.
portal-care-open-none-yet = We have published no figures yet.
portal-care-open-served = How we answer
portal-care-open-contacts = Questions and other messages
portal-care-open-complaints = Complaints and claims
portal-care-open-all = All in all
portal-care-open-part = { $part ->
    [in_time] Answered in time
    [late] Answered late
    [waiting] Not answered yet, still in time
   *[overdue] Not answered, and late
}
portal-care-open-half = Half of all had a first answer within
portal-care-open-ninety = Nine in ten had a first answer within
portal-care-open-waits = Half of those without an answer have waited for
portal-care-open-more-than = more than { $time }
portal-care-open-minutes = { $count ->
    [one] { $number } minute
   *[other] { $number } minutes
}
portal-care-open-hours = { $count ->
    [one] { $number } hour
   *[other] { $number } hours
}
portal-care-open-days = { $count ->
    [one] { $number } day
   *[other] { $number } days
}
portal-care-open-hidden = not shown
portal-care-open-help = How far our help has come
portal-care-open-remedy = { $kind ->
    [monitoring] Monitoring
   *[card] New card
}
portal-care-open-of = People it is meant for
portal-care-open-given = Given
portal-care-open-used = In use
portal-care-open-done-what = What people have done themselves
portal-care-open-said = Done, as people told us
portal-care-open-seen = Done, as shown to us
portal-care-open-what = What
portal-care-open-how-many = How many
portal-care-open-moderated = What we have hidden on our pages
portal-care-open-moderated-why = We hide what others write only for the reasons below. Criticism stays.
portal-care-open-reason = Reason
portal-care-open-times = Hidden
portal-care-open-back = Shown again
portal-care-open-hide = { $reason ->
    [others_personal_data] Personal data of other people
    [threats] Threats against people
   *[spam] Spam
}
portal-care-open-audit = The independent audit
portal-care-open-audit-none = No audit has been published yet.
portal-care-open-auditor = Audited by:
portal-care-open-scope = What is audited:
portal-care-open-findings = What was found
portal-care-open-ties = Ties to us that the auditor has stated:
portal-care-open-more = { $count ->
    [one] { $number } further finding is not published yet.
   *[other] { $number } further findings are not published yet.
}
portal-care-open-finding-state = { $state ->
    [verified] Mended, and checked by somebody else
    [done] Mended; not checked yet
    [in_work] Being mended
   *[open] Not mended yet
}
portal-care-open-finding-due = To be mended by { $day }
portal-care-open-finding-late = Late: it was to be mended by { $day }
portal-care-open-finding-grade = { $severity ->
    [critical] Critical
    [high] High
    [medium] Medium
   *[low] Low
}
portal-care-open-report = The report:
portal-care-own-thread = My messages
portal-care-own-thread-intro = You can write to us at any time. We know that it is you, because you used your code.
portal-care-own-thread-none = You have not written to us here yet.
portal-care-own-write = Write to us
portal-care-own-write-hint = Please do not write passwords, PINs or card numbers.
portal-care-own-send = Send
portal-care-own-contacts = Every time we decided whether to contact you
portal-care-own-contacts-none = There has been no such decision yet.
portal-care-own-decision = { $purpose ->
    [statutory_notice] Notice required by law
    [incident_update] News of the incident
    [fraud_alert] Warning of fraud
    [complaint] Your complaint
    [service] Your contract
    [remedy] Help that is yours
    [survey] Survey
    [marketing] Advertising
   *[sales] Sales
}: { $decision ->
    [allow] we decided to contact you{ $channel ->
        [email] { " " }by email
        [sms] { " " }by text message
        [voice] { " " }by phone
        [post] { " " }by letter
        [inbox] { " " }through the inbox of your account
        [push] { " " }through our app
        [branch] { " " }at a branch
        [web] { " " }on our website
       *[none] { "" }
    }
    [defer] we decided to contact you later
   *[deny] we decided not to contact you
}
portal-care-own-laws = The law behind it
portal-care-own-object = I want no advertising
portal-care-own-object-intro = One click is enough. You need not give a reason. We will still tell you what the law obliges us to tell you, and what protects you.
portal-care-own-object-button = No advertising, please
portal-care-own-objected = You have objected to advertising. We keep to it.
portal-care-own-object-words = Or say in one sentence what you do not want
portal-care-own-object-hint = For example: Please do not call me.
portal-care-own-object-send = Send the sentence
portal-care-done-step = Saved.
portal-care-done-monitor = We are getting your code ready. Please look again in a few moments.
portal-care-done-write = We have your message. You will find our answer here.
portal-care-done-object = Noted. We keep to it from now on.
portal-care-fault-no-text = Please write something first.
portal-care-fault-long-text = The text is too long. Please send it in two messages.
portal-care-fault-full = This thread is full. Please write to us in another way.
portal-care-fault-busy = Too many people are writing to us at present. Please wait a minute and send it again.
portal-care-fault-not-done = This did not work. Please try again, or contact us in another way.
