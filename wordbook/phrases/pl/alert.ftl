# Zawiadomienie po polsku. Forma „Państwo”; nazwa administratora zawsze w mianowniku, bo nie wiemy,
# jak się odmienia; czasownik przy niej w czasie teraźniejszym, bo nie wiemy, jakiego jest rodzaju.

marker = ĆWICZENIA. To jest test naszej reakcji na naruszenie ochrony danych. Z Państwa danymi nic się nie stało.
marker-subject = ĆWICZENIA:
whose = { $audience ->
    [guardian] dane osobowe Państwa dziecka
    [next_of_kin] dane osobowe bliskiej Państwu zmarłej osoby
   *[adult] Państwa dane osobowe
}
whose-first = { $audience ->
    [guardian] Dane osobowe Państwa dziecka
    [next_of_kin] Dane osobowe bliskiej Państwu zmarłej osoby
   *[adult] Państwa dane osobowe
}

subject-long = Naruszenie ochrony danych – { $controller_name }: objęło { whose }
subject-short = { $audience ->
    [guardian] Naruszenie ochrony danych – { $controller_name }: dane Państwa dziecka
    [next_of_kin] Naruszenie ochrony danych – { $controller_name }: dane bliskiej osoby
   *[adult] Naruszenie ochrony danych – { $controller_name }: Państwa dane
}
subject-possible = Naruszenie ochrony danych – { $controller_name }: prosimy przeczytać
subject-bare = Naruszenie ochrony danych objęło { whose }

title-stolen = Naruszenie ochrony danych: skradziono { whose }
title-exposed = Naruszenie ochrony danych objęło { whose }
title-possible = Naruszenie ochrony danych: co wiemy do tej pory

h-affected = Czy mnie to dotyczy?
h-what-to-do = Co muszę zrobić?
h-card = Czy dostanę nową kartę?
h-account = Czy mam zamknąć konto?
h-happened = Co się stało?
h-consequences = Co to dla mnie oznacza?
h-doing = Co robimy?
h-genuine = Czy ta wiadomość jest prawdziwa?
h-contact = Jak się z nami skontaktować?
h-details = Więcej szczegółów: co zrobiliśmy
h-rights = Państwa prawa i kontakty do urzędów

# The place of the salutation, which is said to each person in the form that fits.
greeting = { $greeting }

salutation = { $audience ->
    [guardian] Do rodzica lub opiekuna prawnego dziecka: { $name }
    [next_of_kin] Do bliskich zmarłej osoby: { $name }
   *[adult] { $gender ->
        [female] Szanowna Pani { $name }
        [male] Szanowny Pan { $name }
       *[other] Do: { $name }
    }
}

addressee = { $audience ->
    [guardian] Rodzic lub opiekun dziecka: { $name }
    [next_of_kin] { $kin }
   *[adult] { $name }
}

lead-stolen = { $controller_name } zawiadamia: skradziono { whose }, które przechowywaliśmy.
lead-exposed = { $controller_name } zawiadamia: doszło u nas do naruszenia ochrony danych, które objęło { whose }.
lead-lost = { $audience ->
    [guardian] { $controller_name } zawiadamia: zgubiliśmy pliki z danymi osobowymi Państwa dziecka.
    [next_of_kin] { $controller_name } zawiadamia: zgubiliśmy pliki z danymi osobowymi bliskiej Państwu zmarłej osoby.
   *[adult] { $controller_name } zawiadamia: zgubiliśmy pliki z Państwa danymi osobowymi.
}
lead-misdirected = { $controller_name } zawiadamia: wysłaliśmy { whose } do niewłaściwego odbiorcy.
lead-possible = { $controller_name } zawiadamia: doszło u nas do naruszenia ochrony danych. Nie wiemy jeszcze, czy objęło { whose }.
when-occurred = Do naruszenia doszło { $anchor_occurred }.
when-unknown = Nie wiemy jeszcze, kiedy do tego doszło.
act-now = Prosimy już teraz zrobić to, co opisujemy niżej.
condolence = Składamy wyrazy współczucia. Przykro nam, że musimy napisać do Państwa w takim czasie.

