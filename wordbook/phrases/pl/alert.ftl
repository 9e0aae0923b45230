# Zawiadomienie po polsku. Forma „Państwo”; nazwa administratora zawsze w mianowniku, bo nie wiemy,
# jak się odmienia; czasownik przy niej w czasie teraźniejszym, bo nie wiemy, jakiego jest rodzaju.

marker = ĆWICZENIA. To jest test naszej reakcji na naruszenie danych. Z Państwa danymi nic się nie stało.
marker-subject = ĆWICZENIA:
whose = { $audience ->
    [guardian] dane osobowe Państwa dziecka
    [next_of_kin] dane osobowe zmarłej bliskiej osoby
   *[adult] Państwa dane osobowe
}
whose-first = { $audience ->
    [guardian] Dane osobowe Państwa dziecka
    [next_of_kin] Dane osobowe zmarłej bliskiej osoby
   *[adult] Państwa dane osobowe
}

subject-long = Naruszenie ochrony danych – { $controller_name }: { whose }
subject-short = Naruszenie ochrony danych – { $controller_name }
subject-possible = Naruszenie ochrony danych – { $controller_name }
subject-bare = Naruszenie ochrony danych objęło { whose }

title-stolen = Naruszenie ochrony danych: skradziono { whose }
title-exposed = Naruszenie ochrony danych objęło { whose }
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
h-details = Więcej szczegółów: co zrobiliśmy
h-rights = Państwa prawa i kontakty do urzędów

# The place of the salutation, which is said to each person in the form that fits.
greeting = { $greeting }

salutation = { $audience ->
    [guardian] Do rodzica lub opiekuna prawnego osoby: { $name }
    [next_of_kin] Do bliskich osoby: { $name }
   *[adult] { $gender ->
        [female] Szanowna Pani { $name }
        [male] Szanowny Pan { $name }
       *[other] Do: { $name }
    }
}

addressee = { $audience ->
    [guardian] Rodzic lub opiekun: { $name }
    [next_of_kin] { $kin }
   *[adult] { $name }
}

lead-stolen = { $controller_name } zawiadamia: z naszych systemów skradziono { whose }.
lead-exposed = { $controller_name } zawiadamia: doszło u nas do naruszenia ochrony danych, które objęło { whose }.
lead-lost = { $audience ->
    [guardian] { $controller_name } zawiadamia: zgubiliśmy pliki z danymi osobowymi Państwa dziecka.
    [next_of_kin] { $controller_name } zawiadamia: zgubiliśmy pliki z danymi osobowymi zmarłej bliskiej osoby.
   *[adult] { $controller_name } zawiadamia: zgubiliśmy pliki z Państwa danymi osobowymi.
}
lead-misdirected = { $controller_name } zawiadamia: wysłaliśmy { whose } do niewłaściwego odbiorcy.
lead-possible = { $controller_name } zawiadamia: doszło u nas do naruszenia ochrony danych. Nie wiemy jeszcze, czy objęło { whose }.
when-occurred = Do naruszenia doszło { $anchor_occurred }.
when-unknown = Nie wiemy jeszcze, którego dnia do tego doszło.
act-now = Prosimy już teraz wykonać opisane niżej kroki.
condolence = Składamy wyrazy współczucia. Przykro nam, że musimy napisać do Państwa w takim czasie.

affected-stolen = { $audience ->
    [guardian] Tak, sprawa dotyczy Państwa dziecka. Skradziono te dane:
    [next_of_kin] Tak. Skradziono te dane zmarłej bliskiej osoby:
   *[adult] Tak. Skradziono te Państwa dane:
}
affected-exposed = { $audience ->
    [guardian] Tak, sprawa dotyczy Państwa dziecka. Naruszenie objęło te dane:
    [next_of_kin] Tak. Naruszenie objęło te dane zmarłej bliskiej osoby:
   *[adult] Tak. Naruszenie objęło te Państwa dane:
}
affected-possible = { $audience ->
    [guardian] Jeszcze nie wiemy, sprawdzamy to. Te pliki zawierają następujące dane Państwa dziecka:
    [next_of_kin] Jeszcze nie wiemy, sprawdzamy to. Te pliki zawierają następujące dane zmarłej bliskiej osoby:
   *[adult] Jeszcze nie wiemy, sprawdzamy to. Te pliki zawierają następujące Państwa dane:
}

