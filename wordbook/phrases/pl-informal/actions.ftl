# Kroki w formie „Ty”.

act-password-do = Zmień hasło u nas i wszędzie tam, gdzie jest takie samo.
act-security-answer-do = Zmień pytanie pomocnicze i odpowiedź, u nas i wszędzie tam, gdzie są takie same.
act-bank-code-do = Zmień kod dostępu do rachunku.
act-card-do = Zablokuj kartę w aplikacji banku lub przez telefon.
act-identity-do = Zamów w biurze informacji kredytowej w swoim kraju powiadomienia o nowych pożyczkach.
act-document-do = Zgłoś sprawę urzędowi, który wydał dokument, i zapytaj, czy trzeba go wymienić.
act-account-do = Sprawdź wyciągi z konta i zgłoś bankowi każdą nieznaną płatność.
act-medical-do = Sprawdzaj, czy pisma od lekarzy i ubezpieczyciela nie wymieniają leczenia, którego nie było.
act-phishing-do = Nie otwieraj linków w wiadomościach o tym naruszeniu i oddzwaniaj tylko pod znane numery.

act-pl-pesel-do = Zastrzeż numer PESEL w aplikacji mObywatel, na stronie gov.pl lub w urzędzie gminy.
act-pl-card-do = Zablokuj kartę w aplikacji banku lub pod numerem 828 828 828.
act-pl-id-card-do = Zastrzeż dokument w banku, w systemie Dokumenty Zastrzeżone.
act-pl-bik-do = Włącz Alerty BIK w Biurze Informacji Kredytowej (usługa jest płatna).
act-pl-phishing-do = Nie otwieraj linków w wiadomościach o tym naruszeniu. Fałszywe SMS-y przekaż na numer 8080.

act-de-card-do = Zablokuj kartę pod całodobowym numerem +49 116 116.
act-de-id-card-do = Zgłoś sprawę w urzędzie (Bürgeramt) i zapytaj, czy potrzebny jest nowy dokument.
act-de-schufa-do = Zamów w SCHUFA bezpłatną kopię danych i sprawdź, czy nie ma w niej nieznanych umów.
act-de-account-do = Sprawdź wyciągi z konta i cofnij każde nieznane polecenie zapłaty.
act-de-phishing-do = Nie otwieraj linków w wiadomościach o tym naruszeniu. Fałszywe wiadomości zgłaszaj do centrali konsumenckiej (Verbraucherzentrale).

act-gb-card-do = Zablokuj kartę w aplikacji banku lub zadzwoń do banku pod numer 159.
act-gb-cifas-do = Wystąp do Cifas o rejestrację ochronną (Protective Registration, usługa jest płatna).
act-gb-phishing-do = Nie otwieraj linków w wiadomościach o tym naruszeniu. Fałszywe SMS-y przekaż na numer 7726.

act-us-freeze-do = Zablokuj bezpłatnie swoje dane kredytowe w Equifax, Experian i TransUnion (credit freeze).
act-us-card-do = Zadzwoń pod numer z odwrotu karty i poproś o nowy numer karty.
act-us-ip-pin-do = Wystąp do IRS o kod Identity Protection PIN.
act-us-phishing-do = Nie otwieraj linków w wiadomościach o tym naruszeniu. Fałszywe SMS-y przekaż na numer 7726.