affected-stolen = { $audience ->
    [guardian] Tak, sprawa dotyczy Państwa dziecka. Skradziono te dane:
    [next_of_kin] Tak. Skradziono te dane bliskiej Państwu zmarłej osoby:
   *[adult] Tak. Skradziono te Państwa dane:
}
affected-exposed = { $audience ->
    [guardian] Tak, sprawa dotyczy Państwa dziecka. Naruszenie objęło te dane:
    [next_of_kin] Tak. Naruszenie objęło te dane bliskiej Państwu zmarłej osoby:
   *[adult] Tak. Naruszenie objęło te Państwa dane:
}
affected-possible = { $audience ->
    [guardian] Jeszcze nie wiemy. Sprawdzamy pliki, które zawierają te dane Państwa dziecka:
    [next_of_kin] Jeszcze nie wiemy. Sprawdzamy pliki, które zawierają te dane bliskiej Państwu zmarłej osoby:
   *[adult] Jeszcze nie wiemy. Sprawdzamy pliki, które zawierają te Państwa dane:
}

actions-intro = { $audience ->
    [guardian] Prosimy po kolei wykonać te kroki w imieniu dziecka.
    [next_of_kin] Prosimy wykonać te kroki po kolei. Dotyczą one tego, co należało do zmarłej osoby.
   *[adult] Prosimy wykonać te kroki po kolei.
}

card-replaced = Tak. Wymienimy kartę bezpłatnie.
card-order = Sami nie wysyłamy nowych kart. Prosimy zablokować kartę i zamówić nową w banku, który ją wydał.
card-not-part = { $audience ->
   *[adult] Nie. Naruszenie nie objęło danych Państwa karty.
    [guardian] Nie. Naruszenie nie objęło danych karty.
    [next_of_kin] Nie. Naruszenie nie objęło danych karty.
}

account-data = Nie. Zamknięcie konta nie cofnie tego, co się stało. Prosimy przeglądać wyciągi i zgłaszać każdą nieznaną płatność.
account-password = Nie. Nowe hasło ochroni konto.
account-none = Nie. Zamknięcie konta nie cofnie tego, co się stało.

happened-possible = Sprawdzamy, do których plików ktoś uzyskał dostęp.
cause-ransomware = Przestępcy włamali się do naszych systemów i zaszyfrowali pliki.
cause-web-attack = Przestępcy włamali się do naszych systemów przez internet.
cause-credential-stuffing = Przestępcy logowali się na konta hasłami, które wyciekły z innych serwisów.
cause-insider = Osoba, która u nas pracowała, wykorzystała swoje uprawnienia wbrew naszym zasadom.
cause-theft = Skradziono nam sprzęt, na którym były dane osobowe.
cause-loss = Zgubiliśmy sprzęt lub dokumenty z danymi osobowymi.
cause-misdirected = Wysłaliśmy wiadomość z danymi osobowymi do niewłaściwego odbiorcy.
cause-social-engineering = Przestępcy oszukali naszego pracownika i dostali się do naszych systemów.
cause-mail-compromise = Przestępcy dostali się do jednej z naszych skrzynek pocztowych.
cause-unknown = Nie wiemy jeszcze, jak do tego doszło.
copied-confirmed = Skopiowano dane osobowe.
copied-unknown = Nie wiemy jeszcze, czy dane skopiowano.
intruder-known = Wiemy, kto uzyskał dostęp do danych: { $incident_intruder }.
intruder-unknown = Nie wiemy jeszcze, kto uzyskał dostęp do danych.
service-concerned = Naruszenie dotyczy tej usługi: { $incident_service }.

