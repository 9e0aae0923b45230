portal-wishes-heading = What you asked of us
portal-wishes-what = { $kind ->
    [objection] { $purpose ->
        [ads] No advertising.
        [all] No contact that the law lets you refuse.
       *[other] No contact of one kind that we may only make if you do not object.
    }
    [do_not_call] No calls with offers.
   *[opt_out] { $channel ->
        [email] No e-mails.
        [sms] No text messages.
        [voice] No calls.
        [post] No letters.
        [inbox] No messages in the inbox of your account.
        [push] No messages by our app.
        [web] No messages on our website.
        [branch] Nothing in a branch.
       *[all] No contact at all that the law lets you refuse.
    }
}
portal-wishes-when = { $how ->
    [click] You said so here with one click on { $day }.
    [words] You told us so in your own words on { $day }.
    [staff] A member of our staff noted it on { $day }.
   *[file] We took it over from our earlier files on { $day }.
}
portal-wishes-note = You may take it back at any time. You will still get no advertising unless you agree to it.
portal-wishes-back-ads = I take back my objection to advertising.
portal-wishes-back-all = I take back my objection.
portal-wishes-button-ads = Take back what I said about advertising
portal-wishes-button-all = Take all of it back
