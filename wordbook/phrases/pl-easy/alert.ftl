# Zawiadomienie w tekście łatwym do czytania (ETR): jedna myśl w zdaniu, najwyżej dziesięć słów, bez strony biernej.
# Tylko zdania, które brzmią inaczej; żadne, którego słowa narzuca prawo.

whose = { $audience ->
    [guardian] dane Państwa dziecka
    [next_of_kin] dane zmarłej bliskiej osoby
   *[adult] Państwa dane
}
whose-first = { $audience ->
    [guardian] Dane Państwa dziecka
    [next_of_kin] Dane zmarłej bliskiej osoby
   *[adult] Państwa dane
}

title-stolen = Naruszenie ochrony danych: przestępcy ukradli { whose }
title-exposed = Naruszenie ochrony danych objęło { whose }

lead-stolen = { $controller_name } informuje: przestępcy ukradli nam dane. Ukradli też { whose }.
lead-exposed = { $controller_name } informuje: ktoś obcy dotarł do danych. Naruszenie objęło { whose }.
lead-lost = { $controller_name } informuje: zgubiliśmy pliki. Były w nich { whose }.
lead-misdirected = { $controller_name } informuje: wysłaliśmy dane do złej osoby. To są { whose }.
lead-possible = { $controller_name } informuje: ktoś obcy dotarł do danych. Nie wiemy jeszcze, czy są tam { whose }.
when-occurred = To się stało { $anchor_occurred }.
when-unknown = Nie znamy jeszcze dnia.
act-now = Prosimy działać już teraz.
condolence = Składamy wyrazy współczucia.

affected-stolen = { $audience ->
    [guardian] Tak. Przestępcy ukradli te dane Państwa dziecka:
    [next_of_kin] Tak. Przestępcy ukradli te dane zmarłej bliskiej osoby:
   *[adult] Tak. Przestępcy ukradli te Państwa dane:
}
affected-exposed = { $audience ->
    [guardian] Tak. Naruszenie objęło te dane Państwa dziecka:
    [next_of_kin] Tak. Naruszenie objęło te dane zmarłej bliskiej osoby:
   *[adult] Tak. Naruszenie objęło te Państwa dane:
}
affected-possible = { $audience ->
    [guardian] Jeszcze nie wiemy. Sprawdzamy to. Pliki zawierają te dane Państwa dziecka:
    [next_of_kin] Jeszcze nie wiemy. Sprawdzamy to. Pliki zawierają te dane zmarłej bliskiej osoby:
   *[adult] Jeszcze nie wiemy. Sprawdzamy to. Pliki zawierają te Państwa dane:
}
actions-intro = { $audience ->
    [guardian] Prosimy zrobić te kroki za dziecko. Prosimy zacząć od numeru 1.
    [next_of_kin] Prosimy zrobić te kroki. Prosimy zacząć od numeru 1. Chodzi o rzeczy zmarłej osoby.
   *[adult] Prosimy zrobić te kroki. Prosimy zacząć od numeru 1.
}

card-replaced = Tak. Wymienimy kartę. Nic to nie kosztuje.
card-order = Nie wysyłamy nowych kart. Prosimy zablokować kartę. Potem prosimy poprosić bank o nową.
account-data = Nie. To nie pomoże. Prosimy sprawdzać wyciągi. Prosimy zgłaszać każdą nieznaną płatność.
account-password = Nie. Prosimy zrobić nowe hasło. Ono ochroni konto.
account-none = Nie. To nie pomoże.

happened-possible = Sprawdzamy, które pliki ktoś otworzył.
cause-ransomware = Przestępcy włamali się do naszych komputerów. Zablokowali nam pliki.
cause-web-attack = Przestępcy włamali się do naszych komputerów. Zrobili to przez internet.
cause-credential-stuffing = Przestępcy mieli hasła z innych miejsc. Weszli nimi na konta u nas.
cause-insider = Ktoś u nas pracował. Ta osoba złamała nasze zasady.
cause-theft = Ktoś ukradł nam sprzęt. Były na nim dane.
cause-loss = Zgubiliśmy sprzęt lub papiery. Były tam dane.
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
notice-date = Piszemy to { $notice_date }.
delay-police = Policja prosiła, żeby poczekać.
delay-no-police = Policja nie kazała czekać.
delay-finding-people = Najpierw szukaliśmy, czyje to dane. Trwało to do teraz.
delay-finding-addresses = Najpierw szukaliśmy adresów. Trwało to do teraz.
delay-vendor = Pracuje dla nas inna firma. Ona powiedziała nam późno. Dlatego piszemy późno.
delay-unexplained = To za długo. Nie wiemy jeszcze dlaczego.

