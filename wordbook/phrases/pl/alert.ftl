# Zawiadomienie po polsku. Forma „Państwo”; nazwa administratora zawsze w mianowniku, bo nie wiemy,
# jak się odmienia; czasownik przy niej w czasie teraźniejszym, bo nie wiemy, jakiego jest rodzaju.

marker = ĆWICZENIA. To jest test naszej reakcji na naruszenie danych. Z Państwa danymi nic się nie stało.
marker-subject = ĆWICZENIA:

subject-long = { $audience ->
    [guardian] Naruszenie ochrony danych – { $controller_name }: dane Państwa dziecka
   *[adult] Naruszenie ochrony danych – { $controller_name }: Państwa dane osobowe
}
subject-short = Naruszenie ochrony danych – { $controller_name }
subject-possible = Naruszenie ochrony danych – { $controller_name }
subject-bare = { $audience ->
    [guardian] Naruszenie ochrony danych: sprawa dotyczy danych Państwa dziecka
   *[adult] Naruszenie ochrony danych: sprawa dotyczy Państwa danych osobowych
}

title-stolen = { $audience ->
    [guardian] Naruszenie ochrony danych: skradziono dane Państwa dziecka
   *[adult] Naruszenie ochrony danych: skradziono Państwa dane osobowe
}
title-exposed = { $audience ->
    [guardian] Naruszenie ochrony danych objęło dane Państwa dziecka
   *[adult] Naruszenie ochrony danych objęło Państwa dane osobowe
}
title-possible = Naruszenie ochrony danych: co wiemy do tej pory

h-affected = Czy mnie to dotyczy?
h-what-to-do = Co muszę zrobić?
h-card = Czy dostanę nową kartę?
h-account = Czy zamknąć konto?
h-happened = Co się stało?
h-consequences = Co to dla mnie oznacza?
h-doing = Co robimy?
h-genuine = Czy ta wiadomość jest prawdziwa?
h-contact = Jak się z nami skontaktować?
h-rights = Państwa prawa i kontakty do urzędów

# The place of the salutation, which is said to each person in the form that fits.
greeting = { $greeting }

salutation = { $audience ->
    [guardian] Do rodzica lub opiekuna prawnego osoby: { $name }
   *[adult] Do: { $name }
}

addressee = { $audience ->
    [guardian] Rodzic lub opiekun: { $name }
   *[adult] { $name }
}

lead-stolen = { $audience ->
    [guardian] { $controller_name } zawiadamia: z naszych systemów skradziono dane osobowe Państwa dziecka.
   *[adult] { $controller_name } zawiadamia: z naszych systemów skradziono Państwa dane osobowe.
}
lead-exposed = { $audience ->
    [guardian] { $controller_name } zawiadamia: doszło u nas do naruszenia ochrony danych, które objęło dane osobowe Państwa dziecka.
   *[adult] { $controller_name } zawiadamia: doszło u nas do naruszenia ochrony danych, które objęło Państwa dane osobowe.
}
lead-lost = { $audience ->
    [guardian] { $controller_name } zawiadamia: zgubiliśmy pliki z danymi osobowymi Państwa dziecka.
   *[adult] { $controller_name } zawiadamia: zgubiliśmy pliki z Państwa danymi osobowymi.
}
lead-misdirected = { $audience ->
    [guardian] { $controller_name } zawiadamia: wysłaliśmy dane osobowe Państwa dziecka do niewłaściwego odbiorcy.
   *[adult] { $controller_name } zawiadamia: wysłaliśmy Państwa dane osobowe do niewłaściwego odbiorcy.
}
lead-possible = { $audience ->
    [guardian] { $controller_name } zawiadamia: doszło u nas do naruszenia ochrony danych. Nie wiemy jeszcze, czy objęło dane Państwa dziecka.
   *[adult] { $controller_name } zawiadamia: doszło u nas do naruszenia ochrony danych. Nie wiemy jeszcze, czy objęło Państwa dane.
}
when-occurred = Do naruszenia doszło { $anchor_occurred }.
when-unknown = Nie wiemy jeszcze, którego dnia do tego doszło.
act-now = Prosimy już teraz wykonać opisane niżej kroki.