actions-intro = { $audience ->
    [guardian] Prosimy wykonać te kroki w imieniu dziecka, po kolei.
    [next_of_kin] Prosimy wykonać te kroki po kolei. Chodzi w nich o rzeczy, które należały do zmarłej osoby.
   *[adult] Prosimy wykonać te kroki po kolei.
}

card-replaced = Tak. Wymienimy kartę na własny koszt.
card-order = Sami nie wysyłamy nowych kart. Prosimy zablokować kartę i poprosić o nową bank, który ją wydał.
card-not-part = { $audience ->
   *[adult] Nie. Naruszenie nie objęło danych Państwa karty.
    [guardian] Nie. Naruszenie nie objęło danych karty.
    [next_of_kin] Nie. Naruszenie nie objęło danych karty.
}

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
intruder-known = Wiemy, kto dotarł do danych: { $incident_intruder }.
intruder-unknown = Nie wiemy jeszcze, kto dotarł do danych.
service-concerned = Naruszenie dotyczy tej usługi: { $incident_service }.

discovered = Naruszenie wykryliśmy { $anchor_discovered }.
discovered-detected = Pierwsze ślady naruszenia zobaczyliśmy { $anchor_detected }.
discovered-aware = O naruszeniu wiemy od { $anchor_aware }.
discovered-unknown = Ustalamy jeszcze, kiedy można było zobaczyć pierwsze ślady.
notice-date = Tę wiadomość napisaliśmy { $notice_date }.
delay-police = Organy ścigania poprosiły nas, abyśmy wstrzymali się z tą wiadomością.
delay-no-police = Żadne śledztwo nie opóźniło tej wiadomości.
delay-finding-people = Zanim mogliśmy napisać, musieliśmy ustalić, czyje dane były w plikach. Trwało to do teraz.
delay-finding-addresses = Zanim mogliśmy napisać, musieliśmy znaleźć adresy osób, których sprawa dotyczy. Trwało to do teraz.
delay-vendor = Firma, która dla nas pracuje, powiadomiła nas późno. Dlatego piszemy późno.
delay-unexplained = To za długo, a przyczyny jeszcze nie znamy.

cons-identity = Z takimi danymi przestępcy mogą brać pożyczki lub zawierać umowy na cudze nazwisko. Blokada temu zapobiega.
cons-card = Przestępcy próbują płacić, używając danych cudzych kart. Zablokowana karta im na to nie pozwoli.
cons-account = Dzięki danym o koncie fałszywe telefony i faktury wydają się wiarygodne. Dlatego prosimy sprawdzać każdą fakturę.
cons-password = Takie hasła przestępcy sprawdzają także w innych serwisach. Nowe hasło temu zapobiega.
cons-security = Z taką odpowiedzią przestępcy wchodzą na cudze konta. Nowa odpowiedź temu zapobiega.
cons-sensitive = Dane o zdrowiu i ciele są prywatne, a przestępcy używają ich do szantażu. Jeśli ktoś grozi, prosimy nie płacić i wezwać policję.
cons-contact = Należy się spodziewać telefonów, e-maili i SMS-ów od osób, które podszywają się pod nas. Prosimy się rozłączyć i samodzielnie do nas zadzwonić.

responsibility = Przepraszamy. Jako { $controller_name } mieliśmy obowiązek chronić te dane i zawiedliśmy. Ponosimy za to odpowiedzialność.
explanation = Ta wiadomość mówi, co wiemy, a czego jeszcze nie wiemy.

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
repair-terms = Do monitoringu nie trzeba podawać numeru karty. Usługa sama się kończy i nie tracą Państwo żadnych praw.

