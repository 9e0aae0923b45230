# Zawiadomienie w formie „Ty”: tylko te zdania, które brzmią inaczej. Nakładają się na ../pl.

marker = ĆWICZENIA. To jest test naszej reakcji na naruszenie ochrony danych. Z Twoimi danymi nic się nie stało.
whose = { $audience ->
    [guardian] dane osobowe Twojego dziecka
    [next_of_kin] dane osobowe bliskiej Ci zmarłej osoby
   *[adult] Twoje dane osobowe
}
whose-first = { $audience ->
    [guardian] Dane osobowe Twojego dziecka
    [next_of_kin] Dane osobowe bliskiej Ci zmarłej osoby
   *[adult] Twoje dane osobowe
}

subject-long = Naruszenie ochrony danych – { $controller_name }: objęło { whose }
subject-short = { $audience ->
    [guardian] Naruszenie ochrony danych – { $controller_name }: dane Twojego dziecka
    [next_of_kin] Naruszenie ochrony danych – { $controller_name }: dane bliskiej osoby
   *[adult] Naruszenie ochrony danych – { $controller_name }: Twoje dane
}
subject-possible = Naruszenie ochrony danych – { $controller_name }: przeczytaj
subject-bare = Naruszenie ochrony danych objęło { whose }
title-stolen = Naruszenie ochrony danych: skradziono { whose }
title-exposed = Naruszenie ochrony danych objęło { whose }
h-rights = Twoje prawa i kontakty do urzędów

salutation = { $audience ->
    [guardian] Do rodzica lub opiekuna prawnego dziecka: { $name }
    [next_of_kin] Do bliskich zmarłej osoby: { $name }
   *[adult] Dzień dobry! To wiadomość dla: { $name }
}

lead-stolen = { $controller_name } zawiadamia: skradziono { whose }, które przechowywaliśmy.
lead-exposed = { $controller_name } zawiadamia: doszło u nas do naruszenia ochrony danych, które objęło { whose }.
lead-lost = { $audience ->
    [guardian] { $controller_name } zawiadamia: zgubiliśmy pliki z danymi osobowymi Twojego dziecka.
    [next_of_kin] { $controller_name } zawiadamia: zgubiliśmy pliki z danymi osobowymi bliskiej Ci zmarłej osoby.
   *[adult] { $controller_name } zawiadamia: zgubiliśmy pliki z Twoimi danymi osobowymi.
}
lead-misdirected = { $controller_name } zawiadamia: wysłaliśmy { whose } do niewłaściwego odbiorcy.
lead-possible = { $controller_name } zawiadamia: doszło u nas do naruszenia ochrony danych. Nie wiemy jeszcze, czy objęło { whose }.
act-now = Zrób już teraz to, co opisujemy niżej.
condolence = Składamy wyrazy współczucia. Przykro nam, że musimy napisać do Ciebie w takim czasie.

affected-stolen = { $audience ->
    [guardian] Tak, sprawa dotyczy Twojego dziecka. Skradziono te dane:
    [next_of_kin] Tak. Skradziono te dane bliskiej Ci zmarłej osoby:
   *[adult] Tak. Skradziono te Twoje dane:
}
affected-exposed = { $audience ->
    [guardian] Tak, sprawa dotyczy Twojego dziecka. Naruszenie objęło te dane:
    [next_of_kin] Tak. Naruszenie objęło te dane bliskiej Ci zmarłej osoby:
   *[adult] Tak. Naruszenie objęło te Twoje dane:
}
affected-possible = { $audience ->
    [guardian] Jeszcze nie wiemy. Sprawdzamy pliki, które zawierają te dane Twojego dziecka:
    [next_of_kin] Jeszcze nie wiemy. Sprawdzamy pliki, które zawierają te dane bliskiej Ci zmarłej osoby:
   *[adult] Jeszcze nie wiemy. Sprawdzamy pliki, które zawierają te Twoje dane:
}

actions-intro = { $audience ->
    [guardian] Po kolei wykonaj te kroki w imieniu dziecka.
    [next_of_kin] Wykonaj te kroki po kolei. Dotyczą one tego, co należało do zmarłej osoby.
   *[adult] Wykonaj te kroki po kolei.
}

card-order = Sami nie wysyłamy nowych kart. Zablokuj kartę i zamów nową w banku, który ją wydał.
card-not-part = { $audience ->
   *[adult] Nie. Naruszenie nie objęło danych Twojej karty.
    [guardian] Nie. Naruszenie nie objęło danych karty.
    [next_of_kin] Nie. Naruszenie nie objęło danych karty.
}
account-data = Nie. Zamknięcie konta nie cofnie tego, co się stało. Przeglądaj wyciągi i zgłaszaj każdą nieznaną płatność.

cons-account = Dzięki danym o koncie fałszywe telefony i faktury wydają się wiarygodne. Dlatego sprawdzaj każdą fakturę.
cons-sensitive = Dane o zdrowiu lub cechach ciała są prywatne, a przestępcy mogą ich użyć do szantażu. Jeśli ktoś Ci grozi, nie płać i zawiadom policję.
cons-contact = Spodziewaj się telefonów, e-maili i SMS-ów od osób, które podszywają się pod nas. Rozłącz się wtedy i samodzielnie wybierz nasz numer.

repair-losses = Pokryjemy straty, które poniesiesz z powodu tego naruszenia.
repair-terms = Do monitoringu nie trzeba podawać numeru karty. Usługa kończy się sama i nie tracisz żadnych praw.

verify-page = Aby sprawdzić, czy wiadomość pochodzi od nas, wpisz w przeglądarce { $page } i podaj ten kod.
verify-phone = Aby sprawdzić, czy wiadomość pochodzi od nas, zadzwoń pod numer { $contact_phone } i podaj ten kod.
never-ask = Nigdy nie poprosimy Cię o hasło, PIN ani pełny numer karty, konta czy dokumentu. Nie zrobimy tego ani przez telefon, ani e-mailem, ani SMS-em. Jeśli ktoś o to poprosi, przerwij kontakt i samodzielnie wybierz nasz numer.

contact-formats = Tę wiadomość możemy Ci też przysłać dużym drukiem lub w wersji łatwej do czytania albo przeczytać przez telefon. Zadzwoń do nas w tej sprawie.
contact-other-ways = Nie musisz czekać przy telefonie: możesz też do nas napisać.

sms-stolen = { $audience ->
    [guardian] Skradziono dane Twojego dziecka:
    [next_of_kin] Skradziono dane bliskiej Ci zmarłej osoby:
   *[adult] Skradziono Twoje dane:
}
sms-affected = { $audience ->
    [guardian] Naruszenie objęło dane Twojego dziecka:
    [next_of_kin] Naruszenie objęło dane bliskiej Ci zmarłej osoby:
   *[adult] Naruszenie objęło Twoje dane:
}
sms-possible = { $audience ->
    [guardian] Sprawdzamy, czy sprawa dotyczy Twojego dziecka. Pliki zawierają dane Twojego dziecka:
    [next_of_kin] Sprawdzamy, czy sprawa dotyczy bliskiej Ci zmarłej osoby. Pliki zawierają jej dane:
   *[adult] Sprawdzamy, czy sprawa Cię dotyczy. Pliki zawierają Twoje dane:
}
sms-page = Wpisz { $page } i podaj kod { $code }.
sms-phone = Zadzwoń: { $contact_phone }, kod { $code }.