affected-stolen = { $audience ->
    [guardian] Tak, sprawa dotyczy Państwa dziecka. Skradziono te dane:
   *[adult] Tak. Skradziono te Państwa dane:
}
affected-exposed = { $audience ->
    [guardian] Tak, sprawa dotyczy Państwa dziecka. Naruszenie objęło te dane:
   *[adult] Tak. Naruszenie objęło te Państwa dane:
}
affected-possible = { $audience ->
    [guardian] Jeszcze nie wiemy, sprawdzamy to. Te pliki zawierają następujące dane Państwa dziecka:
   *[adult] Jeszcze nie wiemy, sprawdzamy to. Te pliki zawierają następujące Państwa dane:
}

actions-intro = { $audience ->
    [guardian] Prosimy wykonać te kroki w imieniu dziecka, po kolei.
   *[adult] Prosimy wykonać te kroki po kolei.
}

card-replaced = Tak. Wymienimy kartę na własny koszt.
card-order = Sami nie wysyłamy nowych kart. Prosimy zablokować kartę i poprosić o nową bank, który ją wydał.
card-not-part = Nie. Naruszenie nie objęło danych Państwa karty.

account-data = Nie. Zamknięcie konta nie cofnie naruszenia. Prosimy przeglądać wyciągi i zgłaszać każdą nieznaną płatność.
account-password = Nie. Konto ochroni nowe hasło.
account-none = Nie. Zamknięcie konta nie cofnie naruszenia.

happened-possible = Sprawdzamy, do których plików ktoś uzyskał dostęp.
cause-ransomware = Przestępcy włamali się do naszych systemów i zaszyfrowali pliki.
cause-web-attack = Przestępcy włamali się do naszych systemów przez internet.
cause-credential-stuffing = Przestępcy logowali się na konta hasłami z innych wycieków.
cause-insider = Osoba, która u nas pracowała, użyła swoich uprawnień wbrew naszym zasadom.
cause-theft = Skradziono nam sprzęt, na którym były dane osobowe.
cause-loss = Zgubiliśmy sprzęt lub dokumenty z danymi osobowymi.
cause-misdirected = Wysłaliśmy wiadomość z danymi osobowymi do niewłaściwego odbiorcy.
cause-social-engineering = Przestępcy oszukali naszego pracownika i dostali się do naszych systemów.
cause-mail-compromise = Przestępcy dostali się do jednej z naszych skrzynek pocztowych.
cause-unknown = Nie wiemy jeszcze, jak do tego doszło.
copied-confirmed = Skopiowano dane osobowe.
copied-unknown = Nie wiemy jeszcze, czy dane skopiowano.

discovered = Naruszenie wykryliśmy { $anchor_discovered }.
discovered-detected = Pierwsze ślady naruszenia zobaczyliśmy { $anchor_detected }.
discovered-aware = O naruszeniu wiemy od { $anchor_aware }.
discovered-unknown = Ustalamy jeszcze, kiedy można było zobaczyć pierwsze ślady.
notice-date = Tę wiadomość napisaliśmy { $notice_date }.
delay-police = Organy ścigania poprosiły nas, abyśmy wstrzymali się z tą wiadomością.
delay-no-police = Żadne śledztwo nie opóźniło tej wiadomości.

cons-identity = Z takimi danymi przestępcy mogą brać pożyczki lub zawierać umowy na cudze nazwisko.
cons-card = Przestępcy próbują płacić, używając danych cudzych kart.
cons-account = Dzięki danym o koncie fałszywe telefony i faktury wydają się wiarygodne.
cons-password = Takie hasła przestępcy sprawdzają także w innych serwisach.
cons-security = Z taką odpowiedzią przestępcy wchodzą na cudze konta.
cons-sensitive = Dane o zdrowiu i ciele są prywatne, a przestępcy używają ich do szantażu.
cons-contact = Należy się spodziewać telefonów, e-maili i SMS-ów od osób, które podszywają się pod nas.
cons-steps = Opisane tu kroki utrudnią to przestępcom.