measure-access-closed = Zamknęliśmy drogę, którą dostano się do danych. Nikt już z niej nie skorzysta.
measure-passwords-reset = Unieważniliśmy hasła, których dotyczy sprawa.
measure-authority-notified = Zgłosiliśmy naruszenie organowi ochrony danych.
measure-police-notified = Zgłosiliśmy naruszenie policji.
forbearance = Wprowadziliśmy zmiany, aby to się nie powtórzyło.
measure-second-factor = Każde logowanie do naszych systemów wymaga teraz drugiego kroku.
measure-less-data = Przechowujemy teraz mniej danych, i to krócej.
measure-staff-trained = Przeszkoliliśmy naszych pracowników.
measure-systems-watched = Pilnujemy teraz naszych systemów dniem i nocą.
measure-data-encrypted = Te dane przechowujemy teraz w postaci zaszyfrowanej.
investigation-finished = Nasze postępowanie zakończyło się { $anchor_investigation_concluded }.
investigation-open = Nadal wyjaśniamy tę sprawę.
next-update = Kolejną informację opublikujemy { $next_date } o godzinie { $next_time }.
next-update-page = Kolejną informację opublikujemy { $next_date } o godzinie { $next_time } na stronie { $page }.

code = Kod tej wiadomości: { $code }
verify-page = Aby sprawdzić, czy wiadomość pochodzi od nas, prosimy wpisać w przeglądarce { $page } i podać ten kod.
verify-phone = Aby sprawdzić, czy wiadomość pochodzi od nas, prosimy zadzwonić pod numer { $contact_phone } i podać ten kod.
never-ask = Nigdy nie poprosimy o hasło, PIN ani o pełny numer. Nie zrobimy tego ani przez telefon, ani e-mailem, ani SMS-em. Jeśli ktoś o nie poprosi, prosimy przerwać rozmowę i samodzielnie do nas zadzwonić.

contact-phone-hours = Telefon: { $contact_phone } ({ $contact_hours }).
contact-phone = Telefon: { $contact_phone }.
contact-time-zone = Podane godziny dotyczą strefy czasowej { $contact_time_zone }.
contact-free = Połączenie jest bezpłatne.
contact-wait = { $contact_wait_minutes ->
    [one] Obecnie czeka się około { $contact_wait_minutes_text } minuty.
   *[other] Obecnie czeka się około { $contact_wait_minutes_text } minut.
}
contact-other-ways = Nie trzeba czekać przy telefonie: można też do nas napisać.
contact-email = E-mail: { $contact_email }.
contact-postal = Adres pocztowy: { $contact_postal }.
contact-dpo-full = Inspektor ochrony danych: { $contact_dpo_name }, { $contact_dpo_email }.
contact-dpo-email = Inspektor ochrony danych: { $contact_dpo_email }.
contact-dpo-name = Inspektor ochrony danych: { $contact_dpo_name }.
contact-formats = Tę wiadomość można też otrzymać dużym drukiem, w tekście łatwym do czytania albo wysłuchać jej przez telefon. Prosimy w tej sprawie zadzwonić.

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
    [next_of_kin] Skradziono dane zmarłej bliskiej osoby:
   *[adult] Skradziono Państwa dane:
}
sms-affected = { $audience ->
    [guardian] Naruszenie objęło dane Państwa dziecka:
    [next_of_kin] Naruszenie objęło dane zmarłej bliskiej osoby:
   *[adult] Naruszenie objęło Państwa dane:
}
sms-possible = { $audience ->
    [guardian] Sprawdzamy, czy sprawa dotyczy Państwa dziecka. Pliki zawierają dane Państwa dziecka:
    [next_of_kin] Sprawdzamy, czy sprawa dotyczy zmarłej bliskiej osoby. Pliki zawierają jej dane:
   *[adult] Sprawdzamy, czy sprawa Państwa dotyczy. Pliki zawierają Państwa dane:
}
sms-page = Prosimy wpisać { $page } i podać kod { $code }.
sms-phone = Prosimy zadzwonić: { $contact_phone }, kod { $code }.
sms-code = Kod: { $code }.
sms-never-ask = Nigdy nie prosimy o hasło ani PIN.
sms-marker = ĆWICZENIA.
