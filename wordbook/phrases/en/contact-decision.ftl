# The contact decision: reasons, and the answer to "why did you contact me".  Short sentences; never a sum, never a story.
decision-lead-allow = { $purpose ->
    [statutory_notice] We contact you because the law obliges us to tell you something important about your data.
    [incident_update] We contact you because there is news about an incident that concerns you.
    [fraud_alert] We contact you to protect you from fraud.
    [complaint] We contact you because of your complaint.
    [service] We contact you to help you with a service that you use.
    [remedy] We contact you about what we do for you after the incident.
    [survey] We contact you to ask your opinion.
   *[selling] We contact you with an offer.
}
decision-lead-defer = { $purpose ->
    [statutory_notice] We will contact you because the law obliges us to tell you something important about your data.
    [incident_update] We will contact you because there is news about an incident that concerns you.
    [fraud_alert] We will contact you to protect you from fraud.
    [complaint] We will contact you because of your complaint.
    [service] We will contact you to help you with a service that you use.
    [remedy] We will contact you about what we do for you after the incident.
    [survey] We would like to ask your opinion.
   *[selling] We would like to make you an offer.
}
decision-lead-deny = { $purpose ->
    [statutory_notice] There is a notice for you, and we do not send it in this way.
    [incident_update] There is news about the incident, and we do not send it in this way.
    [fraud_alert] There is a warning for you, and we do not send it in this way.
    [complaint] We do not answer your complaint in this way.
    [service] We do not contact you about this service.
    [remedy] We do not contact you about this help in this way.
    [survey] We do not ask you to take part in a survey.
   *[selling] We make you no offer.
}
decision-lead-inbound = { $purpose ->
    [complaint] You came to us with a complaint, and we have taken it.
   *[other] You contacted us, and we help you.
}
decision-basis = { $basis ->
    [legal_obligation] The law obliges us to do this.
    [contract] We do this because of the contract that you have with us.
    [consent] We do this because you agreed to it.
    [legitimate_interests] We do this because we have a legitimate interest in it, and you can object.
    [vital_interests] We do this to protect life and health.
   *[public_task] We do this because it is a task that the law gives us in the public interest.
}
decision-way = { $channel ->
    [email] We use email.
    [sms] We use a text message.
    [voice] We use a telephone call.
    [post] We use a letter.
    [inbox] We use the inbox of your account with us.
    [push] We use a notification in our app.
    [web] We use our website.
   *[branch] We talk to you in a branch.
}
decision-when = We wait until { $when }, by the clock where you are.
decision-moment = { $day }, { $time }
decision-data = For this decision we used: { $kinds }.
decision-kind = { $kind ->
    [contact] which ways of contact we have for you
    [wishes] your wishes about contact
    [history] when we last contacted you
    [roster] whether the incident concerns you
    [account] a signal from your account (no sums)
    [place] where you live (for the time of day)
   *[family] who is to be addressed in your place
}
decision-close-selling = You can object at any time; one sentence is enough, and then we stop for good.
decision-close-duty = You cannot opt out of what the law obliges us to tell you, but you can tell us which way of contact you prefer.
decision-close-help = If you do not want to be contacted like this, tell us in one sentence, or name a way that suits you better.
decision-close-inbound = You need no reason and no code to ask us, or to complain.
decision-close-deny = { $purpose ->
    [marketing] You need not do anything. If you need help, ask us; we help you, and sell you nothing.
    [sales] You need not do anything. If you need help, ask us; we help you, and sell you nothing.
   *[other] If you need help, ask us at any time.
}

