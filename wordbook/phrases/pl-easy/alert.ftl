# Zawiadomienie w tekście łatwym do czytania (ETR): jedna myśl w zdaniu, najwyżej dziesięć słów, bez strony biernej.
# Tylko zdania, które brzmią inaczej; żadne, którego słowa narzuca prawo.

whose = { $audience ->
    [guardian] dane Państwa dziecka
    [next_of_kin] dane bliskiej Państwu zmarłej osoby
   *[adult] Państwa dane
}
whose-first = { $audience ->
    [guardian] Dane Państwa dziecka
    [next_of_kin] Dane bliskiej Państwu zmarłej osoby
   *[adult] Państwa dane
}

title-stolen = Naruszenie ochrony danych: przestępcy ukradli { whose }
title-exposed = Naruszenie ochrony danych objęło { whose }

lead-stolen = { $controller_name } informuje: przestępcy ukradli nam dane. Ukradli też { whose }.
lead-exposed = { $controller_name } informuje: doszło u nas do naruszenia ochrony danych. Objęło ono { whose }.
lead-lost = { $controller_name } informuje: zgubiliśmy pliki. Były w nich { whose }.
lead-misdirected = { $controller_name } informuje: wysłaliśmy dane do złej osoby. To są { whose }.
lead-possible = { $controller_name } informuje: doszło u nas do naruszenia ochrony danych. Nie wiemy jeszcze, czy objęło ono { whose }.
when-occurred = To się stało { $anchor_occurred }.
when-unknown = Nie wiemy jeszcze, kiedy to się stało.
act-now = Prosimy działać już teraz.
condolence = Składamy wyrazy współczucia.

affected-stolen = { $audience ->
    [guardian] Tak. Przestępcy ukradli te dane Państwa dziecka:
    [next_of_kin] Tak. Przestępcy ukradli te dane bliskiej Państwu zmarłej osoby:
   *[adult] Tak. Przestępcy ukradli te Państwa dane:
}
affected-exposed = { $audience ->
    [guardian] Tak. Naruszenie objęło te dane Państwa dziecka:
    [next_of_kin] Tak. Naruszenie objęło te dane bliskiej Państwu zmarłej osoby:
   *[adult] Tak. Naruszenie objęło te Państwa dane:
}
affected-possible = { $audience ->
    [guardian] Jeszcze nie wiemy. Sprawdzamy pliki. Pliki zawierają te dane Państwa dziecka:
    [next_of_kin] Jeszcze nie wiemy. Sprawdzamy pliki. Pliki zawierają te dane bliskiej Państwu zmarłej osoby:
   *[adult] Jeszcze nie wiemy. Sprawdzamy pliki. Pliki zawierają te Państwa dane:
}
actions-intro = { $audience ->
    [guardian] Prosimy wykonać te kroki za dziecko. Prosimy zacząć od numeru 1.
    [next_of_kin] Prosimy wykonać te kroki. Prosimy zacząć od numeru 1. Chodzi o rzeczy zmarłej osoby.
   *[adult] Prosimy wykonać te kroki. Prosimy zacząć od numeru 1.
}

card-replaced = Tak. Wymienimy kartę. Nic to nie kosztuje.
card-order = Nie wysyłamy nowych kart. Prosimy zablokować kartę. Potem prosimy zamówić nową w banku.
account-data = Nie. To nie pomoże. Prosimy sprawdzać wyciągi. Prosimy zgłaszać każdą nieznaną płatność.
account-password = Nie. Prosimy ustawić nowe hasło. Ono ochroni konto.
account-none = Nie. To nie pomoże.

happened-possible = Sprawdzamy, które pliki ktoś otworzył.
cause-ransomware = Przestępcy włamali się do naszych komputerów. Zablokowali nam pliki.
cause-web-attack = Przestępcy włamali się do naszych komputerów. Zrobili to przez internet.
cause-credential-stuffing = Przestępcy mieli hasła z innych stron. Weszli nimi na konta u nas.
cause-insider = Ktoś u nas pracował. Ta osoba złamała nasze zasady.
cause-theft = Ktoś ukradł nam sprzęt. Były na nim dane.
cause-loss = Zgubiliśmy sprzęt lub dokumenty. Były tam dane.
cause-misdirected = Wysłaliśmy wiadomość do złej osoby. Były w niej dane.
cause-social-engineering = Przestępcy oszukali osobę, która u nas pracuje. Tak weszli do naszych komputerów.
cause-mail-compromise = Przestępcy weszli do naszej skrzynki pocztowej.
copied-confirmed = Przestępcy skopiowali dane.
copied-unknown = Nie wiemy jeszcze, czy ktoś skopiował dane.
intruder-unknown = Nie wiemy jeszcze, kto ma dane.

