# Kroki w tekście łatwym do czytania.

act-password-do = Proszę zmienić hasło. Proszę je zmienić wszędzie, gdzie jest takie samo.
act-security-answer-do = Proszę zmienić pytanie pomocnicze. Proszę je zmienić wszędzie, gdzie jest takie samo.
act-identity-do = Proszę zamówić w biurze kredytowym powiadomienia o nowych pożyczkach.
act-document-do = Proszę zgłosić sprawę urzędowi, który wydał dokument. Proszę zapytać o nowy.
act-account-do = Proszę sprawdzić wyciągi z konta. Proszę zgłosić bankowi każdą nieznaną płatność.
act-medical-do = Proszę sprawdzać pisma od lekarzy. Proszę zgłosić leczenie, którego nie było.
act-medical-why = Przestępcy wyłudzają tak pieniądze.
act-phishing-do = Proszę nie otwierać linków w takich wiadomościach. Proszę oddzwaniać tylko pod znane numery.

act-pl-pesel-do = Proszę zastrzec numer PESEL. Można to zrobić w mObywatel, na gov.pl lub w urzędzie gminy.
act-pl-card-do = Proszę zablokować kartę. Można to zrobić w aplikacji lub pod numerem 828 828 828.
act-pl-id-card-do = Proszę iść do banku. Proszę zastrzec tam dokument w systemie Dokumenty Zastrzeżone.
act-pl-bik-do = Proszę włączyć Alerty BIK. Ta usługa kosztuje.
act-pl-bik-why = Alert przyjdzie, gdy ktoś chce pożyczki na Państwa nazwisko.
act-pl-phishing-do = Proszę nie otwierać linków w takich wiadomościach. Fałszywe SMS-y proszę przekazać na numer 8080.
