# The alert in English. Short words, one thought a sentence; no "may" or "might" about the reader.

marker = EXERCISE. This is a test of our breach response. Nothing has happened to your data.
marker-subject = EXERCISE:
whose = { $audience ->
    [guardian] your child’s
    [next_of_kin] your late relative’s
   *[adult] your
}
whose-first = { $audience ->
    [guardian] Your child’s
    [next_of_kin] Your late relative’s
   *[adult] Your
}

subject-long = Data breach at { $controller_name }: { whose } personal data is affected
subject-short = { $audience ->
    [guardian] Data breach at { $controller_name }: your child
    [next_of_kin] Data breach at { $controller_name }: your relative
   *[adult] Data breach at { $controller_name }: your data
}
subject-possible = Data breach at { $controller_name }: please read
subject-bare = Data breach: { whose } personal data is affected

title-stolen = Data breach: { whose } personal data was stolen
title-exposed = Data breach: { whose } personal data was exposed
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
h-details = More details: what we have done
h-rights = Your rights and official contacts

# The place of the salutation, which is said to each person in the form that fits.
greeting = { $greeting }

salutation = { $audience ->
    [guardian] To the parent or guardian of { $name },
    [next_of_kin] To the family of { $name },
   *[adult] Dear { $name },
}

addressee = { $audience ->
    [guardian] Parent or guardian of { $name }
    [next_of_kin] { $kin }
   *[adult] { $name }
}

lead-stolen = { whose-first } personal data was stolen from { $controller_name }.
lead-exposed = { whose-first } personal data was exposed in a data breach at { $controller_name }.
lead-lost = { $controller_name } has lost files with { whose } personal data.
lead-misdirected = { $controller_name } sent { whose } personal data to the wrong recipient.
lead-possible = There was a data breach at { $controller_name }. We do not know yet whether { whose } personal data was part of it.
when-occurred = The breach happened on { $anchor_occurred }.
when-unknown = We do not know yet on which day the breach happened.
act-now = Please take the steps below now.
condolence = We are sorry for your loss, and sorry that we must write to you now.

affected-stolen = { $audience ->
    [guardian] Yes, your child is affected. This data was stolen:
    [next_of_kin] Yes. This data about your late relative was stolen:
   *[adult] Yes. This data about you was stolen:
}
affected-exposed = { $audience ->
    [guardian] Yes, your child is affected. This data was exposed:
    [next_of_kin] Yes. This data about your late relative was exposed:
   *[adult] Yes. This data about you was exposed:
}
affected-possible = { $audience ->
    [guardian] We do not know yet. We are checking the files. These files contain the following data about your child:
    [next_of_kin] We do not know yet. We are checking the files. These files contain the following data about your late relative:
   *[adult] We do not know yet. We are checking the files. These files contain the following data about you:
}

actions-intro = { $audience ->
    [guardian] Take these steps for your child, in this order.
    [next_of_kin] Take these steps in this order. Where they say “your”, they mean what belonged to your relative.
   *[adult] Take these steps in this order.
}

card-replaced = Yes. We replace the card at no cost to you.
card-order = We do not send new cards ourselves. Block the card and ask the bank that issued it for a new one.
card-not-part = { $audience ->
   *[adult] No. Your card data was not part of this breach.
    [guardian] No. Card data was not part of this breach.
    [next_of_kin] No. Card data was not part of this breach.
}

account-data = No. Closing an account does not undo the breach. Check the statements, and report every payment that you do not know.
account-password = No. A new password protects the account.
account-none = No. Closing an account does not undo the breach.

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
intruder-known = We know who got at the data: { $incident_intruder }.
intruder-unknown = We do not know yet who got at the data.
service-concerned = The breach concerns this service: { $incident_service }.

discovered = We discovered the breach on { $anchor_discovered }.
discovered-detected = We first saw signs of the breach on { $anchor_detected }.
discovered-aware = We have known of the breach since { $anchor_aware }.
discovered-unknown = We are still establishing when the first signs showed.
notice-date = We wrote this message on { $notice_date }.
delay-police = The police asked us to wait before we wrote to you.
delay-no-police = No police investigation delayed this message.
delay-finding-people = First we had to find out whose data was in the files. That took until now.
delay-finding-addresses = First we had to find the addresses of the people concerned. That took until now.
delay-vendor = A company that works for us told us late. So we write late.
delay-unexplained = That is too long, and we do not have the reason yet.

