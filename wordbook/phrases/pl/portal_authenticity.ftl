# Czy wiadomość jest naprawdę od nas: co w niej znaleźliśmy; znane oszustwa; zgłoszenie.
portal-verify-mail = Albo prosimy wybrać plik z wiadomością e-mail
portal-verify-mail-hint = Plik z końcówką .eml, najwyżej 900 kB. Czytamy tylko tekst i niczego nie zachowujemy.
portal-verify-too-large = Plik jest za duży. Prosimy zamiast tego wkleić tekst wiadomości.

portal-verdict-scam = To znane nam oszustwo. Prosimy temu nie ufać.
portal-verdict-copied = Kod jest nasz, ale wiadomość nie. Ktoś skopiował kod. Prosimy jej nie ufać.
portal-verdict-look_alike = To tylko wygląda tak, jakby było od nas. Prosimy temu nie ufać.
portal-verdict-asks = Ktoś prosi tu o poufne dane. My nigdy tego nie robimy. Prosimy temu nie ufać.
portal-verdict-not_ours = To nie jest od nas.
portal-verdict-place = To należy do nas. Nie dowodzi to jednak, że wiadomość lub telefon pochodzi od nas.
portal-verdict-cannot_tell = Nie możemy stwierdzić, czy to pochodzi od nas.
portal-verdict-whole = Wszystko, co znaleźliśmy w wiadomości, prowadzi do nas. Każdego słowa sprawdzić nie możemy.
portal-verdict-partial = Tekst był dłuższy, niż możemy sprawdzić.
portal-verdict-no-code = Nie znaleźliśmy kodu. Każda nasza wiadomość o naruszeniu ochrony danych ma kod.
portal-verdict-leave = Prosimy nie otwierać linków ani załączników, nie dzwonić pod podane numery i nie odpowiadać.
portal-verdict-type = Prosimy samodzielnie wpisać nasz adres i nie korzystać z linków w wiadomościach.
portal-verdict-dial = Dzwoniący może wyświetlić dowolny numer, także nasz. Prosimy się rozłączyć i zadzwonić do nas samodzielnie.
portal-verdict-harm = Jeśli zapłacili już Państwo komuś albo podali hasło lub numer karty, prosimy od razu zadzwonić do swojego banku.
portal-verdict-found = Co znaleźliśmy

portal-thing-code = Kod
portal-thing-link = Link
portal-thing-phone = Numer telefonu
portal-thing-email = Adres e-mail
portal-thing-sender = Nadawca
portal-thing-request = Prośba
portal-standing-ours = należy do nas
portal-standing-vouched = znane nam
portal-standing-not_ours = nie należy do nas
portal-standing-known_scam = znane oszustwo
portal-standing-look_alike = wygląda jak nasze, ale nie należy do nas
portal-standing-cannot_tell = nie możemy stwierdzić
portal-why-user_info = Nasza nazwa jest przed znakiem @, ale link prowadzi gdzie indziej.
portal-why-other_target = Link pokazuje nasz adres, ale prowadzi gdzie indziej.
portal-why-prefix = Nasza nazwa jest na początku, ale liczy się to, co na końcu.
portal-why-homograph = Niektóre litery tylko wyglądają jak w naszym adresie.
portal-why-typo = Różni się od naszego adresu jedną lub dwiema literami.
portal-why-ending = Nasz adres ma inną końcówkę.
portal-why-contains = Zawiera naszą nazwę, ale do nas nie należy.
portal-why-display_name = Używa naszej nazwy, ale adres należy do kogoś innego.
portal-why-shortener = Skrócony link ukrywa, dokąd prowadzi. Nie używamy takich linków.
portal-why-scheme = Może uruchomić program. Nasze linki nigdy tego nie robią.
portal-why-numeric = Zamiast nazwy ma sam numer. Nasze linki nigdy tak nie wyglądają.
portal-why-forgeable = Nadawcę i numer każdy może sfałszować.
portal-why-not_published = Nie podaliśmy tego publicznie.
portal-why-asks_secret = Tekst prosi o hasło, kod PIN, inny kod lub numer karty.

portal-scams-title = Znane oszustwa
portal-scams-intro = Przestępcy piszą i dzwonią w naszym imieniu. Oto próby, o których wiemy.
portal-scams-none = Na razie nie znamy takich oszustw. Mimo to prosimy zachować ostrożność.
portal-scams-heading = { $way ->
    [email] Fałszywy e-mail
    [sms] Fałszywy SMS
    [phone] Fałszywy telefon
    [post] Fałszywy list
    [chat] Fałszywa wiadomość na czacie
    [social] Fałszywy profil lub wpis
   *[web] Fałszywa strona
}
portal-scams-seen = Zauważono po raz pierwszy { $day }.
portal-scams-tell = Jak to rozpoznać
portal-scams-domains = Używane adresy (prosimy ich nie otwierać)
portal-scams-phones = Używane numery (prosimy pod nie nie dzwonić)
portal-scams-senders = Używani nadawcy
portal-scams-english = Ten opis jest na razie tylko po angielsku.
portal-scams-verify = Sprawdź otrzymaną wiadomość
portal-scams-report = Zgłoś oszustwo

portal-report-title = Zgłoszenie oszustwa
portal-report-intro = Ktoś napisał lub zadzwonił w naszym imieniu? Prosimy nam o tym powiedzieć. Kod ani logowanie nie są potrzebne.
portal-report-secret = Prosimy nigdy nie przesyłać nam hasła, kodu PIN ani pełnego numeru karty.
portal-report-text = Wiadomość, link lub numer
portal-report-text-hint = Prosimy wkleić treść bez zmian albo opisać rozmowę własnymi słowami.
portal-report-reach = Jak możemy się z Państwem skontaktować? (nieobowiązkowo)
portal-report-reach-hint = Adres e-mail lub numer telefonu. Bez niego nie możemy odpisać.
portal-report-send = Wyślij zgłoszenie
portal-report-empty = Prosimy wkleić wiadomość albo opisać, co się stało.
portal-report-long = Tekst jest za długi. Może mieć najwyżej { $most } znaków.
portal-report-faults = Prosimy sprawdzić:
portal-report-thanks = Dziękujemy. Mamy Państwa zgłoszenie.
portal-report-number = Numer zgłoszenia: { $number }
portal-report-day = Otrzymano { $day }.
portal-report-next = Sprawdzimy je. Jeśli to oszustwo, postaramy się o jego zablokowanie i ostrzeżemy tu innych.
