# The alert in English. Short words, one thought a sentence; no "may" or "might" about the reader.

marker = EXERCISE. This is a test of our breach response. Nothing has happened to your data.
marker-subject = EXERCISE:

subject-long = { $audience ->
    [guardian] Data breach at { $controller_name }: your child’s data is affected
   *[adult] Data breach at { $controller_name }: your personal data is affected
}
subject-short = { $audience ->
    [guardian] Data breach at { $controller_name }: your child
   *[adult] Data breach at { $controller_name }: your data
}
subject-possible = Data breach at { $controller_name }: please read
subject-bare = { $audience ->
    [guardian] Data breach: your child’s personal data is affected
   *[adult] Data breach: your personal data is affected
}

title-stolen = { $audience ->
    [guardian] Data breach: your child’s personal data was stolen
   *[adult] Data breach: your personal data was stolen
}
title-exposed = { $audience ->
    [guardian] Data breach: your child’s personal data was exposed
   *[adult] Data breach: your personal data was exposed
}
title-possible = Data breach: what we know so far

h-affected = Am I affected?
h-what-to-do = What must I do?
h-card = Do I get a new card?
h-account = Should I close my account?
h-happened = What happened?
h-consequences = What does this mean for me?
h-doing = What are we doing?
h-genuine = Is this message genuine?
h-contact = How can I reach you?
h-rights = Your rights and official contacts

# The place of the salutation, which is said to each person in the form that fits.
greeting = { $greeting }

salutation = { $audience ->
    [guardian] To the parent or guardian of { $name },
   *[adult] Dear { $name },
}

addressee = { $audience ->
    [guardian] Parent or guardian of { $name }
   *[adult] { $name }
}

lead-stolen = { $audience ->
    [guardian] Your child’s personal data was stolen from { $controller_name }.
   *[adult] Your personal data was stolen from { $controller_name }.
}
lead-exposed = { $audience ->
    [guardian] Your child’s personal data was exposed in a data breach at { $controller_name }.
   *[adult] Your personal data was exposed in a data breach at { $controller_name }.
}
lead-lost = { $audience ->
    [guardian] { $controller_name } has lost files with your child’s personal data.
   *[adult] { $controller_name } has lost files with your personal data.
}
lead-misdirected = { $audience ->
    [guardian] { $controller_name } sent your child’s personal data to the wrong recipient.
   *[adult] { $controller_name } sent your personal data to the wrong recipient.
}
lead-possible = { $audience ->
    [guardian] There was a data breach at { $controller_name }. We do not know yet whether your child’s personal data was part of it.
   *[adult] There was a data breach at { $controller_name }. We do not know yet whether your personal data was part of it.
}
when-occurred = The breach happened on { $anchor_occurred }.
when-unknown = We do not know yet on which day the breach happened.
act-now = Please take the steps below now.

affected-stolen = { $audience ->
    [guardian] Yes, your child is affected. This data was stolen:
   *[adult] Yes. This data about you was stolen:
}
affected-exposed = { $audience ->
    [guardian] Yes, your child is affected. This data was exposed:
   *[adult] Yes. This data about you was exposed:
}
affected-possible = { $audience ->
    [guardian] We do not know yet. We are checking the files. These files contain the following data about your child:
   *[adult] We do not know yet. We are checking the files. These files contain the following data about you:
}

actions-intro = { $audience ->
    [guardian] Take these steps for your child, in this order.
   *[adult] Take these steps in this order.
}

card-replaced = Yes. We replace the card at no cost to you.
card-order = We do not send new cards ourselves. Block your card and ask the bank that issued it for a new one.
card-not-part = No. Your card data was not part of this breach.

account-data = No. Closing your account does not undo the breach. Check your statements, and report every payment that you do not know.
account-password = No. A new password protects your account.
account-none = No. Closing your account does not undo the breach.

happened-possible = We are examining which files were reached.
cause-ransomware = Criminals broke into our systems and encrypted files.
cause-web-attack = Criminals broke into our systems over the internet.
cause-credential-stuffing = Criminals logged in to accounts with passwords from other breaches.
cause-insider = A person who worked for us used their access against our rules.
cause-theft = Equipment that held personal data was stolen from us.
cause-loss = We lost equipment or papers that held personal data.
cause-misdirected = We sent a message with personal data to the wrong recipient.
cause-social-engineering = Criminals tricked one of our staff and got into our systems.
cause-mail-compromise = Criminals got into one of our mailboxes.
cause-unknown = We do not know yet how it happened.
copied-confirmed = Personal data was copied.
copied-unknown = We do not know yet whether the data was copied.

