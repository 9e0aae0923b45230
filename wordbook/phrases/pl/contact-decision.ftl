# Decyzja o kontakcie: powody oraz odpowiedź na pytanie „dlaczego się Państwo ze mną skontaktowali”. Bez kwot.
decision-lead-allow = { $purpose ->
    [statutory_notice] Kontaktujemy się z Państwem, ponieważ prawo nakazuje nam przekazać ważną informację o Państwa danych.
    [incident_update] Kontaktujemy się z Państwem, ponieważ mamy nowe informacje o zdarzeniu, które Państwa dotyczy.
    [fraud_alert] Kontaktujemy się z Państwem, aby uchronić Państwa przed oszustwem.
    [complaint] Kontaktujemy się z Państwem w sprawie Państwa reklamacji.
    [service] Kontaktujemy się z Państwem, aby pomóc w sprawie usługi, z której Państwo korzystają.
    [remedy] Kontaktujemy się z Państwem w sprawie pomocy, której udzielamy po zdarzeniu.
    [survey] Kontaktujemy się z Państwem, aby zapytać o opinię.
   *[selling] Kontaktujemy się z Państwem z ofertą.
}
decision-lead-defer = { $purpose ->
    [statutory_notice] Skontaktujemy się z Państwem, ponieważ prawo nakazuje nam przekazać ważną informację o Państwa danych.
    [incident_update] Skontaktujemy się z Państwem, ponieważ mamy nowe informacje o zdarzeniu, które Państwa dotyczy.
    [fraud_alert] Skontaktujemy się z Państwem, aby uchronić Państwa przed oszustwem.
    [complaint] Skontaktujemy się z Państwem w sprawie Państwa reklamacji.
    [service] Skontaktujemy się z Państwem, aby pomóc w sprawie usługi, z której Państwo korzystają.
    [remedy] Skontaktujemy się z Państwem w sprawie pomocy, której udzielamy po zdarzeniu.
    [survey] Chcemy zapytać Państwa o opinię.
   *[selling] Chcemy przedstawić Państwu ofertę.
}
decision-lead-deny = { $purpose ->
    [statutory_notice] Mamy dla Państwa zawiadomienie, ale nie wysyłamy go w ten sposób.
    [incident_update] Mamy nowe informacje o zdarzeniu, ale nie wysyłamy ich w ten sposób.
    [fraud_alert] Mamy dla Państwa ostrzeżenie, ale nie wysyłamy go w ten sposób.
    [complaint] Nie odpowiadamy na Państwa reklamację w ten sposób.
    [service] Nie kontaktujemy się z Państwem w sprawie tej usługi.
    [remedy] Nie kontaktujemy się z Państwem w sprawie tej pomocy w ten sposób.
    [survey] Nie prosimy Państwa o udział w ankiecie.
   *[selling] Nie przedstawiamy Państwu oferty.
}
decision-lead-inbound = { $purpose ->
    [complaint] Zgłosili Państwo reklamację, a my ją przyjęliśmy.
   *[other] Skontaktowali się Państwo z nami, a my pomagamy.
}
decision-basis = { $basis ->
    [legal_obligation] Nakazuje nam to prawo.
    [contract] Podstawą jest umowa, którą Państwo z nami zawarli.
    [consent] Podstawą jest Państwa zgoda.
    [legitimate_interests] Podstawą jest nasz prawnie uzasadniony interes. Mogą Państwo wnieść sprzeciw.
    [vital_interests] Robimy to, aby chronić życie i zdrowie.
   *[public_task] Jest to zadanie, które prawo powierza nam w interesie publicznym.
}
decision-way = { $channel ->
    [email] Piszemy e-mail.
    [sms] Wysyłamy SMS.
    [voice] Dzwonimy.
    [post] Wysyłamy list.
    [inbox] Piszemy do skrzynki wiadomości na Państwa koncie u nas.
    [push] Wysyłamy powiadomienie w naszej aplikacji.
    [web] Informujemy na naszej stronie internetowej.
   *[branch] Rozmawiamy z Państwem w placówce.
}
decision-when = Poczekamy do: { $when } (czas w miejscu, w którym Państwo mieszkają).
decision-moment = { $day }, godz. { $time }
decision-data = Przy tej decyzji uwzględniliśmy: { $kinds }.
decision-kind = { $kind ->
    [contact] znane nam sposoby kontaktu z Państwem
    [wishes] Państwa życzenia co do kontaktu
    [history] daty naszych wcześniejszych kontaktów
    [roster] to, czy zdarzenie Państwa dotyczy
    [account] sygnał z Państwa konta (bez żadnych kwot)
    [place] miejsce zamieszkania (ze względu na porę dnia)
   *[family] to, do kogo zwracamy się w Państwa zastępstwie
}
decision-close-selling = W każdej chwili mogą Państwo wnieść sprzeciw. Wystarczy jedno zdanie, a przestaniemy na dobre.
decision-close-duty = Z informacji, które nakazuje nam przekazać prawo, nie można zrezygnować. Można jednak wskazać sposób kontaktu.
decision-close-help = Jeśli nie życzą sobie Państwo takiego kontaktu, wystarczy nam o tym napisać lub powiedzieć. Można też wskazać inny sposób.
decision-close-inbound = Aby zapytać lub złożyć reklamację, nie trzeba podawać powodu ani kodu.
decision-close-deny = { $purpose ->
    [marketing] Nie trzeba nic robić. Jeśli potrzebują Państwo pomocy, prosimy o kontakt. Pomożemy i niczego nie będziemy sprzedawać.
    [sales] Nie trzeba nic robić. Jeśli potrzebują Państwo pomocy, prosimy o kontakt. Pomożemy i niczego nie będziemy sprzedawać.
   *[other] Jeśli potrzebują Państwo pomocy, prosimy o kontakt w dowolnej chwili.
}

