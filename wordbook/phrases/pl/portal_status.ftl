# Publiczna strona w wersjach, kanały, baner, kopia strony i powiadomienia e-mailem.
portal-unknown-elements = Nie wiemy jeszcze, jakich danych to dotyczy.
portal-moment = { $day }, { $time } ({ $zone })
portal-version = Wersja { $number }, { $moment }
portal-version-old = To starsza wersja tej strony. Jest już nieaktualna.
portal-version-current = Przejdź do aktualnej wersji
portal-version-read = Przeczytaj wersję { $number }
portal-next-update = Kolejne informacje podamy tutaj najpóźniej: { $moment }.
portal-change-why = Powód zmiany:
portal-change-why-english = Powód zmiany (po angielsku):
portal-change-followed = Zmieniły się nasze ustalenia, a wraz z nimi ta strona.
portal-change-promise = Zmienił się tylko termin kolejnych informacji.
portal-follow = Jak dowiedzieć się o zmianach
portal-follow-subscribe = Powiadomienia e-mailem
portal-follow-feed-atom = Kanał Atom
portal-follow-feed-json = Kanał JSON
portal-follow-banner = Baner na inne strony

portal-banner-title = Baner na inne strony
portal-banner-intro = Dla osób, które prowadzą nasze strony: prosimy umieścić ten baner na górze strony. Nie potrzebuje on skryptów ani plików z innych miejsc.
portal-banner-label = Ten tekst prosimy wkleić na stronę:
portal-banner-download = Pobierz baner jako plik

portal-subscribe-title = Powiadomienia e-mailem
portal-subscribe-intro = Napiszemy do Państwa, gdy zmieni się strona o zdarzeniu, i w żadnej innej sprawie. Nie trzeba być naszym klientem.
portal-subscribe-label = Państwa adres e-mail
portal-subscribe-hint = Przechowujemy go w postaci zaszyfrowanej, używamy tylko do tych powiadomień i usuwamy, gdy tylko Państwo z nich zrezygnują.
portal-subscribe-button = Chcę otrzymywać powiadomienia
portal-subscribe-sent = Prosimy sprawdzić skrzynkę pocztową.
portal-subscribe-sent-why = Jeśli ten adres działa, wysyłamy na niego wiadomość. Powiadomienia zaczną przychodzić, gdy otworzą Państwo link z tej wiadomości i nacisną przycisk. Link działa dwa dni.
portal-subscribe-odd = To nie wygląda na adres e-mail. Prosimy go sprawdzić.
portal-subscribe-busy = Za dużo próśb naraz. Prosimy odczekać minutę i spróbować ponownie.
portal-subscribe-none = Obecnie nie informujemy o żadnym zdarzeniu, nie ma więc też powiadomień.
portal-subscribe-no-mail = Nie możemy teraz wysyłać powiadomień e-mailem. Kanały na stronie o zdarzeniu działają bez podawania adresu.
portal-confirm-title = Potwierdzenie powiadomień e-mailem
portal-confirm-intro = Po naciśnięciu przycisku będziemy do Państwa pisać, gdy zmieni się strona o zdarzeniu.
portal-confirm-button = Tak, proszę o powiadomienia
portal-confirm-done = Będą Państwo otrzymywać nasze powiadomienia.
portal-confirm-failed = Ten link nie działa albo stracił ważność. Prosimy zamówić powiadomienia jeszcze raz.
portal-stop-title = Rezygnacja z powiadomień e-mailem
portal-stop-intro = Po naciśnięciu przycisku usuniemy Państwa adres i nie będziemy więcej pisać.
portal-stop-button = Rezygnuję z powiadomień
portal-stop-done = Usunęliśmy Państwa adres. Nie będziemy już przysyłać powiadomień.
portal-stop-failed = Ten link nie działa. Prosimy skopiować z naszej wiadomości cały link.

portal-mail-confirm-subject = { $name }: prosimy o potwierdzenie powiadomień
portal-mail-asked = Ktoś poprosił nas o wysyłanie powiadomień na ten adres. Chodzi o sprawę: { $title }
portal-mail-confirm = Jeśli chcą je Państwo otrzymywać, prosimy otworzyć ten link i nacisnąć przycisk. Link działa dwa dni:
portal-mail-not-you = Jeśli to nie była Państwa prośba, nie trzeba nic robić. Nie będziemy do Państwa pisać.
portal-mail-update-subject = { $name }: zmieniła się nasza strona o zdarzeniu
portal-mail-page = Cała strona:
portal-mail-stop = Aby zrezygnować z powiadomień, prosimy otworzyć ten link:

portal-copy-notice = To kopia naszej strony, którą można czytać także wtedy, gdy nasze serwery nie działają. Właściwa strona:
portal-copy-form = Ta strona wymaga działania naszych serwerów. Jest tutaj:
portal-copy-reach = Jeśli serwery nie działają, można się z nami skontaktować tak:
portal-copy-choose = Wybór języka