discovered = We discovered the breach on { $anchor_discovered }.
discovered-detected = We first saw signs of the breach on { $anchor_detected }.
discovered-aware = We have known of the breach since { $anchor_aware }.
discovered-unknown = We are still establishing when the first signs could be seen.
notice-date = We wrote this message on { $notice_date }.
delay-police = The police asked us to wait before we wrote to you.
delay-no-police = No police investigation delayed this message.

cons-identity = Criminals can use such data to take out loans or sign contracts in another person’s name.
cons-card = Criminals can try to pay with other people’s card data.
cons-account = Criminals can use account data to make fake calls and invoices sound real.
cons-password = Criminals try such passwords on other sites too.
cons-security = Criminals can use such an answer to get into accounts.
cons-sensitive = Data about health or the body is private, and criminals can use it for blackmail.
cons-contact = Expect calls, emails and text messages that pretend to come from us.
cons-steps = The steps in this message make this harder for them.

responsibility = We are sorry. { $controller_name } had a duty to protect this data, and we failed. We take responsibility for this.

repair-monitoring = { $remedy_monitoring_months ->
    [one] We pay for { $remedy_monitoring_months_text } month of credit monitoring.
   *[other] We pay for { $remedy_monitoring_months_text } months of credit monitoring.
}
repair-cards = We replace the card and pay for it.
repair-losses = We cover losses that this breach causes you.
repair-documents = We pay for new identity documents where they must be replaced.
repair-legal = We pay for legal help if somebody misuses this data.
repair-audit = We have ordered an independent audit of our security.
repair-terms = You need no payment card for this, it ends by itself, and you give up no rights.

measure-access-closed = We have closed the way in that was used.
measure-passwords-reset = We have reset the passwords concerned.
measure-authority-notified = We have reported the breach to the data protection authority.
measure-police-notified = We have reported the breach to the police.
investigation-finished = Our investigation ended on { $anchor_investigation_concluded }.
investigation-open = Our investigation is still going on.
next-update = We will publish the next update on { $next_date } at { $next_time }.

code = The code of this message is { $code }.
verify-page = To check that it comes from us, type { $page } into your browser and enter the code.
verify-phone = To check that it comes from us, call { $contact_phone } and give the code.
never-ask = We will never ask you for a password, a PIN or a full number. We will not do so by phone, by email or by text message. If somebody does, end the contact and call us yourself.

contact-phone-hours = Call us on { $contact_phone } ({ $contact_hours }).
contact-phone = Call us on { $contact_phone }.
contact-email = Write to { $contact_email }.
contact-postal = Our postal address is { $contact_postal }.
contact-dpo-full = Our data protection officer is { $contact_dpo_name }, { $contact_dpo_email }.
contact-dpo-email = You can reach our data protection officer at { $contact_dpo_email }.
contact-dpo-name = Our data protection officer is { $contact_dpo_name }.

takes = { $minutes ->
    [one] It takes about { $minutes_text } minute.
   *[other] It takes about { $minutes_text } minutes.
}
label-why = Why:
label-by = By when:
label-where = Where:
label-code = Code
by-today = today
by-this-week = this week
by-two-weeks = within two weeks
by-from-now-on = from now on

sms-news = { $controller_name }: Data breach.
sms-stolen = { $audience ->
    [guardian] This data about your child was stolen:
   *[adult] This data about you was stolen:
}
sms-affected = { $audience ->
    [guardian] This data about your child was exposed:
   *[adult] This data about you was exposed:
}
sms-possible = { $audience ->
    [guardian] We do not know yet whether your child is affected. The files contain data about your child:
   *[adult] We do not know yet whether you are affected. The files contain data about you:
}
sms-page = Type { $page } and enter code { $code }.
sms-phone = Call { $contact_phone } and give code { $code }.
sms-code = Your code: { $code }.
sms-never-ask = We never ask for your password or PIN.
sms-marker = EXERCISE.