discovered = Naruszenie wykryliśmy { $anchor_discovered }.
discovered-detected = Pierwsze ślady naruszenia zauważyliśmy { $anchor_detected }.
discovered-aware = O naruszeniu wiemy od { $anchor_aware }.
discovered-unknown = Nadal ustalamy, kiedy pojawiły się pierwsze ślady.
notice-date = Tę wiadomość napisaliśmy { $notice_date }.
delay-police = Organy ścigania poprosiły nas, abyśmy wstrzymali się z tą wiadomością.
delay-no-police = Żadne śledztwo nie opóźniło wysłania tej wiadomości.
delay-finding-people = Najpierw musieliśmy ustalić, czyje dane były w plikach. Trwało to do teraz.
delay-finding-addresses = Najpierw musieliśmy znaleźć adresy osób, których to dotyczy. Trwało to do teraz.
delay-vendor = Firma, która dla nas pracuje, powiadomiła nas późno. Dlatego piszemy dopiero teraz.
delay-unexplained = Piszemy za późno. Nie znamy jeszcze przyczyny opóźnienia.

cons-identity = Mając takie dane, przestępcy mogą brać pożyczki lub zawierać umowy na cudze nazwisko. Blokada nowych pożyczek temu zapobiega.
cons-card = Przestępcy mogą próbować płacić danymi cudzych kart. Zablokowana karta im na to nie pozwoli.
cons-account = Dzięki danym o koncie fałszywe telefony i faktury wydają się wiarygodne. Dlatego prosimy sprawdzać każdą fakturę.
cons-password = Przestępcy próbują użyć takich haseł także w innych serwisach. Nowe hasło temu zapobiega.
cons-security = Znając taką odpowiedź, przestępcy mogą wejść na cudze konta. Nowa odpowiedź temu zapobiega.
cons-sensitive = Dane o zdrowiu lub cechach ciała są prywatne, a przestępcy mogą ich użyć do szantażu. Jeśli ktoś grozi, prosimy nie płacić i zawiadomić policję.
cons-contact = Należy się spodziewać telefonów, e-maili i SMS-ów od osób, które podszywają się pod nas. Prosimy się wtedy rozłączyć i samodzielnie wybrać nasz numer.

responsibility = Przepraszamy. Jako { $controller_name } mieliśmy obowiązek chronić te dane i zawiedliśmy. Ponosimy za to odpowiedzialność.
explanation = W tej wiadomości piszemy, co wiemy, a czego jeszcze nie wiemy.

repair-monitoring = { $remedy_monitoring_months ->
    [one] Opłacimy monitoring kredytowy przez { $remedy_monitoring_months_text } miesiąc.
    [few] Opłacimy monitoring kredytowy przez { $remedy_monitoring_months_text } miesiące.
    [many] Opłacimy monitoring kredytowy przez { $remedy_monitoring_months_text } miesięcy.
   *[other] Opłacimy monitoring kredytowy przez { $remedy_monitoring_months_text } miesiąca.
}
repair-cards = Wymienimy kartę i pokryjemy koszt wymiany.
repair-losses = Pokryjemy straty, które poniosą Państwo z powodu tego naruszenia.
repair-documents = Zapłacimy za nowe dokumenty tożsamości, jeśli trzeba będzie je wymienić.
repair-legal = Zapłacimy za pomoc prawną, jeśli ktoś bezprawnie użyje tych danych.
repair-audit = Zleciliśmy niezależny audyt naszych zabezpieczeń.
repair-terms = Do monitoringu nie trzeba podawać numeru karty. Usługa kończy się sama i nie tracą Państwo żadnych praw.

measure-access-closed = Zablokowaliśmy drogę, którą ktoś dostał się do danych. Nikt już z niej nie skorzysta.
measure-passwords-reset = Unieważniliśmy hasła, których dotyczy sprawa.
measure-authority-notified = Zgłosiliśmy naruszenie do urzędu ochrony danych.
measure-police-notified = Zgłosiliśmy naruszenie na policję.
forbearance = Wprowadziliśmy zmiany, aby to się nie powtórzyło.
measure-second-factor = Każde logowanie do naszych systemów wymaga teraz dodatkowego potwierdzenia.
measure-less-data = Przechowujemy teraz mniej danych i robimy to krócej.
measure-staff-trained = Przeszkoliliśmy naszych pracowników.
measure-systems-watched = Przez całą dobę nadzorujemy teraz nasze systemy.
measure-data-encrypted = Te dane przechowujemy teraz w postaci zaszyfrowanej.
investigation-finished = Wyjaśnianie tej sprawy zakończyliśmy { $anchor_investigation_concluded }.
investigation-open = Nadal wyjaśniamy tę sprawę.
next-update = Kolejną informację opublikujemy { $next_date } o godzinie { $next_time }.
next-update-page = Kolejną informację opublikujemy { $next_date } o godzinie { $next_time } na stronie { $page }.

