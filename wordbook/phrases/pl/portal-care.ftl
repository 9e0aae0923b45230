# Pogłoski, przejrzystość, czat oraz to, co „Moja sprawa” pokazuje o kontaktach.
portal-nav-rumours = Co się o tym mówi
portal-nav-openness = Jak nam idzie
portal-nav-chat = Czat
portal-nav-claim = Zgłoś stratę
portal-nav-claim-status = Moje roszczenie
portal-nav-fair = Co byłoby uczciwe
portal-care-rumours-title = Co się mówi, a co jest prawdą
portal-care-rumours-intro = Tutaj mogą Państwo przeczytać, co inni mówią o zdarzeniu i co my ustaliliśmy. Pokazujemy tylko to, co sprawdziliśmy.
portal-care-rumours-none = Na razie nic tu nie ma.
portal-care-rumours-said = Mówi się:
portal-care-rumours-true = Co ustaliliśmy:
portal-care-rumours-since = Mówimy o tym od { $day }.
portal-care-rumours-other-language = Tej odpowiedzi nie ma jeszcze w Państwa języku.
portal-care-rumours-ask = Słyszeli Państwo coś innego? Prosimy nas zapytać.
portal-care-chat-title = Czat
portal-care-chat-intro = Mogą Państwo do nas tutaj napisać. Odpowiada człowiek, nie program. Nie trzeba podawać nazwiska. Otrzymają Państwo numer, z którym w każdej chwili można przeczytać naszą odpowiedź.
portal-care-chat-first-label = Państwa wiadomość
portal-care-chat-label = Kolejna wiadomość
portal-care-chat-hint = Prosimy nie podawać haseł, kodów PIN ani numerów kart.
portal-care-chat-send = Wyślij
portal-care-chat-again = Sprawdź ponownie
portal-care-chat-again-hint = Ta strona nie odświeża się sama.
portal-care-chat-number = Państwa numer
portal-care-chat-keep = Prosimy zapisać ten numer. Kto go zna, może przeczytać ten czat.
portal-care-chat-look-title = Mam już numer
portal-care-chat-look-label = Numer czatu
portal-care-chat-look-hint = Dwanaście liter i cyfr. Wielkie lub małe litery, z łącznikami lub bez.
portal-care-chat-look-send = Pokaż mój czat
portal-care-chat-none = Nie znamy czatu o takim numerze. Prosimy sprawdzić każdy znak.
portal-care-chat-empty = Prosimy wypełnić to pole.
portal-care-chat-full = Ten czat jest pełny. Prosimy zacząć nowy albo do nas zadzwonić.
portal-care-chat-long = Tekst jest za długi. Prosimy wysłać go w dwóch wiadomościach.
portal-care-chat-busy = W tej chwili pisze do nas zbyt wiele osób. Państwa tekst jest poniżej. Prosimy poczekać minutę i wysłać go jeszcze raz.
portal-care-chat-confirm = Z Państwa łącza w ciągu minuty przyszło wiele wiadomości. Państwa tekst jest poniżej. Prosimy jeszcze raz nacisnąć „Wyślij”.
portal-care-thread-you = Państwa wiadomość z { $day }
portal-care-thread-waits = Odpowiemy najpóźniej { $day }.
portal-care-open-title = Jak nam idzie
portal-care-open-intro = Tutaj widać, jak odpowiadamy, ile osób skorzystało z naszej pomocy, co ukryliśmy i dlaczego oraz co wykazał niezależny audyt.
portal-care-open-as-of = Stan na { $day }. Gdy chodzi o bardzo mało osób, nie podajemy liczby, aby nikogo nie można było rozpoznać.
portal-care-open-none-yet = Nie opublikowaliśmy jeszcze żadnych liczb.
portal-care-open-served = Jak odpowiadamy
portal-care-open-contacts = Pytania i inne wiadomości
portal-care-open-complaints = Reklamacje i roszczenia
portal-care-open-all = Łącznie
portal-care-open-part = { $part ->
    [in_time] Odpowiedź w terminie
    [late] Odpowiedź po terminie
    [waiting] Jeszcze bez odpowiedzi, termin nie minął
   *[overdue] Bez odpowiedzi, po terminie
}
portal-care-open-half = Połowa otrzymała pierwszą odpowiedź w ciągu
portal-care-open-ninety = Dziewięć osób na dziesięć otrzymało pierwszą odpowiedź w ciągu
portal-care-open-waits = Połowa osób bez odpowiedzi czeka od
portal-care-open-more-than = ponad { $time }
portal-care-open-minutes = { $count ->
    [one] { $number } minuty
   *[other] { $number } minut
}
portal-care-open-hours = { $count ->
    [one] { $number } godziny
   *[other] { $number } godzin
}
portal-care-open-days = { $count ->
    [one] { $number } dnia
   *[other] { $number } dni
}
portal-care-open-hidden = nie podajemy
portal-care-open-help = Ile osób skorzystało z pomocy
portal-care-open-remedy = { $kind ->
    [monitoring] Monitoring
   *[card] Nowa karta
}
portal-care-open-of = Dla ilu osób
portal-care-open-given = Otrzymało
portal-care-open-used = Korzysta
portal-care-open-done-what = Co zrobiły same osoby poszkodowane
portal-care-open-said = Zrobione według ich słów
portal-care-open-seen = Zrobione, widzieliśmy potwierdzenie
portal-care-open-what = Czego dotyczy
portal-care-open-how-many = Ile
portal-care-open-moderated = Co ukryliśmy na naszych stronach
portal-care-open-moderated-why = Wpisy innych osób ukrywamy tylko z podanych niżej powodów. Krytyka zostaje.
portal-care-open-reason = Powód
portal-care-open-times = Ukryto
portal-care-open-back = Przywrócono
portal-care-open-hide = { $reason ->
    [others_personal_data] Dane osobowe innych osób
    [threats] Groźby wobec ludzi
   *[spam] Spam
}
portal-care-open-audit = Niezależny audyt
portal-care-open-audit-none = Nie opublikowano jeszcze żadnego audytu.
portal-care-open-auditor = Audyt prowadzi:
portal-care-open-scope = Zakres audytu:
portal-care-open-findings = Co stwierdzono
portal-care-open-ties = Powiązania z nami, które podał audytor:
portal-care-open-more = { $count ->
    [one] { $number } ustalenie nie jest jeszcze opublikowane.
    [few] { $number } ustalenia nie są jeszcze opublikowane.
   *[many] { $number } ustaleń nie jest jeszcze opublikowanych.
}
portal-care-open-finding-state = { $state ->
    [verified] Usunięte i sprawdzone przez inną osobę
    [done] Usunięte, jeszcze niesprawdzone
    [in_work] W trakcie usuwania
   *[open] Jeszcze nieusunięte
}
portal-care-open-finding-due = Termin usunięcia: { $day }
portal-care-open-finding-late = Po terminie. Miało być usunięte do { $day }
portal-care-open-finding-grade = { $severity ->
    [critical] Waga krytyczna
    [high] Waga wysoka
    [medium] Waga średnia
   *[low] Waga niska
}
portal-care-open-report = Raport:
portal-care-own-thread = Moje wiadomości
portal-care-own-thread-intro = Mogą Państwo pisać do nas w każdej chwili. Dzięki kodowi wiemy, że to Państwo.
portal-care-own-thread-none = Nie ma tu jeszcze wiadomości od Państwa.
portal-care-own-write = Wiadomość do nas
portal-care-own-write-hint = Prosimy nie podawać haseł, kodów PIN ani numerów kart.
portal-care-own-send = Wyślij
portal-care-own-contacts = Kiedy rozważaliśmy kontakt z Państwem
portal-care-own-contacts-none = Nie było jeszcze takiej decyzji.
portal-care-own-decision = { $purpose ->
    [statutory_notice] Zawiadomienie wymagane przez prawo
    [incident_update] Nowe informacje o zdarzeniu
    [fraud_alert] Ostrzeżenie przed oszustwem
    [complaint] Państwa reklamacja
    [service] Państwa umowa
    [remedy] Należna Państwu pomoc
    [survey] Ankieta
    [marketing] Reklama
   *[sales] Sprzedaż
}: { $decision ->
    [allow] zdecydowaliśmy, że skontaktujemy się z Państwem{ $channel ->
        [email] { " " }e-mailem
        [sms] { " " }SMS-em
        [voice] { " " }telefonicznie
        [post] { " " }listownie
        [inbox] { " " }przez skrzynkę na koncie
        [push] { " " }przez naszą aplikację
        [branch] { " " }w placówce
        [web] { " " }na stronie internetowej
       *[none] { "" }
    }
    [defer] zdecydowaliśmy, że skontaktujemy się z Państwem później
   *[deny] zdecydowaliśmy, że nie będziemy się z Państwem kontaktować
}
portal-care-own-laws = Na jakiej podstawie
portal-care-own-object = Nie chcę reklam
portal-care-own-object-intro = Wystarczy jedno kliknięcie. Nie trzeba podawać powodu. Nadal będziemy informować o tym, o czym każe nam prawo, i o tym, co Państwa chroni.
portal-care-own-object-button = Proszę bez reklam
portal-care-own-objected = Sprzeciw wobec reklam został przyjęty. Przestrzegamy go.
portal-care-own-object-words = Albo jednym zdaniem: czego Państwo nie chcą?
portal-care-own-object-hint = Na przykład: Proszę do mnie nie dzwonić.
portal-care-own-object-send = Wyślij zdanie
portal-care-done-step = Zapisano.
portal-care-done-monitor = Przygotowujemy Państwa kod. Prosimy sprawdzić ponownie za chwilę.
portal-care-done-write = Mamy Państwa wiadomość. Odpowiedź pojawi się tutaj.
portal-care-done-object = Przyjęliśmy to. Od teraz tego przestrzegamy.
portal-care-fault-no-text = Prosimy najpierw coś napisać.
portal-care-fault-long-text = Tekst jest za długi. Prosimy wysłać go w dwóch wiadomościach.
portal-care-fault-full = W tym wątku nie ma już miejsca. Prosimy napisać do nas w inny sposób.
portal-care-fault-busy = W tej chwili pisze do nas zbyt wiele osób. Prosimy poczekać minutę i wysłać wiadomość jeszcze raz.
portal-care-fault-not-done = To się nie udało. Prosimy spróbować jeszcze raz lub skontaktować się z nami w inny sposób.