cons-identity = Criminals can use such data to take out loans or sign contracts in another person’s name. A block on new loans stops that.
cons-card = Criminals can try to pay with other people’s card data. A blocked card stops that.
cons-account = Criminals can use account data to make fake calls and invoices sound real. So check every invoice.
cons-password = Criminals try such passwords on other sites too. A new password stops that.
cons-security = Criminals can use such an answer to get into accounts. A new answer stops that.
cons-sensitive = Data about health or the body is private, and criminals can use it for blackmail. If somebody threatens you, do not pay, and call the police.
cons-contact = Expect calls, emails and text messages that pretend to come from us. Hang up, and call us yourself.

responsibility = We are sorry. { $controller_name } had a duty to protect this data, and we failed. We take responsibility for this.
explanation = This message says what we know, and what we do not know yet.

repair-monitoring = { $remedy_monitoring_months ->
    [one] We pay for { $remedy_monitoring_months_text } month of credit monitoring.
   *[other] We pay for { $remedy_monitoring_months_text } months of credit monitoring.
}
repair-cards = We replace the card and pay for it.
repair-losses = We cover losses that this breach causes you.
repair-documents = We pay for new identity documents where they must be replaced.
repair-legal = We pay for legal help if somebody misuses this data.
repair-audit = We have ordered an independent audit of our security.
repair-terms = For the credit monitoring you need no payment card. It ends by itself, and you give up no rights.

measure-access-closed = We have closed the way in that was used, so that nobody can use it again.
measure-passwords-reset = We have reset the passwords concerned.
measure-authority-notified = We have reported the breach to the data protection authority.
measure-police-notified = We have reported the breach to the police.
forbearance = We have made changes so that this does not happen again.
measure-second-factor = Every login to our systems now needs a second step.
measure-less-data = We keep less data now, and for a shorter time.
measure-staff-trained = We have trained our staff.
measure-systems-watched = Our systems are now watched day and night.
measure-data-encrypted = We now store this data encrypted.
investigation-finished = Our investigation ended on { $anchor_investigation_concluded }.
investigation-open = Our investigation is still going on.
next-update = We will publish the next update on { $next_date } at { $next_time }.
next-update-page = We will publish the next update on { $next_date } at { $next_time }, at { $page }.

code = The code of this message is { $code }.
verify-page = To check that it comes from us, type { $page } into your browser and enter the code.
verify-phone = To check that it comes from us, call { $contact_phone } and give the code.
never-ask = We will never ask you for a password, a PIN or a full number: not by phone, not by email, not by text message. If somebody does, end the contact and call us yourself.

contact-phone-hours = Call us on { $contact_phone } ({ $contact_hours }).
contact-phone = Call us on { $contact_phone }.
contact-time-zone = These hours are in this time zone: { $contact_time_zone }.
contact-free = This call is free of charge.
contact-wait = { $contact_wait_minutes ->
    [one] At present you wait about { $contact_wait_minutes_text } minute.
   *[other] At present you wait about { $contact_wait_minutes_text } minutes.
}
contact-other-ways = You need not wait on the phone: you can also write to us.
contact-email = Write to { $contact_email }.
contact-postal = Our postal address is { $contact_postal }.
contact-dpo-full = Our data protection officer is { $contact_dpo_name }, { $contact_dpo_email }.
contact-dpo-email = You can reach our data protection officer at { $contact_dpo_email }.
contact-dpo-name = Our data protection officer is { $contact_dpo_name }.
contact-formats = You can also have this message in large print, in easy language, or read to you on the phone. Call us for that.

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
    [next_of_kin] This data about your late relative was stolen:
   *[adult] This data about you was stolen:
}
sms-affected = { $audience ->
    [guardian] This data about your child was exposed:
    [next_of_kin] This data about your late relative was exposed:
   *[adult] This data about you was exposed:
}
sms-possible = { $audience ->
    [guardian] We do not know yet whether your child is affected. The files contain data about your child:
    [next_of_kin] We do not know yet whether your late relative is affected. The files contain data about your late relative:
   *[adult] We do not know yet whether you are affected. The files contain data about you:
}
sms-page = Type { $page } into your browser. Code: { $code }.
sms-phone = Call { $contact_phone } and give code { $code }.
sms-code = Your code: { $code }.
sms-never-ask = We never ask for your password or PIN.
sms-marker = EXERCISE.
