# Czy to mnie dotyczy i moja sprawa. Forma „Państwo”; nigdy „prawdopodobnie”.
check-exercise = ĆWICZENIA. Ta strona jest częścią ćwiczeń. Niczyich danych nie skradziono.
check-title = Czy to mnie dotyczy?
check-intro = Najpierw prosimy pokazać, że to naprawdę Państwo: kodem z naszego listu lub wiadomości albo kodem jednorazowym, który wyślemy na Państwa adres zapisany u nas.
check-none = Nie ma teraz zdarzenia, dla którego można to sprawdzić.
check-code-heading = Mam od Państwa kod
check-code-label = Kod z listu lub wiadomości
check-code-hint = Dziesięć liter i cyfr w układzie { $form }. Litery wielkie lub małe, z kreską lub bez niej.
check-code-button = Sprawdź
check-contact-heading = Nie mam kodu
check-contact-label = Adres e-mail
check-contact-hint = Prosimy podać adres, który jest u nas zapisany. Wyślemy na niego kod jednorazowy. Nie mówimy tutaj, czy znamy ten adres.
check-contact-no-sms = Obecnie nie możemy wysyłać kodów na telefon. Jeśli nie mamy Państwa adresu e-mail, prosimy użyć kodu z naszego listu albo nas zapytać.
check-contact-no-mail = W tej sprawie nie możemy wysyłać kodów jednorazowych e-mailem, ponieważ dotyczy ona także poczty elektronicznej. Prosimy użyć kodu z naszego listu albo nas zapytać.
check-contact-button = Wyślij kod
check-sent = Jeśli ten adres jest u nas zapisany, kod jest już w drodze.
check-sent-how = Kod przyjdzie e-mailem w ciągu kilku minut i będzie ważny przez { $minutes_text } minut. Liczba prób: { $tries_text }.
check-sent-nothing = Nic nie przyszło? To znaczy, że tego adresu u nas nie ma, że nie wolno nam na niego pisać albo że poproszono o zbyt wiele kodów. Prosimy użyć kodu z naszego listu albo nas zapytać.
check-once-label = Kod jednorazowy z e-maila
check-once-hint = Osiem liter i cyfr w układzie { $form }.
check-once-button = Sprawdź kod jednorazowy
check-once-wrong = Ten kod nie działa.
check-once-wrong-why = Może jest w nim błąd, może stracił ważność, a może prób było za dużo. Można poprosić o nowy kod.
check-empty = Prosimy wpisać kod.
check-odd = Nasze kody wyglądają inaczej.
check-odd-contact = To nie jest ani adres e-mail, ani numer telefonu.
check-unknown = Nie znamy wiadomości z tym kodem.
check-unknown-why = Prosimy sprawdzić każdy znak. Nasze kody nigdy nie zawierają znaków { $unused }. Jeśli kod jest wpisany poprawnie, prosimy nie ufać wiadomości, w której przyszedł.
check-busy = Za dużo prób. Prosimy odczekać minutę i spróbować ponownie.
check-busy-why = Ograniczamy liczbę prób, aby nikt nie mógł odgadnąć kodów. Niczego nie sprawdziliśmy.
check-affected = Tak. To zdarzenie dotyczy Państwa danych.
check-affected-what = Chodzi o te Państwa dane:
check-not-in = Nie. To zdarzenie nie dotyczy danych związanych z tym kontaktem.
check-not-in-how = Wszystko, co znaleźliśmy, porównaliśmy z danymi wszystkich naszych klientów. Stan na { $day }. Sprawdziliśmy dane związane z tym kontaktem.
check-not-in-later = Jeśli ustalimy coś innego, napiszemy do Państwa. Jeśli korzystają Państwo u nas także z innych adresów, prosimy sprawdzić i te adresy.
check-cannot = Tutaj nie możemy Państwu odpowiedzieć.
check-because = { $because ->
    [shared] Powód: z tego adresu korzysta kilku klientów, więc nie wiemy, kto z nich pyta.
    [review] Powód: nie wiadomo jednoznacznie, do kogo należy to, co znaleźliśmy. Sprawdzają to nasi pracownicy.
    [disagree] Powód: w naszych zbiorach są różne Państwa dane kontaktowe. Nie chcemy przekazać tej informacji niewłaściwej osobie.
    [by_letter] Powód: w tym przypadku piszemy pocztą do osoby, która może się o tym dowiedzieć.
    [asked] Powód: w tej wiadomości prosimy tylko o kontakt. Jej kod nie pokazuje, kto ją czyta.
   *[renewing] Powód: mamy nowe ustalenia i aktualizujemy tę stronę. Prosimy wrócić tu dziś później.
}
check-ask-us = Prosimy nas zapytać. Nie potrzeba do tego kodu ani hasła.
check-incident = { $controller }: zdarzenie, które dotyczy danych osobowych.
check-occurred = Doszło do niego { $day }.
check-first = Co zrobić najpierw
check-first-case = Prosimy otworzyć swoją sprawę. Piszemy tam krok po kroku, co trzeba zrobić i co my robimy dla Państwa.
check-open-case = Otwórz moją sprawę
check-mail-subject = { $controller }: kod jednorazowy
check-mail-code = Kod jednorazowy do strony { $controller }: { $code }
check-mail-time = Kod jest ważny przez { $minutes_text } minut. Prosimy wpisać go na stronie, na której o niego poproszono.
check-mail-nobody = Prosimy nikomu nie podawać tego kodu. Nigdy o niego nie pytamy: ani przez telefon, ani e-mailem, ani SMS-em.
check-mail-not-asked = Jeśli nie prosili Państwo o kod, nie trzeba nic robić.