code = Kod tej wiadomości: { $code }.
verify-page = Aby sprawdzić, czy wiadomość pochodzi od nas, prosimy wpisać w przeglądarce { $page } i podać ten kod.
verify-phone = Aby sprawdzić, czy wiadomość pochodzi od nas, prosimy zadzwonić pod numer { $contact_phone } i podać ten kod.
never-ask = Nigdy nie poprosimy o hasło, PIN ani pełny numer karty, konta czy dokumentu. Nie zrobimy tego ani przez telefon, ani e-mailem, ani SMS-em. Jeśli ktoś o to poprosi, prosimy przerwać kontakt i samodzielnie wybrać nasz numer.

contact-phone-hours = Telefon: { $contact_phone } ({ $contact_hours }).
contact-phone = Telefon: { $contact_phone }.
contact-time-zone = Godziny podajemy według strefy czasowej { $contact_time_zone }.
contact-free = Połączenie jest bezpłatne.
contact-wait = { $contact_wait_minutes ->
    [one] Na połączenie czeka się teraz około { $contact_wait_minutes_text } minuty.
   *[other] Na połączenie czeka się teraz około { $contact_wait_minutes_text } minut.
}
contact-other-ways = Nie trzeba czekać przy telefonie: można też do nas napisać.
contact-email = E-mail: { $contact_email }.
contact-postal = Adres pocztowy: { $contact_postal }.
contact-dpo-full = Inspektor ochrony danych: { $contact_dpo_name }, { $contact_dpo_email }.
contact-dpo-email = Inspektor ochrony danych: { $contact_dpo_email }.
contact-dpo-name = Inspektor ochrony danych: { $contact_dpo_name }.
contact-formats = Tę wiadomość możemy też przysłać dużym drukiem lub w wersji łatwej do czytania albo przeczytać przez telefon. Prosimy w tej sprawie zadzwonić.

takes = { $minutes ->
    [one] Zajmie to około { $minutes_text } minuty.
   *[other] Zajmie to około { $minutes_text } minut.
}
label-why = Dlaczego:
label-by = Kiedy:
label-where = Gdzie:
label-code = Kod
by-today = dziś
by-this-week = w tym tygodniu
by-two-weeks = w ciągu dwóch tygodni
by-from-now-on = od teraz

sms-news = { $controller_name }: naruszenie ochrony danych.
sms-stolen = { $audience ->
    [guardian] Skradziono dane Państwa dziecka:
    [next_of_kin] Skradziono dane bliskiej Państwu zmarłej osoby:
   *[adult] Skradziono Państwa dane:
}
sms-affected = { $audience ->
    [guardian] Naruszenie objęło dane Państwa dziecka:
    [next_of_kin] Naruszenie objęło dane bliskiej Państwu zmarłej osoby:
   *[adult] Naruszenie objęło Państwa dane:
}
sms-possible = { $audience ->
    [guardian] Sprawdzamy, czy sprawa dotyczy Państwa dziecka. Pliki zawierają dane Państwa dziecka:
    [next_of_kin] Sprawdzamy, czy sprawa dotyczy bliskiej Państwu zmarłej osoby. Pliki zawierają jej dane:
   *[adult] Sprawdzamy, czy sprawa Państwa dotyczy. Pliki zawierają Państwa dane:
}
sms-page = Prosimy wpisać { $page } i podać kod { $code }.
sms-phone = Prosimy zadzwonić: { $contact_phone }, kod { $code }.
sms-code = Kod: { $code }.
sms-never-ask = Nigdy nie prosimy o hasło ani PIN.
sms-marker = ĆWICZENIA.
