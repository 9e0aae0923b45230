# Zawiadomienie w formie „Ty”: tylko te zdania, które brzmią inaczej.  Nakładają się na ../pl.

marker = ĆWICZENIA. To jest test naszej reakcji na naruszenie danych. Z Twoimi danymi nic się nie stało.
whose = { $audience ->
    [guardian] dane osobowe Twojego dziecka
    [next_of_kin] dane osobowe zmarłej bliskiej osoby
   *[adult] Twoje dane osobowe
}
whose-first = { $audience ->
    [guardian] Dane osobowe Twojego dziecka
    [next_of_kin] Dane osobowe zmarłej bliskiej osoby
   *[adult] Twoje dane osobowe
}

subject-long = Naruszenie ochrony danych – { $controller_name }: { whose }
subject-bare = Naruszenie ochrony danych objęło { whose }
title-stolen = Naruszenie ochrony danych: skradziono { whose }
title-exposed = Naruszenie ochrony danych objęło { whose }
h-rights = Twoje prawa i kontakty do urzędów

salutation = { $audience ->
    [guardian] Do rodzica lub opiekuna prawnego osoby: { $name }
    [next_of_kin] Do bliskich osoby: { $name }
   *[adult] Dzień dobry! Ta wiadomość jest dla: { $name }
}

lead-stolen = { $controller_name } zawiadamia: z naszych systemów skradziono { whose }.
lead-exposed = { $controller_name } zawiadamia: doszło u nas do naruszenia ochrony danych, które objęło { whose }.
lead-lost = { $audience ->
    [guardian] { $controller_name } zawiadamia: zgubiliśmy pliki z danymi osobowymi Twojego dziecka.
    [next_of_kin] { $controller_name } zawiadamia: zgubiliśmy pliki z danymi osobowymi zmarłej bliskiej osoby.
   *[adult] { $controller_name } zawiadamia: zgubiliśmy pliki z Twoimi danymi osobowymi.
}
lead-misdirected = { $controller_name } zawiadamia: wysłaliśmy { whose } do niewłaściwego odbiorcy.
lead-possible = { $controller_name } zawiadamia: doszło u nas do naruszenia ochrony danych. Nie wiemy jeszcze, czy objęło { whose }.
act-now = Wykonaj już teraz opisane niżej kroki.
condolence = Składamy wyrazy współczucia. Przykro nam, że musimy napisać do Ciebie w takim czasie.

affected-stolen = { $audience ->
    [guardian] Tak, sprawa dotyczy Twojego dziecka. Skradziono te dane:
    [next_of_kin] Tak. Skradziono te dane zmarłej bliskiej osoby:
   *[adult] Tak. Skradziono te Twoje dane:
}
affected-exposed = { $audience ->
    [guardian] Tak, sprawa dotyczy Twojego dziecka. Naruszenie objęło te dane:
    [next_of_kin] Tak. Naruszenie objęło te dane zmarłej bliskiej osoby:
   *[adult] Tak. Naruszenie objęło te Twoje dane:
}
affected-possible = { $audience ->
    [guardian] Jeszcze nie wiemy, sprawdzamy to. Te pliki zawierają następujące dane Twojego dziecka:
    [next_of_kin] Jeszcze nie wiemy, sprawdzamy to. Te pliki zawierają następujące dane zmarłej bliskiej osoby:
   *[adult] Jeszcze nie wiemy, sprawdzamy to. Te pliki zawierają następujące Twoje dane:
}

actions-intro = { $audience ->
    [guardian] Wykonaj te kroki w imieniu dziecka, po kolei.
    [next_of_kin] Wykonaj te kroki po kolei. Chodzi w nich o rzeczy, które należały do zmarłej osoby.
   *[adult] Wykonaj te kroki po kolei.
}

card-order = Sami nie wysyłamy nowych kart. Zablokuj kartę i poproś o nową bank, który ją wydał.
card-not-part = { $audience ->
   *[adult] Nie. Naruszenie nie objęło danych Twojej karty.
    [guardian] Nie. Naruszenie nie objęło danych karty.
    [next_of_kin] Nie. Naruszenie nie objęło danych karty.
}
account-data = Nie. Zamknięcie konta nie cofnie naruszenia. Przeglądaj wyciągi i zgłaszaj każdą nieznaną płatność.

cons-account = Dzięki danym o koncie fałszywe telefony i faktury wydają się wiarygodne. Dlatego sprawdzaj każdą fakturę.
cons-sensitive = Dane o zdrowiu i ciele są prywatne, a przestępcy używają ich do szantażu. Jeśli ktoś grozi, nie płać i wezwij policję.
cons-contact = Spodziewaj się telefonów, e-maili i SMS-ów od osób, które podszywają się pod nas. Rozłącz się i zadzwoń do nas samodzielnie.

repair-losses = Pokryjemy straty, które poniesiesz z powodu tego naruszenia.
repair-terms = Do monitoringu nie trzeba podawać numeru karty. Usługa sama się kończy i nie tracisz żadnych praw.

verify-page = Aby sprawdzić, czy wiadomość pochodzi od nas, wpisz w przeglądarce { $page } i podaj ten kod.
verify-phone = Aby sprawdzić, czy wiadomość pochodzi od nas, zadzwoń pod numer { $contact_phone } i podaj ten kod.
never-ask = Nigdy nie poprosimy Cię o hasło, PIN ani o pełny numer. Nie zrobimy tego ani przez telefon, ani e-mailem, ani SMS-em. Jeśli ktoś o nie poprosi, przerwij rozmowę i zadzwoń do nas samodzielnie.

contact-formats = Tę wiadomość możesz też otrzymać dużym drukiem, w tekście łatwym do czytania albo wysłuchać jej przez telefon. Zadzwoń do nas w tej sprawie.
contact-other-ways = Nie musisz czekać przy telefonie: możesz też do nas napisać.

sms-stolen = { $audience ->
    [guardian] Skradziono dane Twojego dziecka:
    [next_of_kin] Skradziono dane zmarłej bliskiej osoby:
   *[adult] Skradziono Twoje dane:
}
sms-affected = { $audience ->
    [guardian] Naruszenie objęło dane Twojego dziecka:
    [next_of_kin] Naruszenie objęło dane zmarłej bliskiej osoby:
   *[adult] Naruszenie objęło Twoje dane:
}
sms-possible = { $audience ->
    [guardian] Sprawdzamy, czy sprawa dotyczy Twojego dziecka. Pliki zawierają dane Twojego dziecka:
    [next_of_kin] Sprawdzamy, czy sprawa dotyczy zmarłej bliskiej osoby. Pliki zawierają jej dane:
   *[adult] Sprawdzamy, czy sprawa Ciebie dotyczy. Pliki zawierają Twoje dane:
}
sms-page = Wpisz { $page } i podaj kod { $code }.
sms-phone = Zadzwoń: { $contact_phone }, kod { $code }.