decision-unknown-person-stranger = We do not know who this is. We contact nobody before we know who they are, so that nothing reaches a stranger.
decision-unknown-person-answered = You came to us and we do not know you. We answer by the way you came, and say nothing about any account.
decision-inbound-complaint = A complaint is always taken: in any way, at any time, with or without a code.
decision-inbound-heard = You came to us. We always listen and help.
decision-inbound-general = Until we know that it is you, we give general help and say nothing about your account.
decision-purpose-wall-offer = The message contains an offer. A message that helps or informs must not sell anything.
decision-purpose-wall-selling = This is advertising, and it says so.
decision-purpose-wall-duty = This is a notice that the law requires. It sells nothing.
decision-purpose-wall-asking = This is a survey. It sells nothing.
decision-purpose-wall-helping = This contact helps or informs you. It sells nothing.
decision-sensitive-trigger-selling = The occasion is a difficult moment or a data incident. We never use that to sell, whatever you agreed to. Help in the same matter stays possible.
decision-sensitive-trigger-survey = The occasion may be a difficult moment for you. A survey does not help in it.
decision-sensitive-trigger-help = The occasion may be a difficult moment for you. We may offer help because of it, for help serves you. We never sell because of it, for that would take advantage of you.
decision-sensitive-trigger-incident = The occasion is a data incident or a sign of fraud. We may help and inform you because of it, and never sell.
decision-legal-basis-none = No legal basis was named for this contact.
decision-legal-basis-unfit = The legal basis that was named does not fit this purpose.
decision-legal-basis-fits = The law allows this contact for this purpose.
decision-legal-basis-corrected = The law itself requires this contact. It does not depend on the basis that was named.
decision-objection-selling = You objected to advertising. That is final: we make you no offers.
decision-objection-other = You objected to contacts of this kind, and we respect that.
decision-objection-powerless = You objected to contacts. This one is not made on our wish alone, so the objection does not stop it.
decision-objection-not_meant = Your objection is about other contacts than this one, and stays in force for them.
decision-bereavement-selling = The person has died. We make no offers and ask no questions for a survey.
decision-bereavement-no_kin = The person has died, and we know no next of kin. A member of staff looks for the right person to speak to.
decision-bereavement-kin = The person has died. We turn to the next of kin, at their own contact details.
decision-minors-selling = The person is under age. We make no offers to children.
decision-minors-no_guardian = The person is under age, and we know no guardian. A member of staff looks for the right person to speak to.
decision-minors-guardian = The person is under age. We turn to the guardian, at their own contact details.
decision-vulnerability-selling = We make no offers to people in a difficult situation.
decision-vulnerability-care = We take care: we take our time and check that everything is clear.
decision-incident-freeze-affected = Your data is part of an incident. For { $days } days from its beginning we make you no offers.
decision-incident-freeze-distressed = For { $days } days from the beginning of an incident we make no offers to people who need special care.
decision-safe-contact-none = You told us that no way of contact is safe for you. We do not contact you; you can come to us at any time.
decision-safe-contact-unsafe = This way is not among those that you told us to use.
decision-safe-contact-kept = You told us which ways of contact to use, and we keep to them.
decision-compromised-channel-read_by_others = Others may be able to read this way of contact because of the incident, so we do not use it.
decision-contact-point-own_account = An account of the person is not the way to those who are addressed in their place.
decision-contact-point-missing = We have no contact details of yours for this way.
decision-contact-point-unverified = It has not been checked that these contact details are yours.
decision-contact-point-not_given = We did not get these contact details from you.
decision-authentication-failed = It was not shown that it is really you on the other side, so we say nothing about you there.
decision-consent-missing = Advertising in this way needs your consent beforehand, for each way separately. You did not give it. Contact details given for another purpose are no consent.
decision-consent-basis_missing = This contact was to rest on your consent, and you did not give it for this purpose and this way.
decision-consent-withdrawn = You withdrew your consent.
decision-consent-given = You agreed to advertising in this way and have not withdrawn that.
decision-consent-basis_given = You agreed to this contact in this way and have not withdrawn that.
decision-consent-not_needed = Advertising in this way needs no consent, as long as you do not object.
decision-do-not-call-selling = You asked not to be called or texted with offers.
decision-do-not-call-other_way = You asked not to be called, so another way comes first.
decision-do-not-call-only_way = You asked not to be called, but no other way reaches you for help.
decision-opt-out-stopped = You asked us to stop using this way.
decision-opt-out-only_way = You asked us to stop using this way. The law still obliges us to tell you, and no other way reaches you.
decision-message-form-no_sender = The message does not say who sends it.
decision-message-form-no_way_out = The message does not say how you can stop such messages.
decision-bank-exemption-too_long = The text message is longer than the law allows for a warning without consent.
decision-bank-exemption-costs = A warning by telephone must cost you nothing, and this one would.
decision-bank-exemption-no_sender = A warning by telephone must say who it comes from, and this one does not.
decision-bank-exemption-no_way_out = A warning by telephone must say how you can stop such messages, and this one does not.
decision-bank-exemption-often_enough = You have had as many warnings about this by telephone in these days as the law allows.
decision-bank-exemption-kept = Warnings of this kind are allowed by telephone without consent, if they are short, free and few.
decision-quiet-hours-urgent = It cannot wait for daytime. The reason and who decided it are on record.
decision-quiet-hours-unknown_place = We do not know what time it is where you are, so we do not call or text.
decision-quiet-hours-never = No hour was found at which we may call or text you.
decision-quiet-hours-closed = It is outside the hours in which we call or text where you live.
decision-quiet-hours-open = It is within the hours in which we call or text where you live.
decision-daily-cap-told_today = You have already had a message about this today in this way. The next one can wait until tomorrow.
decision-daily-cap-news = You have already had a message about this today, but there is news.
decision-least-intrusive-call = A call would be more intrusive than this matter needs.
decision-least-intrusive-chosen = We chose the least intrusive way that reaches you safely.
decision-least-intrusive-only_way = We call because no less intrusive way reaches you.
decision-least-intrusive-not_needed = This way was not needed.
decision-least-intrusive-not_planned = This contact was planned for another way, and only that one was decided on.
decision-no-channel-none_left = No way is left that reaches you safely. A member of staff looks for another one.
decision-no-channel-not_this_one = It was to be made in this way, so it is not made.
