# Kroki w tekście łatwym do czytania.

act-password-do = Prosimy zmienić hasło. Prosimy je zmienić wszędzie, gdzie jest takie samo.
act-security-answer-do = Prosimy zmienić pytanie pomocnicze. Prosimy je zmienić wszędzie, gdzie jest takie samo.
act-identity-do = Prosimy zwrócić się do biura informacji kredytowej. Prosimy zamówić powiadomienia o nowych pożyczkach.
act-document-do = Prosimy zgłosić sprawę urzędowi, który wydał dokument. Prosimy zapytać, czy potrzebny jest nowy.
act-account-do = Prosimy sprawdzić wyciągi z konta. Prosimy zgłosić bankowi każdą nieznaną płatność.
act-medical-do = Prosimy sprawdzać pisma od lekarzy. Prosimy zgłosić leczenie, którego nie było.
act-medical-why = Przestępcy wyłudzają tak pieniądze.
act-phishing-do = Prosimy nie otwierać linków w takich wiadomościach. Prosimy oddzwaniać tylko pod znane numery.

act-pl-pesel-do = Prosimy zastrzec numer PESEL. Można to zrobić w aplikacji mObywatel. Można też na stronie gov.pl lub w urzędzie gminy.
act-pl-card-do = Prosimy zablokować kartę. Można to zrobić w aplikacji lub pod numerem 828 828 828.
act-pl-id-card-do = Prosimy iść do banku. Prosimy zastrzec tam dokument w systemie Dokumenty Zastrzeżone.
act-pl-bik-do = Prosimy włączyć Alerty BIK. Ta usługa jest płatna.
act-pl-bik-why = Alert przyjdzie, gdy ktoś spróbuje wziąć pożyczkę na te dane.
act-pl-phishing-do = Prosimy nie otwierać linków w takich wiadomościach. Fałszywe SMS-y prosimy przekazać na numer 8080.
