# Kroki po polsku: -do zaczyna się od „Prosimy” z bezokolicznikiem, -why to jeden powód.

act-password-do = Prosimy zmienić hasło u nas i wszędzie tam, gdzie jest takie samo.
act-password-why = Przestępcy próbują użyć takich haseł w wielu serwisach.
act-security-answer-do = Prosimy zmienić pytanie pomocnicze i odpowiedź, u nas i wszędzie tam, gdzie są takie same.
act-security-answer-why = Znając tę odpowiedź, przestępcy mogą wejść na konta.
act-bank-code-do = Prosimy zmienić kod dostępu do rachunku.
act-bank-code-why = Znając ten kod, przestępcy mogą uzyskać dostęp do rachunku.
act-card-do = Prosimy zablokować kartę w aplikacji banku lub przez telefon.
act-card-why = Zablokowaną kartą nikt nie zapłaci.
act-identity-do = Prosimy zamówić w biurze informacji kredytowej w swoim kraju powiadomienia o nowych pożyczkach.
act-identity-why = Fałszywą pożyczkę można zatrzymać, zanim zostanie wypłacona.
act-document-do = Prosimy zgłosić sprawę urzędowi, który wydał dokument, i zapytać, czy trzeba go wymienić.
act-document-why = Przestępcy używają takich numerów, aby podawać się za kogoś innego.
act-account-do = Prosimy sprawdzić wyciągi z konta i zgłosić bankowi każdą nieznaną płatność.
act-account-why = Gdy bank się o tym dowie, może od razu zareagować.
act-medical-do = Prosimy sprawdzać, czy pisma od lekarzy i ubezpieczyciela nie wymieniają leczenia, którego nie było.
act-medical-why = Przestępcy wyłudzają leczenie i pieniądze, używając cudzych danych o zdrowiu.
act-phishing-do = Prosimy nie otwierać linków w wiadomościach o tym naruszeniu i oddzwaniać tylko pod znane numery.
act-phishing-why = Dzięki takim danym fałszywe wiadomości wyglądają na prawdziwe.

act-pl-pesel-do = Prosimy zastrzec numer PESEL w aplikacji mObywatel, na stronie gov.pl lub w urzędzie gminy.
act-pl-pesel-why = Zanim bank udzieli kredytu, musi sprawdzić rejestr zastrzeżeń numerów PESEL.
act-pl-card-do = Prosimy zablokować kartę w aplikacji banku lub pod numerem 828 828 828.
act-pl-card-why = Zablokowaną kartą nikt nie zapłaci.
act-pl-id-card-do = Prosimy zastrzec dokument w banku, w systemie Dokumenty Zastrzeżone.
act-pl-id-card-why = Banki sprawdzają dokumenty w tym systemie, zanim założą konto.
act-pl-bik-do = Prosimy włączyć Alerty BIK w Biurze Informacji Kredytowej (usługa jest płatna).
act-pl-bik-why = Alert przyjdzie od razu, gdy ktoś spróbuje wziąć pożyczkę na te dane.
act-pl-phishing-do = Prosimy nie otwierać linków w wiadomościach o tym naruszeniu. Fałszywe SMS-y prosimy przekazać na numer 8080.
act-pl-phishing-why = Dzięki takim danym fałszywe wiadomości wyglądają na prawdziwe.

act-de-card-do = Prosimy zablokować kartę pod całodobowym numerem +49 116 116.
act-de-card-why = Zablokowaną kartą nikt nie zapłaci.
act-de-id-card-do = Prosimy zgłosić sprawę w urzędzie (Bürgeramt) i zapytać, czy potrzebny jest nowy dokument.
act-de-id-card-why = Przestępcy używają takich numerów, aby zakładać konta.
act-de-schufa-do = Prosimy zamówić w SCHUFA bezpłatną kopię danych i sprawdzić, czy nie ma w niej nieznanych umów.
act-de-schufa-why = Fałszywe umowy można wcześnie wykryć i usunąć.
act-de-account-do = Prosimy sprawdzić wyciągi z konta i cofnąć każde nieznane polecenie zapłaty.
act-de-account-why = Polecenie zapłaty można cofnąć przez osiem tygodni, a takie, na które nie było zgody – przez 13 miesięcy.
act-de-phishing-do = Prosimy nie otwierać linków w wiadomościach o tym naruszeniu. Fałszywe wiadomości prosimy zgłaszać do centrali konsumenckiej (Verbraucherzentrale).
act-de-phishing-why = Dzięki takim danym fałszywe wiadomości wyglądają na prawdziwe.

act-gb-card-do = Prosimy zablokować kartę w aplikacji banku lub zadzwonić do banku pod numer 159.
act-gb-card-why = Zablokowaną kartą nikt nie zapłaci.
act-gb-cifas-do = Prosimy wystąpić do Cifas o rejestrację ochronną (Protective Registration, usługa jest płatna).
act-gb-cifas-why = Kredytodawcy dokładniej sprawdzają wtedy każdy wniosek na to nazwisko.
act-gb-phishing-do = Prosimy nie otwierać linków w wiadomościach o tym naruszeniu. Fałszywe SMS-y prosimy przekazać na numer 7726.
act-gb-phishing-why = Dzięki takim danym fałszywe wiadomości wyglądają na prawdziwe.

act-us-freeze-do = Prosimy bezpłatnie zablokować swoje dane kredytowe w Equifax, Experian i TransUnion (credit freeze).
act-us-freeze-why = W czasie blokady nikt nie weźmie nowego kredytu na te dane.
act-us-card-do = Prosimy zadzwonić pod numer z odwrotu karty i poprosić o nowy numer karty.
act-us-card-why = Starym numerem nikt już wtedy nie zapłaci.
act-us-ip-pin-do = Prosimy wystąpić do IRS o kod Identity Protection PIN.
act-us-ip-pin-why = Nikt obcy nie złoży wtedy zeznania podatkowego na te dane.
act-us-phishing-do = Prosimy nie otwierać linków w wiadomościach o tym naruszeniu. Fałszywe SMS-y prosimy przekazać na numer 7726.
act-us-phishing-why = Dzięki takim danym fałszywe wiadomości wyglądają na prawdziwe.