cons-identity = Przestępcy mogą brać pożyczki na cudze nazwisko. Blokada temu zapobiega.
cons-card = Przestępcy próbują płacić cudzą kartą. Zablokowana karta na to nie pozwoli.
cons-account = Przestępcy wysyłają fałszywe rachunki. Prosimy sprawdzać każdy rachunek.
cons-password = Przestępcy próbują hasła w innych miejscach. Nowe hasło temu zapobiega.
cons-security = Przestępcy wchodzą z tą odpowiedzią na konta. Nowa odpowiedź temu zapobiega.
cons-sensitive = Dane o zdrowiu są prywatne. Przestępcy grożą nimi. Prosimy nie płacić. Prosimy wezwać policję.
cons-contact = Przestępcy dzwonią i udają nas. Prosimy się rozłączyć. Potem prosimy samemu do nas zadzwonić.

responsibility = Przepraszamy. { $controller_name } ma obowiązek chronić te dane. Zawiedliśmy. Ponosimy za to odpowiedzialność.
explanation = Piszemy, co wiemy. Piszemy też, czego jeszcze nie wiemy.
repair-cards = Zapłacimy za nową kartę.
repair-losses = Pokryjemy to, co Państwo przez to stracą.
repair-documents = Zapłacimy za nowe dokumenty, jeśli będą potrzebne.
repair-legal = Zapłacimy za prawnika, jeśli ktoś użyje tych danych.
repair-audit = Niezależni eksperci sprawdzą nasze zabezpieczenia. Zleciliśmy to.
repair-terms = Do monitoringu nie trzeba podawać numeru karty. Sam się kończy. Zachowują Państwo wszystkie prawa.

measure-access-closed = Zamknęliśmy tę drogę. Nikt już tamtędy nie wejdzie.
measure-passwords-reset = Stare hasła już nie działają.
measure-authority-notified = Zgłosiliśmy to urzędowi ochrony danych.
measure-police-notified = Zgłosiliśmy to policji.
forbearance = Zmieniliśmy coś, aby to się nie powtórzyło.
measure-second-factor = Każde logowanie ma teraz dwa kroki.
measure-less-data = Trzymamy teraz mniej danych. Trzymamy je krócej.
measure-data-encrypted = Te dane chroni teraz tajny klucz.
investigation-finished = Skończyliśmy sprawdzać { $anchor_investigation_concluded }.
investigation-open = Nadal to sprawdzamy.
next-update-page = Kolejna informacja będzie { $next_date } o godzinie { $next_time }. Będzie na stronie { $page }.
next-update = Kolejna informacja będzie { $next_date } o godzinie { $next_time }.

verify-page = Czy ta wiadomość jest prawdziwa? Prosimy wpisać w przeglądarce { $page }. Prosimy podać tam kod.
verify-phone = Czy ta wiadomość jest prawdziwa? Prosimy zadzwonić: { $contact_phone }. Prosimy podać kod.
never-ask = Nigdy nie prosimy o hasło. Nigdy nie prosimy o PIN ani pełny numer. Ktoś o to prosi? Prosimy się rozłączyć. Potem prosimy samemu do nas zadzwonić.

contact-phone-hours = Telefon: { $contact_phone }. Godziny: { $contact_hours }.
contact-other-ways = Można też do nas napisać.
contact-formats = Możemy to wysłać dużym drukiem. Możemy to przeczytać przez telefon. Prosimy zadzwonić.
contact-dpo-full = Ta osoba dba o ochronę danych: { $contact_dpo_name }, { $contact_dpo_email }.
contact-dpo-email = W sprawie ochrony danych: { $contact_dpo_email }.
contact-dpo-name = Ta osoba dba o ochronę danych: { $contact_dpo_name }.