discovered = Odkryliśmy to { $anchor_discovered }.
discovered-detected = Pierwsze ślady zobaczyliśmy { $anchor_detected }.
discovered-aware = Wiemy o tym od { $anchor_aware }.
discovered-unknown = Nie wiemy jeszcze, kiedy były pierwsze ślady.
notice-date = Napisaliśmy to { $notice_date }.
delay-police = Policja prosiła, żeby poczekać.
delay-no-police = Policja nie kazała czekać.
delay-finding-people = Najpierw musieliśmy ustalić, czyje to dane. Trwało to do teraz.
delay-finding-addresses = Najpierw musieliśmy znaleźć adresy. Trwało to do teraz.
delay-vendor = Pracuje dla nas inna firma. Powiedziała nam o tym późno. Dlatego piszemy dopiero teraz.
delay-unexplained = Piszemy za późno. Nie wiemy jeszcze, dlaczego.

cons-identity = Przestępcy mogą brać pożyczki na cudze nazwisko. Blokada nowych pożyczek temu zapobiega.
cons-card = Przestępcy mogą próbować płacić cudzą kartą. Zablokowana karta na to nie pozwoli.
cons-account = Przestępcy mogą wysyłać fałszywe rachunki. Prosimy sprawdzać każdy rachunek.
cons-password = Przestępcy próbują użyć hasła na innych stronach. Nowe hasło temu zapobiega.
cons-security = Przestępcy mogą wejść na konta z tą odpowiedzią. Nowa odpowiedź temu zapobiega.
cons-sensitive = Dane o zdrowiu są prywatne. Przestępcy mogą grozić, że je ujawnią. Prosimy nie płacić. Prosimy zadzwonić na policję.
cons-contact = Przestępcy mogą dzwonić i udawać nas. Prosimy się rozłączyć. Potem prosimy zadzwonić pod nasz numer.

responsibility = Przepraszamy. { $controller_name } ma obowiązek chronić te dane. Zawiedliśmy. Ponosimy za to odpowiedzialność.
explanation = Piszemy, co wiemy. Piszemy też, czego jeszcze nie wiemy.
repair-cards = Zapłacimy za nową kartę.
repair-losses = Pokryjemy to, co Państwo przez to stracą.
repair-documents = Zapłacimy za nowe dokumenty, jeśli będą potrzebne.
repair-legal = Zapłacimy za prawnika, jeśli ktoś bezprawnie użyje tych danych.
repair-audit = Niezależni eksperci sprawdzą nasze zabezpieczenia. Zleciliśmy to.
repair-terms = Do monitoringu nie trzeba podawać numeru karty. Ta usługa sama się skończy. Zachowują Państwo wszystkie prawa.

measure-access-closed = Zablokowaliśmy drogę do danych. Nikt już z niej nie skorzysta.
measure-passwords-reset = Stare hasła już nie działają.
measure-authority-notified = Zgłosiliśmy to do urzędu ochrony danych.
measure-police-notified = Zgłosiliśmy to na policję.
forbearance = Wprowadziliśmy zmiany. Chcemy, żeby to się nie powtórzyło.
measure-second-factor = Każde logowanie wymaga teraz dwóch kroków.
measure-less-data = Mamy teraz mniej danych. Przechowujemy je krócej.
measure-data-encrypted = Te dane są teraz zaszyfrowane. Chroni je tajny klucz.
investigation-finished = Skończyliśmy sprawdzać { $anchor_investigation_concluded }.
investigation-open = Nadal to sprawdzamy.
next-update-page = Kolejna informacja będzie { $next_date } o godzinie { $next_time }. Będzie na stronie { $page }.
next-update = Kolejna informacja będzie { $next_date } o godzinie { $next_time }.

verify-page = Czy ta wiadomość jest prawdziwa? Prosimy wpisać w przeglądarce { $page }. Prosimy podać tam kod.
verify-phone = Czy ta wiadomość jest prawdziwa? Prosimy zadzwonić: { $contact_phone }. Prosimy podać kod.
never-ask = Nigdy nie poprosimy o hasło ani PIN. Nigdy nie poprosimy o pełny numer karty, konta czy dokumentu. Ktoś o to prosi? Prosimy się rozłączyć. Potem prosimy zadzwonić pod nasz numer.

contact-phone-hours = Telefon: { $contact_phone }. Godziny: { $contact_hours }.
contact-other-ways = Można też do nas napisać.
contact-formats = Możemy to wysłać dużym drukiem. Możemy to przeczytać przez telefon. Prosimy zadzwonić.
contact-dpo-full = Ta osoba dba o ochronę danych: { $contact_dpo_name }, { $contact_dpo_email }.
contact-dpo-email = W sprawie ochrony danych: { $contact_dpo_email }.
contact-dpo-name = Ta osoba dba o ochronę danych: { $contact_dpo_name }.