case-title = Moja sprawa
case-intro = Prosimy wpisać kod z naszego listu lub wiadomości. Zobaczą Państwo swoje zawiadomienie, co można zrobić i co my robimy dla Państwa.
case-close = Na koniec prosimy zamknąć to okno, zwłaszcza na komputerze, z którego korzystają też inni.
case-not-affected = Z tym kodem nie jest związana żadna sprawa.
case-notice = Moje zawiadomienie
case-notice-none = Nie ma jeszcze zawiadomienia dla Państwa.
case-notice-hidden = Celowo nie pokazujemy tu imienia, nazwiska ani adresu.
case-earlier = Co pisaliśmy wcześniej
case-exposed = Jakich danych to dotyczy
case-actions = Co mogę zrobić
case-actions-none = W Państwa zawiadomieniu nie ma żadnych zaleceń.
case-marked = Zapisano.
case-remedies = Co robimy dla Państwa
case-remedies-none = Na razie nic tu nie ma.
case-remedy = { $kind ->
    [monitoring_months] { $count ->
        [one] Monitoring kredytowy przez { $count_text } miesiąc
        [few] Monitoring kredytowy przez { $count_text } miesiące
        [many] Monitoring kredytowy przez { $count_text } miesięcy
       *[other] Monitoring kredytowy przez { $count_text } miesiąca
    }
    [card_reissue] Nowa karta
    [loss_compensation] Zwrot strat wynikłych z tego zdarzenia
    [legal_help] Pomoc prawna, jeśli ktoś użyje tych danych bezprawnie
    [document_replacement] Nowe dokumenty tożsamości, jeśli są potrzebne
   *[independent_audit] Niezależne badanie naszych zabezpieczeń
}
case-remedies-free = Nic z tego Państwa nie kosztuje.
case-remedies-ask = { $count ->
   *[other] Aby z tego skorzystać, prosimy się z nami skontaktować.
} Nie pytamy o hasło, PIN ani numer karty.
case-remedy-how = { $kind ->
    [loss_compensation] Można to zgłosić tutaj, w części „Moje straty”.
   *[independent_audit] Nie trzeba w tej sprawie nic robić.
}
case-on-page = Na tej stronie
case-messages = Co do Państwa wysłaliśmy
case-messages-none = Nic jeszcze do Państwa nie wysłaliśmy.
case-channel = { $channel ->
    [email] E-mail
    [post] List
    [sms] SMS
    [voice] Telefon
    [push] Powiadomienie w naszej aplikacji
    [inbox] Wiadomość na koncie u nas
   *[other] Wiadomość
}
case-state = { $state ->
    [waiting] czeka na wysłanie
    [handed] przekazano do doręczenia
    [arrived] doręczono
    [failed] nie udało się doręczyć
   *[unknown] wysłano; nie wiemy, czy dotarło
}
case-column-day = Dzień
case-column-way = Sposób
case-column-state = Stan
case-why = Dlaczego się z Państwem skontaktowaliśmy
case-why-required = Prawo nakazuje nam Państwa o tym zawiadomić: { $citation }
case-why-advised = Prawo zaleca, aby Państwa o tym zawiadomić: { $citation }
case-why-none = Piszemy o tym, bo chodzi o Państwa dane.
case-looks = Kto oglądał moje dane
case-looks-none = Od czasu zdarzenia nikt z naszych pracowników nie otwierał Państwa danych.
case-looks-what = Podajemy funkcję, dzień i powód, bez nazwiska.
case-column-role = Funkcja
case-column-occasion = Powód
case-role = { $role ->
    [incident_lead] Kierowanie działaniami
    [counsel] Obsługa prawna
    [data_protection] Ochrona danych
    [communications] Komunikacja
    [contact_centre] Obsługa klienta
    [approver] Zatwierdzanie
    [auditor] Audyt
   *[other] Administracja
}
case-occasion = { $kind ->
    [preview] Sprawdzenie zawiadomienia
    [proofs] Dowody dla Państwa lub urzędu
    [register] Sprawdzenie rejestru
    [review] Sprawdzenie, czyje to dane
    [inquiry] Państwa pytanie lub reklamacja
    [call] Państwa telefon
    [export] Eksport za zgodą dwóch osób
    [search] Wyszukiwanie
   *[other] Praca nad sprawą
}
