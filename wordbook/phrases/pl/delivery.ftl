# What a message says about its own delivery.

repeat-note = Ta wiadomość mogła już dotrzeć wcześniej. Jest taka sama i ma ten sam kod, wystarczy przeczytać ją raz.

# Na adres, z którego korzysta więcej osób: nikogo nie wymienia i niczego nie ujawnia.
ask-subject = { $controller_name }: prosimy o kontakt
ask-subject-bare = Prosimy o kontakt
ask-title = Prosimy o kontakt
ask-whom = Tu { $controller_name }. Mamy ważną wiadomość dla jednej z osób, które są naszymi klientami i podały nam ten adres.
ask-not-here = Samej wiadomości tu nie ma, bo mogą ją przeczytać także inni. Jeśli są Państwo naszymi klientami, prosimy o kontakt. Przekażemy ją osobiście.
ask-phone = Nasz numer telefonu: { $contact_phone }.
ask-web = Nasza strona: { $contact_web }.
ask-email = Można też napisać na adres { $contact_email }.
ask-own-way = Najbezpieczniej zadzwonić pod nasz numer, który już Państwo mają.
ask-never-ask = W tej wiadomości nie ma odnośnika do logowania i nie trzeba w odpowiedzi przesyłać żadnych danych.
ask-sms-whom = { $controller_name }: mamy ważną wiadomość dla klienta, który podał ten numer.
ask-sms-phone = Prosimy o telefon: { $contact_phone }.
ask-sms-web = Prosimy zajrzeć na { $contact_web }.
ask-voice-whom = Mamy ważną wiadomość dla jednej z osób, które są naszymi klientami i podały nam ten numer. Nie powiemy jej teraz, bo może nas słyszeć ktoś inny.

# To whoever picks up, or to a machine: what it is about comes after a key was pressed.
call-opening = Dzień dobry, tu { $controller_name }. Mamy dla Państwa ważną wiadomość.
