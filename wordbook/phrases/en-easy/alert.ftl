# The alert in easy English: one thought a sentence, at most ten words, nothing in the passive.
# Only phrases that are said otherwise; none whose words a law fixes.

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

title-stolen = Data breach: criminals stole { whose } data
title-exposed = Data breach: it concerns { whose } data

lead-stolen = Criminals stole data from { $controller_name }. They stole { whose } data too.
lead-exposed = There was a data breach at { $controller_name }. { whose-first } data is part of it.
lead-lost = { $controller_name } lost files. { whose-first } data is in them.
lead-misdirected = { $controller_name } sent data to the wrong person. It is { whose } data.
lead-possible = There was a data breach at { $controller_name }. We do not know yet whether it concerns { whose } data.
when-occurred = It happened on { $anchor_occurred }.
when-unknown = We do not know the day yet.
act-now = Please act now.
condolence = We are sorry for your loss.

affected-stolen = { $audience ->
    [guardian] Yes. Criminals stole this data about your child:
    [next_of_kin] Yes. Criminals stole this data about your late relative:
   *[adult] Yes. Criminals stole this data about you:
}
affected-possible = { $audience ->
    [guardian] We do not know yet. We are checking. This data about your child is in the files:
    [next_of_kin] We do not know yet. We are checking. This data about your late relative is in the files:
   *[adult] We do not know yet. We are checking. This data about you is in the files:
}
actions-intro = { $audience ->
    [guardian] Do these steps for your child. Start with number 1.
    [next_of_kin] Do these steps. Start with number 1. Do them for your late relative.
   *[adult] Do these steps. Start with number 1.
}

card-replaced = Yes. We replace the card. It costs you nothing.
card-order = We do not send new cards. Block the card. Then ask the bank for a new one.
card-not-part = { $audience ->
   *[adult] No. Your card data was not part of this.
    [guardian] No. Card data was not part of this.
    [next_of_kin] No. Card data was not part of this.
}
account-data = No. That does not help. Check the statements. Report every payment that you do not know.
account-password = No. Make a new password. It protects the account.
account-none = No. That does not help.

happened-possible = We are checking which files somebody opened.
cause-ransomware = Criminals broke into our computers. They locked our files.
cause-web-attack = Criminals broke into our computers. They came over the internet.
cause-credential-stuffing = Criminals had passwords from other places. They used them with us.
cause-insider = A person worked for us. This person broke our rules.
cause-theft = Somebody stole equipment from us. There was data on it.
cause-loss = We lost equipment or papers. There was data on them.
cause-misdirected = We sent a message to the wrong person. There was data in it.
cause-social-engineering = Criminals tricked a person who works for us. So they got into our computers.
cause-mail-compromise = Criminals got into one of our mailboxes.
copied-confirmed = They copied data.
copied-unknown = We do not know yet whether somebody copied data.
intruder-unknown = We do not know yet who got the data.

discovered = We found it on { $anchor_discovered }.
discovered-detected = We saw first signs on { $anchor_detected }.
discovered-aware = We have known of it since { $anchor_aware }.
discovered-unknown = We do not know yet when first signs showed.
notice-date = We wrote this on { $notice_date }.
delay-police = The police asked us to wait before we wrote.
delay-no-police = The police did not ask us to wait.
delay-finding-people = First we had to find out whose data it was. That took until now.
delay-finding-addresses = First we had to find addresses. That took until now.
delay-vendor = Another company works for us. It told us late. So we write late.
delay-unexplained = That is too long. We do not know the reason yet.

cons-identity = Criminals can borrow money in another person’s name. A block on new loans stops that.
cons-card = Criminals can try to pay with the card. A blocked card stops that.
cons-account = Criminals can send false bills. Check every bill.
cons-password = Criminals try the password in other places. A new password stops that.
cons-security = Criminals can use the answer to get in. A new answer stops that.
cons-sensitive = Health data is private. Criminals can threaten people with it. Do not pay. Call the police.
cons-contact = Criminals can call you and say they are us. Hang up. Then call us yourself.

responsibility = We are sorry. { $controller_name } had to protect this data. We failed. We take responsibility for this.
explanation = We say what we know. We say what we do not know yet.
repair-cards = We pay for the new card.
repair-losses = We cover what you lose through this.
repair-documents = We pay for new identity papers if you need them.
repair-legal = We pay for a lawyer if somebody misuses the data.
repair-audit = Independent experts check our security. We have ordered that.
repair-terms = You need no bank card for the monitoring. It ends by itself. You give up no rights.

measure-access-closed = We closed the way in. Nobody can use it again.
measure-passwords-reset = We reset the passwords.
measure-authority-notified = We told the data protection authority.
measure-police-notified = We told the police.
forbearance = We changed things, so that this does not happen again.
measure-second-factor = Everybody now needs two steps to log in.
measure-less-data = We keep less data now. We keep it for less time.
measure-systems-watched = Somebody now watches our systems day and night.
measure-data-encrypted = We now lock this data with a secret key.
investigation-finished = We finished our checks on { $anchor_investigation_concluded }.
investigation-open = We are still checking.
next-update-page = The next update comes on { $next_date } at { $next_time }. You find it at { $page }.
next-update = The next update comes on { $next_date } at { $next_time }.

verify-page = Is this message real? Type { $page } into your browser. Enter the code there.
verify-phone = Is this message real? Call { $contact_phone }. Give the code.
never-ask = We will never ask you for a password. We will never ask for a PIN or a full number. Does somebody ask? Hang up. Then call us yourself.

contact-phone-hours = Call us on { $contact_phone }. We are there: { $contact_hours }.
contact-other-ways = You can also write to us.
contact-formats = You can have this in large print. We can read it to you on the phone. Call us for that.
contact-dpo-full = This person looks after data protection: { $contact_dpo_name }, { $contact_dpo_email }.
contact-dpo-email = Write about data protection to { $contact_dpo_email }.
contact-dpo-name = This person looks after data protection: { $contact_dpo_name }.