decision-unknown-person-stranger = Nie wiemy, kto to jest. Z nikim się nie kontaktujemy, dopóki tego nie ustalimy, aby nic nie trafiło do obcej osoby.
decision-unknown-person-answered = Zwrócili się Państwo do nas, a my nie wiemy, kto pisze. Odpowiadamy tą samą drogą i nie mówimy nic o żadnym koncie.
decision-inbound-complaint = Reklamację przyjmujemy zawsze: w każdy sposób, o każdej porze, z kodem lub bez kodu.
decision-inbound-heard = To Państwo zwrócili się do nas. Zawsze wysłuchamy i pomożemy.
decision-inbound-general = Dopóki nie mamy pewności, że to Państwo, pomagamy ogólnie i nie mówimy nic o koncie.
decision-purpose-wall-offer = Wiadomość zawiera ofertę. Wiadomość, która pomaga lub informuje, nie może niczego sprzedawać.
decision-purpose-wall-selling = To jest reklama i jest tak oznaczona.
decision-purpose-wall-duty = To zawiadomienie wymagane przez prawo. Niczego nie sprzedaje.
decision-purpose-wall-asking = To ankieta. Niczego nie sprzedaje.
decision-purpose-wall-helping = Ten kontakt służy pomocy lub informacji. Niczego nie sprzedaje.
decision-sensitive-trigger-selling = Powodem jest trudna chwila albo naruszenie danych. Nigdy nie wykorzystujemy tego do sprzedaży, niezależnie od udzielonych zgód. Pomoc w tej samej sprawie pozostaje możliwa.
decision-sensitive-trigger-survey = To może być dla Państwa trudna chwila. Ankieta w niej nie pomaga.
decision-sensitive-trigger-help = To może być dla Państwa trudna chwila. Możemy z tego powodu zaproponować pomoc, bo pomoc służy Państwu. Nigdy z tego powodu niczego nie sprzedajemy, bo byłoby to wykorzystaniem sytuacji.
decision-sensitive-trigger-incident = Powodem jest naruszenie danych albo sygnał o oszustwie. Możemy pomagać i informować, ale nigdy nie sprzedajemy.
decision-legal-basis-none = Nie wskazano podstawy prawnej tego kontaktu.
decision-legal-basis-unfit = Wskazana podstawa prawna nie pasuje do celu kontaktu.
decision-legal-basis-fits = Prawo pozwala na kontakt w tym celu.
decision-legal-basis-corrected = Tego kontaktu wymaga samo prawo. Nie zależy on od wskazanej podstawy.
decision-objection-selling = Wnieśli Państwo sprzeciw wobec reklamy. Jest on ostateczny: nie przedstawiamy żadnych ofert.
decision-objection-other = Wnieśli Państwo sprzeciw wobec takich kontaktów i szanujemy to.
decision-objection-powerless = Wnieśli Państwo sprzeciw. Ten kontakt nie wynika jednak tylko z naszej woli, dlatego sprzeciw go nie wstrzymuje.
decision-objection-not_meant = Państwa sprzeciw dotyczy innych kontaktów i w ich przypadku nadal obowiązuje.
decision-bereavement-selling = Ta osoba nie żyje. Nie przedstawiamy ofert i nie prosimy o udział w ankietach.
decision-bereavement-no_kin = Ta osoba nie żyje, a nie znamy nikogo z bliskich. Pracownik ustali, z kim należy rozmawiać.
decision-bereavement-kin = Ta osoba nie żyje. Zwracamy się do osoby bliskiej, na jej własny adres lub numer.
decision-minors-selling = Ta osoba jest niepełnoletnia. Nie kierujemy ofert do dzieci.
decision-minors-no_guardian = Ta osoba jest niepełnoletnia, a nie znamy opiekuna. Pracownik ustali, z kim należy rozmawiać.
decision-minors-guardian = Ta osoba jest niepełnoletnia. Zwracamy się do opiekuna, na jego własny adres lub numer.
decision-vulnerability-selling = Osobom w trudnej sytuacji nie przedstawiamy ofert.
decision-vulnerability-care = Zależy nam na Państwa spokoju: nie spieszymy się i upewniamy się, że wszystko jest jasne.
decision-incident-freeze-affected = Zdarzenie dotyczy Państwa danych. Przez { $days } dni od jego początku nie przedstawiamy Państwu ofert.
decision-incident-freeze-distressed = Przez { $days } dni od początku zdarzenia nie przedstawiamy ofert osobom, które wymagają szczególnej troski.
decision-safe-contact-none = Zgodnie z Państwa informacją żaden sposób kontaktu nie jest bezpieczny. Nie kontaktujemy się; Państwo mogą zwrócić się do nas w każdej chwili.
decision-safe-contact-unsafe = Ten sposób kontaktu nie należy do wskazanych przez Państwa.
decision-safe-contact-kept = Wskazali Państwo sposoby kontaktu i tego się trzymamy.
decision-compromised-channel-read_by_others = Z powodu zdarzenia ktoś obcy może mieć dostęp do tego sposobu kontaktu, dlatego go nie używamy.
decision-contact-point-own_account = Konto tej osoby nie jest drogą do tych, którzy ją zastępują.
decision-contact-point-missing = Nie mamy danych potrzebnych do takiego kontaktu z Państwem.
decision-contact-point-unverified = Nie sprawdzono, czy te dane kontaktowe na pewno należą do Państwa.
decision-contact-point-not_given = Tych danych kontaktowych nie otrzymaliśmy od Państwa.
decision-authentication-failed = Nie potwierdzono, że po drugiej stronie są naprawdę Państwo, więc nic tam o Państwu nie mówimy.
decision-consent-missing = Reklama w ten sposób wymaga uprzedniej zgody, osobnej dla każdego sposobu. Tej zgody nie ma. Dane kontaktowe podane w innym celu nie są zgodą.
decision-consent-basis_missing = Kontakt miał się opierać na zgodzie, a zgody na ten cel i ten sposób nie ma.
decision-consent-withdrawn = Wycofali Państwo zgodę.
decision-consent-given = Zgodzili się Państwo na reklamę w ten sposób i nie wycofali tej zgody.
decision-consent-basis_given = Zgodzili się Państwo na taki kontakt i nie wycofali tej zgody.
decision-consent-not_needed = Reklama w ten sposób nie wymaga zgody, dopóki nie wniosą Państwo sprzeciwu.
decision-do-not-call-selling = Nie życzą sobie Państwo telefonów ani SMS-ów z ofertami.
decision-do-not-call-other_way = Nie życzą sobie Państwo telefonów, dlatego najpierw próbujemy inaczej.
decision-do-not-call-only_way = Nie życzą sobie Państwo telefonów, ale w żaden inny sposób nie możemy Państwu pomóc.
decision-opt-out-stopped = Prosili Państwo, aby nie używać tego sposobu kontaktu.
decision-opt-out-only_way = Prosili Państwo, aby nie używać tego sposobu kontaktu. Prawo nadal nakazuje nam przekazać tę informację, a innej drogi nie ma.
decision-message-form-no_sender = Z wiadomości nie wynika, kto ją wysyła.
decision-message-form-no_way_out = Wiadomość nie mówi, jak zrezygnować z takich wiadomości.
decision-bank-exemption-too_long = SMS jest dłuższy, niż pozwala prawo przy ostrzeżeniu bez zgody.
decision-bank-exemption-costs = Ostrzeżenie przez telefon nie może nic kosztować, a to by kosztowało.
decision-bank-exemption-no_sender = Ostrzeżenie przez telefon musi mówić, od kogo pochodzi, a to tego nie mówi.
decision-bank-exemption-no_way_out = Ostrzeżenie przez telefon musi mówić, jak z takich wiadomości zrezygnować, a to tego nie mówi.
decision-bank-exemption-often_enough = W tych dniach otrzymali Państwo już tyle ostrzeżeń przez telefon w tej sprawie, na ile pozwala prawo.
decision-bank-exemption-kept = Takie ostrzeżenia przez telefon są dozwolone bez zgody, jeśli są krótkie, bezpłatne i nieliczne.
decision-quiet-hours-urgent = To nie może czekać do dnia. Powód i osoba, która tak zdecydowała, są zapisane.
decision-quiet-hours-unknown_place = Nie wiemy, która jest u Państwa godzina, dlatego nie dzwonimy i nie wysyłamy SMS-ów.
decision-quiet-hours-never = Nie ma godziny, o której wolno nam zadzwonić lub wysłać SMS.
decision-quiet-hours-closed = O tej porze nie dzwonimy do Państwa i nie wysyłamy SMS-ów ani powiadomień.
decision-quiet-hours-open = O tej porze wolno nam dzwonić i wysyłać SMS-y w miejscu, w którym Państwo mieszkają.
decision-daily-cap-told_today = Dziś otrzymali już Państwo w ten sposób wiadomość w tej sprawie. Następna może poczekać do jutra.
decision-daily-cap-news = Dziś otrzymali już Państwo wiadomość w tej sprawie, ale są nowe informacje.
decision-least-intrusive-call = Telefon byłby w tej sprawie zbyt natarczywy.
decision-least-intrusive-chosen = Wybraliśmy najmniej uciążliwy bezpieczny sposób kontaktu.
decision-least-intrusive-only_way = Dzwonimy, ponieważ nie ma mniej uciążliwego sposobu kontaktu.
decision-least-intrusive-not_needed = Ten sposób nie był potrzebny.
decision-least-intrusive-not_planned = Kontakt zaplanowano w inny sposób i tylko o nim rozstrzygnięto.
decision-no-channel-none_left = Nie ma bezpiecznego sposobu, aby się z Państwem skontaktować. Pracownik szuka innego.
decision-no-channel-not_this_one = Kontakt miał nastąpić w ten sposób, więc do niego nie dojdzie.