responsibility = Przepraszamy. Jako { $controller_name } mieliśmy obowiązek chronić te dane i zawiedliśmy. Ponosimy za to odpowiedzialność.

repair-monitoring = { $remedy_monitoring_months ->
    [one] Opłacimy monitoring kredytowy przez { $remedy_monitoring_months_text } miesiąc.
    [few] Opłacimy monitoring kredytowy przez { $remedy_monitoring_months_text } miesiące.
    [many] Opłacimy monitoring kredytowy przez { $remedy_monitoring_months_text } miesięcy.
   *[other] Opłacimy monitoring kredytowy przez { $remedy_monitoring_months_text } miesiąca.
}
repair-cards = Wymienimy kartę i pokryjemy koszt wymiany.
repair-losses = Pokryjemy straty, które poniosą Państwo z powodu tego naruszenia.
repair-documents = Zapłacimy za nowe dokumenty tożsamości, jeśli trzeba je będzie wymienić.
repair-legal = Zapłacimy za pomoc prawną, jeśli ktoś użyje tych danych.
repair-audit = Zleciliśmy niezależny audyt naszych zabezpieczeń.
repair-terms = Nie trzeba podawać numeru karty, usługa sama się kończy i nie tracą Państwo żadnych praw.

measure-access-closed = Zamknęliśmy drogę, którą dostano się do danych.
measure-passwords-reset = Unieważniliśmy hasła, których dotyczy sprawa.
measure-authority-notified = Zgłosiliśmy naruszenie organowi ochrony danych.
measure-police-notified = Zgłosiliśmy naruszenie policji.
investigation-finished = Nasze postępowanie zakończyło się { $anchor_investigation_concluded }.
investigation-open = Nadal wyjaśniamy tę sprawę.
next-update = Kolejną informację opublikujemy { $next_date } o godzinie { $next_time }.

code = Kod tej wiadomości: { $code }
verify-page = Aby sprawdzić, czy wiadomość pochodzi od nas, prosimy wpisać w przeglądarce { $page } i podać ten kod.
verify-phone = Aby sprawdzić, czy wiadomość pochodzi od nas, prosimy zadzwonić pod numer { $contact_phone } i podać ten kod.
never-ask = Nigdy nie poprosimy o hasło, PIN ani o pełny numer. Nie zrobimy tego ani przez telefon, ani e-mailem, ani SMS-em. Jeśli ktoś o nie poprosi, prosimy przerwać rozmowę i samodzielnie do nas zadzwonić.

contact-phone-hours = Telefon: { $contact_phone } ({ $contact_hours }).
contact-phone = Telefon: { $contact_phone }.
contact-email = E-mail: { $contact_email }.
contact-postal = Adres pocztowy: { $contact_postal }.
contact-dpo-full = Inspektor ochrony danych: { $contact_dpo_name }, { $contact_dpo_email }.
contact-dpo-email = Inspektor ochrony danych: { $contact_dpo_email }.
contact-dpo-name = Inspektor ochrony danych: { $contact_dpo_name }.

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
   *[adult] Skradziono Państwa dane:
}
sms-affected = { $audience ->
    [guardian] Naruszenie objęło dane Państwa dziecka:
   *[adult] Naruszenie objęło Państwa dane:
}
sms-possible = { $audience ->
    [guardian] Sprawdzamy, czy sprawa dotyczy Państwa dziecka. Pliki zawierają dane Państwa dziecka:
   *[adult] Sprawdzamy, czy sprawa Państwa dotyczy. Pliki zawierają Państwa dane:
}
sms-page = Prosimy wpisać { $page } i podać kod { $code }.
sms-phone = Prosimy zadzwonić: { $contact_phone }, kod { $code }.
sms-code = Kod: { $code }.
sms-never-ask = Nigdy nie prosimy o hasło ani PIN.
sms-marker = ĆWICZENIA.
