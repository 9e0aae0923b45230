# Publiczna strona o zdarzeniu. Forma „Państwo”; nazwa administratora w mianowniku.
portal-none = Obecnie nie informujemy o żadnym zdarzeniu.
portal-skip = Przejdź do treści
portal-exercise = ĆWICZENIA. Ta strona jest częścią ćwiczeń. Nic z tego, o czym tu mowa, się nie wydarzyło.
portal-title = { $kind ->
    [stolen] { $controller }: skradziono dane osobowe
    [exposed] { $controller }: naruszenie ochrony danych osobowych
   *[affected] { $controller }: zdarzenie, które dotyczy danych osobowych
}
portal-lead = { $kind ->
    [stolen] Skradziono dane osobowe, które nam powierzono.
    [exposed] Doszło u nas do naruszenia ochrony danych: osoby nieuprawnione mogły zobaczyć dane osobowe.
   *[affected] Doszło u nas do zdarzenia, które dotyczy danych osobowych.
}
portal-happened = Doszło do tego { $occurred }.
portal-learnt = Dowiedzieliśmy się o tym { $learnt }.
portal-persons = { $count ->
    [one] Sprawa dotyczy { $count_text } osoby.
   *[other] Sprawa dotyczy { $count_text } osób.
}
portal-responsible = Mieliśmy obowiązek chronić te dane. Przepraszamy.
portal-purpose = Na tej stronie piszemy, co wiemy, a czego jeszcze nie wiemy.
portal-taken = { $kind ->
    [stolen] Jakie dane skradziono
    [exposed] Jakie dane objęło naruszenie
   *[affected] Jakich danych to dotyczy
}
portal-taken-note = Nie u każdej osoby chodzi o wszystkie te dane. W każdym zawiadomieniu wymieniamy dokładnie dane osoby, do której piszemy.
portal-doing = Co robimy
portal-telling = Piszemy do osób, których to dotyczy. W każdym zawiadomieniu podajemy dokładnie, o jakie dane tej osoby chodzi.
portal-monitoring = { $months ->
    [one] Opłacamy monitoring kredytowy przez { $months_text } miesiąc.
    [few] Opłacamy monitoring kredytowy przez { $months_text } miesiące.
    [many] Opłacamy monitoring kredytowy przez { $months_text } miesięcy.
   *[other] Opłacamy monitoring kredytowy przez { $months_text } miesiąca.
}
portal-cards = Bezpłatnie wymieniamy karty, których to dotyczy.
portal-documents = Płacimy za nowe dokumenty tożsamości, jeśli trzeba je wymienić.
portal-loss = Pokrywamy straty, które z tego wynikną.
portal-legal = Płacimy za pomoc prawną, jeśli ktoś użyje tych danych bezprawnie.
portal-audit = Nasze zabezpieczenia bada niezależny audytor.
portal-you = Co mogą Państwo zrobić
portal-you-secret = Prosimy nikomu nie podawać hasła, kodu PIN ani pełnego numeru karty. Nigdy o nie nie prosimy.
portal-you-type = Prosimy nie otwierać linków w wiadomościach na ten temat. Nasz adres prosimy samodzielnie wpisać w przeglądarce: { $domain }
portal-you-call = Jeśli ktoś dzwoni w naszym imieniu, prosimy się rozłączyć i samodzielnie wybrać nasz numer: { $phone }
portal-you-call-back = Jeśli ktoś dzwoni w naszym imieniu, prosimy się rozłączyć i samodzielnie wybrać nasz numer z umowy lub z wcześniejszego listu.
portal-unknown = Czego jeszcze nie wiemy
portal-unknown-persons = Nie wiemy jeszcze, ilu osób to dotyczy.
portal-unknown-recipients = Nie wiemy, kto ma te dane.
portal-no-recipient = Nie znaleźliśmy śladów, które wskazywałyby, że ktoś zdobył te dane.
portal-contact = Kontakt z nami
portal-changes = Zmiany na tej stronie
portal-changes-none = Od pierwszej publikacji ta strona nie była zmieniana.
portal-changes-gone = Usunięto:
portal-changes-come = Dodano:
portal-asof = Stan na { $day }.
portal-languages = Ta strona w innych językach

# Czy wiadomość jest od nas (`/verify`; ten adres podaje każde zawiadomienie).
portal-verify-link = Sprawdź, czy wiadomość jest naprawdę od nas
portal-verify-title = Czy ta wiadomość jest naprawdę od nas?
portal-verify-exercise = ĆWICZENIA. Ta strona jest częścią ćwiczeń. Wiadomości, które można tu sprawdzić, są próbne.
portal-verify-intro = Prosimy wpisać kod albo wkleić wiadomość, link, numer telefonu lub nadawcę. Powiemy, czy to nasze. Nie pytamy, kim Państwo są.
portal-verify-label = Kod, wiadomość, link, numer telefonu lub nadawca
portal-verify-hint = Nasz kod ma dziesięć liter i cyfr w układzie { $form }. Litery wielkie lub małe, z kreską lub bez niej.
portal-verify-check = Sprawdź
portal-verify-empty = Prosimy wpisać kod albo wkleić wiadomość.
portal-verify-yes = Tak. Wiadomość z tym kodem wysłaliśmy { $day } { $channel ->
    [email] pocztą elektroniczną
    [post] listem
    [sms] SMS-em
    [voice] przez telefon
    [push] jako powiadomienie w naszej aplikacji
    [inbox] do skrzynki na Państwa koncie u nas
   *[other] inną drogą
}.
portal-verify-copied = Jeśli Państwa wiadomość przyszła inną drogą, ktoś mógł skopiować kod. Prosimy jej wtedy nie ufać.
portal-verify-corrected = Później wysłaliśmy sprostowanie tej wiadomości. To, co w niej napisaliśmy, może już nie być prawdą.
portal-verify-no = Nie znamy wiadomości z tym kodem.
portal-verify-odd = Nasze kody wyglądają inaczej.
portal-verify-letters = Prosimy sprawdzić każdy znak. Nasze kody mają dziesięć liter i cyfr i nigdy nie zawierają znaków { $unused }.
portal-verify-leave = Jeśli kod jest wpisany poprawnie, prosimy nie ufać tej wiadomości: nie otwierać jej linków ani załączników, nie dzwonić pod podane w niej numery i nie odpowiadać na nią.
portal-verify-call = W razie wątpliwości prosimy zadzwonić do nas pod numer z karty, z umowy lub z wcześniejszego listu.
portal-verify-busy = Za dużo prób. Prosimy odczekać minutę i spróbować ponownie.
portal-verify-busy-why = Ograniczamy liczbę prób, aby nikt nie mógł odgadnąć kodów. Niczego nie sprawdziliśmy.
portal-verify-back = Co się stało i co mogą Państwo zrobić

# The way round the portal.
portal-nav = Strony
portal-nav-more = Więcej stron
portal-nav-status = Co się stało
portal-nav-check = Czy to mnie dotyczy?
portal-nav-case = Moja sprawa
portal-nav-verify = Czy ta wiadomość jest prawdziwa?
portal-nav-ask = Zadaj pytanie
portal-nav-complain = Złóż reklamację
portal-nav-scams = Znane oszustwa
portal-nav-report-scam = Zgłoś oszustwo
portal-nav-subscribe = Powiadomienia o zmianach
portal-nav-press = Dla mediów
portal-nav-researcher = Dla badaczy bezpieczeństwa
