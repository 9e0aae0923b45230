# Na jakim etapie jest pomoc i co może zrobić tylko sama osoba.  Czytane w „Mojej sprawie” i przez telefon.
rem-card-listed = Sprawdzamy teraz Państwa kartę.
rem-card-monitored = Karty można nadal używać. Uważnie ją obserwujemy. Wyślemy nową kartę.
rem-card-kept = Karty można bezpiecznie używać. Nowa nie jest potrzebna. Obserwujemy tę kartę.
rem-card-blocked = Zablokowaliśmy Państwa kartę, aby nikt nie mógł nią zapłacić. Wyślemy nową.
rem-card-ordered = Przygotowujemy Państwa nową kartę.
rem-card-mailed = Nowa karta jest w drodze. Gdy dotrze, prosimy ją aktywować.
rem-card-activated = Nowa karta jest aktywna. Stara już nie działa.
rem-card-again = Nowa karta do Państwa nie dotarła. Wysyłamy kolejną.
rem-card-returned = Nowa karta do nas wróciła. Prosimy podać nam aktualny adres.
rem-card-cancelled = Nowej karty nie będzie. Jeśli to nie była Państwa decyzja, prosimy do nas zadzwonić.
rem-card-virtual = Do tego czasu można płacić kartą wirtualną w naszej aplikacji.
rem-card-cash = Do tego czasu gotówkę można pobrać w każdym naszym oddziale. Prosimy zabrać dokument tożsamości.
rem-card-payees-told = Firmy, które regularnie obciążają kartę, same otrzymają jej nowe dane.
rem-card-payees-list = Wysyłamy Państwu listę firm, które regularnie obciążają kartę. Prosimy podać im nowe dane karty.
rem-card-which = Karta o końcówce { $last4 }
rem-monitoring-asked = Przygotowujemy Państwa kod. Prosimy zajrzeć tu ponownie za kilka minut.
rem-monitoring-refused = Nie możemy tu przyznać kodu. Prosimy się z nami skontaktować.
rem-monitoring-given = Państwa kod jest gotowy. Nie został jeszcze użyty.
rem-monitoring-used = Kod został użyty. Monitoring działa.
rem-monitoring-until = Kodu prosimy użyć najpóźniej { $day }.
rem-monitoring-fair = Nie trzeba podawać karty płatniczej. Monitoring kończy się sam i nie wymaga rezygnacji z żadnych praw.
rem-remind-subject = Państwa kod do monitoringu wciąż czeka
rem-remind-text = Mają Państwo od nas kod do bezpłatnego monitoringu. Nie został jeszcze użyty. Jest ważny do { $day }. Kod znajdą Państwo na naszej stronie, w „Mojej sprawie”. Prosimy samodzielnie wpisać nasz adres w przeglądarce. Nigdy nie pytamy o hasło, PIN ani numer karty.
rem-steps = Co mogą zrobić tylko Państwo
rem-step-state = { $state ->
    [done] Zrobione
    [not_needed] Niepotrzebne
   *[open] Jeszcze do zrobienia
}
rem-step-free = To nic nie kosztuje.
rem-step-costs = Za to może być pobierana opłata.
rem-step-pl-pesel-do = Prosimy zastrzec numer PESEL w aplikacji mObywatel, na gov.pl albo w dowolnym urzędzie gminy.
rem-step-pl-id-card-do = Prosimy zgłosić w aplikacji mObywatel, na gov.pl albo w urzędzie gminy, że ktoś może bezprawnie używać danych z Państwa dowodu osobistego. Dowód zostanie unieważniony i dostaną Państwo nowy.
rem-step-pl-documents-blocked-do = Prosimy zastrzec dokument w banku, w systemie Dokumenty Zastrzeżone. Wystarczy jeden bank, pozostałe dowiedzą się od razu.
rem-step-pl-bik-do = Prosimy włączyć Alerty BIK. Dostaną Państwo wiadomość, gdy ktoś zapyta o kredyt na Państwa dane.
rem-step-de-card-do = Prosimy zadzwonić pod 116 116 i zablokować kartę.
rem-step-de-schufa-do = Prosimy zgłosić w SCHUFA, że Państwa danych może używać ktoś inny.
rem-step-de-id-card-do = Prosimy zgłosić w urzędzie (Bürgeramt), że ujawniono dane z dowodu, a pod 116 116 zablokować jego funkcję internetową.
rem-step-gb-cifas-do = Prosimy złożyć w Cifas wniosek o Protective Registration. Wnioski o kredyt na Państwa dane będą wtedy dokładniej sprawdzane.
rem-step-gb-bank-do = Prosimy zadzwonić pod 159. Połączenie trafi bezpiecznie do Państwa banku.
rem-step-us-freeze-equifax-do = Prosimy zablokować dostęp do historii kredytowej w Equifax.
rem-step-us-freeze-experian-do = Prosimy zablokować dostęp do historii kredytowej w Experian.
rem-step-us-freeze-transunion-do = Prosimy zablokować dostęp do historii kredytowej w TransUnion.
rem-step-us-fraud-alert-do = Prosimy zgłosić ostrzeżenie o oszustwie (fraud alert) w jednym z trzech biur kredytowych. Powiadomi ono pozostałe dwa. Ostrzeżenie działa rok.
rem-step-us-ip-pin-do = Prosimy uzyskać z IRS numer Identity Protection PIN. Nikt inny nie złoży wtedy zeznania podatkowego na Państwa dane.
rem-step-us-identitytheft-do = Jeśli ktoś użył Państwa danych, prosimy to zgłosić na IdentityTheft.gov i wykonać podane tam kroki.
rem-step-at-card-do = Prosimy zadzwonić do banku i zablokować kartę.
rem-step-at-documents-do = Prosimy zgłosić ujawnienie danych w urzędzie, który wydał dokument.
rem-step-at-ksv-do = Prosimy poprosić KSV1870 o bezpłatną kopię danych i sprawdzić, czy nie ma w niej nieznanych wpisów.
rem-step-ch-card-do = Prosimy zadzwonić do banku lub wystawcy karty i zablokować kartę.
rem-step-ch-documents-do = Prosimy zgłosić ujawnienie danych w urzędzie, który wydał dokument.
rem-step-ch-credit-record-do = Prosimy poprosić ZEK o kopię danych i sprawdzić, czy nie ma w niej nieznanych wpisów.
rem-step-ir-card-do = Prosimy zadzwonić do banku, zablokować kartę i zmienić drugie hasło.
rem-step-ir-police-do = Jeśli ktoś używa Państwa danych, prosimy to zgłosić cyberpolicji pod 096380.
rem-step-ir-sim-do = Prosimy sprawdzić, jakie karty SIM są zarejestrowane na Państwa numer krajowy.
