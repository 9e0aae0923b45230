# Kroki po polsku: -do zaczyna się od „Proszę” z bezokolicznikiem, -why to jeden powód.

act-password-do = Proszę zmienić hasło u nas i wszędzie tam, gdzie jest takie samo.
act-password-why = Takie hasła przestępcy sprawdzają w wielu serwisach.
act-security-answer-do = Proszę zmienić pytanie pomocnicze i odpowiedź, u nas i wszędzie tam, gdzie są takie same.
act-security-answer-why = Z tą odpowiedzią przestępcy mogą wejść na konta.
act-bank-code-do = Proszę zmienić kod dostępu do rachunku.
act-bank-code-why = Z tym kodem przestępcy mogą uzyskać dostęp do rachunku.
act-card-do = Proszę zablokować kartę w aplikacji banku lub przez telefon.
act-card-why = Zablokowana karta jest dla złodzieja bezużyteczna.
act-identity-do = Proszę zamówić w biurze kredytowym w swoim kraju powiadomienia o nowych pożyczkach.
act-identity-why = Fałszywą pożyczkę można zatrzymać, zanim zostanie wypłacona.
act-document-do = Proszę zgłosić sprawę urzędowi, który wydał dokument, i zapytać, czy trzeba go wymienić.
act-document-why = Z takim numerem przestępcy podają się za kogoś innego.
act-account-do = Proszę sprawdzić wyciągi z konta i zgłosić bankowi każdą nieznaną płatność.
act-account-why = Bank może działać, gdy tylko się dowie.
act-medical-do = Proszę sprawdzać, czy pisma od lekarzy i ubezpieczyciela nie wymieniają leczenia, którego nie było.
act-medical-why = Przestępcy wyłudzają leczenie i pieniądze na cudze dane o zdrowiu.
act-phishing-do = Proszę nie otwierać linków w wiadomościach o tym naruszeniu i oddzwaniać tylko pod znane numery.
act-phishing-why = Dzięki takim danym fałszywe wiadomości wyglądają na prawdziwe.

act-pl-pesel-do = Proszę zastrzec numer PESEL w aplikacji mObywatel, na gov.pl lub w urzędzie gminy.
act-pl-pesel-why = Banki muszą sprawdzić ten rejestr, zanim udzielą kredytu.
act-pl-card-do = Proszę zablokować kartę w aplikacji banku lub pod numerem 828 828 828.
act-pl-card-why = Zablokowana karta jest dla złodzieja bezużyteczna.
act-pl-id-card-do = Proszę zastrzec dokument w dowolnym banku, w systemie Dokumenty Zastrzeżone.
act-pl-id-card-why = Banki sprawdzają ten system, zanim otworzą rachunek.
act-pl-bik-do = Proszę włączyć Alerty BIK w Biurze Informacji Kredytowej (usługa jest płatna).
act-pl-bik-why = Alert przyjdzie od razu, gdy ktoś wystąpi o pożyczkę na Państwa nazwisko.
act-pl-phishing-do = Proszę nie otwierać linków w wiadomościach o tym naruszeniu. Fałszywe SMS-y proszę przekazać na numer 8080.
act-pl-phishing-why = Dzięki takim danym fałszywe wiadomości wyglądają na prawdziwe.

act-de-card-do = Proszę zablokować kartę pod całodobowym numerem +49 116 116.
act-de-card-why = Zablokowana karta jest dla złodzieja bezużyteczna.
act-de-id-card-do = Proszę zgłosić sprawę w urzędzie (Bürgeramt) i zapytać, czy potrzebny jest nowy dokument.
act-de-id-card-why = Z takim numerem przestępcy otwierają rachunki.
act-de-schufa-do = Proszę zamówić w SCHUFA bezpłatną kopię danych i sprawdzić, czy nie ma w niej nieznanych umów.
act-de-schufa-why = Fałszywe umowy można wcześnie wykryć i usunąć.
act-de-account-do = Proszę sprawdzić wyciągi z konta i cofnąć każde nieznane polecenie zapłaty.
act-de-account-why = Polecenie zapłaty można cofnąć przez osiem tygodni, a bez Państwa zgody przez 13 miesięcy.
act-de-phishing-do = Proszę nie otwierać linków w wiadomościach o tym naruszeniu i zgłaszać fałszywe do Verbraucherzentrale.
act-de-phishing-why = Dzięki takim danym fałszywe wiadomości wyglądają na prawdziwe.

act-gb-card-do = Proszę zablokować kartę w aplikacji banku lub zadzwonić do banku pod numer 159.
act-gb-card-why = Zablokowana karta jest dla złodzieja bezużyteczna.
act-gb-cifas-do = Proszę wystąpić do Cifas o rejestrację ochronną (Protective Registration, usługa jest płatna).
act-gb-cifas-why = Kredytodawcy dokładniej sprawdzają wtedy każdy wniosek na to nazwisko.
act-gb-phishing-do = Proszę nie otwierać linków w wiadomościach o tym naruszeniu. Fałszywe SMS-y proszę przekazać na numer 7726.
act-gb-phishing-why = Dzięki takim danym fałszywe wiadomości wyglądają na prawdziwe.

act-us-freeze-do = Proszę bezpłatnie zablokować swoje dane kredytowe w Equifax, Experian i TransUnion (credit freeze).
act-us-freeze-why = W czasie blokady nikt nie weźmie kredytu na Państwa nazwisko.
act-us-card-do = Proszę zadzwonić pod numer z odwrotu karty i poprosić o nowy numer karty.
act-us-card-why = Stary numer będzie wtedy dla złodzieja bezużyteczny.
act-us-ip-pin-do = Proszę wystąpić do IRS o kod Identity Protection PIN.
act-us-ip-pin-why = Nikt nie złoży wtedy zeznania podatkowego na Państwa nazwisko.
act-us-phishing-do = Proszę nie otwierać linków w wiadomościach o tym naruszeniu. Fałszywe SMS-y proszę przekazać na numer 7726.
act-us-phishing-why = Dzięki takim danym fałszywe wiadomości wyglądają na prawdziwe.
