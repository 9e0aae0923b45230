# What a message says about its own delivery.

repeat-note = You may have had this message before. It is the same one, with the same code: reading it once is enough.

# To a contact point that others read: nobody is named, and nothing is told.
ask-subject = { $controller_name }: please get in touch with us
ask-subject-bare = Please get in touch with us
ask-title = Please get in touch with us
ask-whom = This is { $controller_name }. We have an important message for one of our customers, whom we reach under this address.
ask-not-here = The message itself is not in here, because other people may read it too. If you are a customer of ours, please get in touch, and we will give it to you in person.
ask-phone = Call us on { $contact_phone }.
ask-web = Our website is { $contact_web }.
ask-email = You can also write to { $contact_email }.
ask-own-way = The safest way is a number of ours that you already have.
ask-never-ask = This message has no link to log in, and you need not send us any data in reply.
ask-sms-whom = { $controller_name }: we have an important message for a customer reached under this number.
ask-sms-phone = Please call { $contact_phone }.
ask-sms-web = Please see { $contact_web }.
ask-voice-whom = We have an important message for one of our customers, whom we reach under this number. We do not say it here, because somebody else may be listening.

# To whoever picks up, or to a machine: what it is about comes after a key was pressed.
call-opening = This is { $controller_name }. We have an important message for you.
