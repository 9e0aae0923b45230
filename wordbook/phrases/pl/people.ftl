# Co ludzie dostają po zawiadomieniu albo zamiast niego: nowe karty, nowe ustalenia, sprostowania, wiadomość „to Państwa nie dotyczy”.

h-until-then = Co robić do tego czasu?
h-new = Co nowego?
h-unknown = Czego jeszcze nie wiemy?
h-correction = Co prostujemy?
h-why = Dlaczego do Państwa piszemy?
h-found = Co ustaliliśmy?
h-open = Co mogą Państwo jeszcze zrobić?
h-old-card = Co ze starą kartą?

reissue-subject = Naruszenie ochrony danych – { $controller_name }: wymieniamy kartę
reissue-subject-bare = Naruszenie ochrony danych: wymieniamy kartę
reissue-title = Naruszenie ochrony danych: wymieniamy kartę
reissue-new-by = Nową kartę wyślemy najpóźniej { $anchor_new_card_sent_by }.
reissue-new-unknown = Nie wiemy jeszcze, kiedy ją wyślemy.
reissue-old-blocked = Blokada starej karty działa od { $anchor_old_card_blocked }.
reissue-old-unknown = Nie wiemy jeszcze, od kiedy stara karta będzie zablokowana.
reissue-interim-virtual = Zanim przyjdzie nowa karta, można płacić kartą wirtualną w naszej aplikacji.
reissue-interim-branch = Zanim przyjdzie nowa karta, można wypłacić gotówkę w naszej placówce. Prosimy zabrać dokument tożsamości.
reissue-interim-transfer = Zanim przyjdzie nowa karta, można płacić przelewem.
reissue-interim-unknown = Prosimy płacić przelewem lub wypłacić gotówkę z konta.
reissue-recurring-updated = Nowy numer przekażemy firmom, które regularnie pobierają płatności z karty.
reissue-recurring-you = Niektóre firmy regularnie pobierają płatności z karty. Prosimy samodzielnie podać im nowy numer na ich własnych stronach.
reissue-pin-same = PIN się nie zmienia.
reissue-pin-new = Nowy PIN przyjdzie w osobnym liście.

delivery-subject = Nowa karta po naruszeniu ochrony danych – { $controller_name }
delivery-subject-bare = Nowa karta po naruszeniu ochrony danych
delivery-title = Nowa karta po naruszeniu ochrony danych
delivery-lead-stolen = { $controller_name } zawiadamia: skradziono dane starej karty, które przechowywaliśmy. Dlatego wysyłamy nową kartę.
delivery-lead = { $controller_name } zawiadamia: naruszenie ochrony danych objęło u nas dane starej karty. Dlatego wysyłamy nową kartę.
delivery-use = Tak, przesyłamy ją teraz. Od tej chwili prosimy używać nowej karty, a starą pociąć na kawałki razem z czipem.

update-subject = Naruszenie ochrony danych – { $controller_name }: nowe informacje
update-subject-bare = Naruszenie ochrony danych: nowe informacje
update-title = Naruszenie ochrony danych: nowe informacje
update-lead-stolen = { $controller_name } przekazuje nowe informacje o naruszeniu ochrony danych. Skradziono { whose }.
update-lead = { $controller_name } przekazuje nowe informacje o naruszeniu ochrony danych. Objęło ono { whose }.
update-lead-possible = { $controller_name } przekazuje nowe informacje o naruszeniu ochrony danych. Nadal nie wiemy, czy objęło ono { whose }.
update-since = Po raz pierwszy napisaliśmy do Państwa { $anchor_individuals_notified }.
update-added = Wcześniej nie wymieniliśmy tych danych: { $added_elements }. Naruszenie objęło także te dane.
update-removed = Wcześniej wymieniliśmy te dane: { $removed_elements }. Naruszenie ich nie objęło.

correction-subject = Naruszenie ochrony danych – { $controller_name }: sprostowanie
correction-subject-bare = Naruszenie ochrony danych: sprostowanie
correction-title = Naruszenie ochrony danych: sprostowanie naszej wiadomości
correction-lead = { $controller_name } prostuje: w naszej wiadomości o naruszeniu ochrony danych był błąd. Przepraszamy za to.
correction-said = Napisaliśmy { $said_date }: „{ $said }”
correction-wrong = Ta informacja była błędna.
correction-now = Prawidłowa informacja: „{ $now }”
correction-unknown = Nie znamy jeszcze prawidłowej informacji.
correction-added = Nie wymieniliśmy tych danych: { $added_elements }. Naruszenie objęło także te dane.
correction-removed = Wymieniliśmy te dane: { $removed_elements }. Naruszenie ich nie objęło.
steps-done = Kroków, które są już wykonane, nie trzeba powtarzać.

unaffected-subject = Naruszenie ochrony danych – { $controller_name }: nie objęło { unaffected-whose }
unaffected-subject-bare = Naruszenie ochrony danych nie objęło { unaffected-whose }
unaffected-title = Naruszenie ochrony danych nie objęło { unaffected-whose }
unaffected-whose = { $audience ->
    [guardian] danych Państwa dziecka
    [next_of_kin] danych bliskiej Państwu zmarłej osoby
   *[adult] Państwa danych
}
unaffected-lead = { $controller_name } zawiadamia: doszło u nas do naruszenia ochrony danych. Nie objęło ono { unaffected-whose }.
unaffected-since = Od { $anchor_scope_identified } wiemy, jakie dane były w plikach, do których ktoś uzyskał dostęp.
unaffected-why = O tym naruszeniu mówią także inni, a przestępcy rozsyłają w tej sprawie fałszywe wiadomości. Dlatego sami informujemy, jak jest naprawdę.
unaffected-sorry = Przepraszamy, że do tego doszło. Ponosimy za to odpowiedzialność.
unaffected-nothing = Nie trzeba nic robić.
unaffected-change = Jeśli ustalimy coś innego, napiszemy ponownie.

clear-subject = Naruszenie ochrony danych – { $controller_name }: zakończyliśmy wyjaśnianie
clear-subject-bare = Naruszenie ochrony danych: zakończyliśmy wyjaśnianie sprawy
clear-title = Naruszenie ochrony danych: co ustaliliśmy
clear-lead = { $controller_name } informuje: { $anchor_investigation_concluded } zakończyliśmy wyjaśnianie naruszenia ochrony danych.
clear-affected = Naruszenie objęło { whose }.
clear-possible = Nie udało nam się ustalić, czy naruszenie objęło { whose }.
clear-when-unknown = Nie udało nam się ustalić, kiedy do tego doszło.
clear-cause-unknown = Nie udało nam się ustalić, jak do tego doszło.
clear-copied-unknown = Nie udało nam się ustalić, czy dane skopiowano.
clear-claims-until = Straty można nam zgłaszać do { $anchor_claims_close }.
clear-claims = Nadal można nam zgłaszać straty.
clear-rights = Zachowują Państwo wszystkie swoje prawa.
clear-stay-alert = Przestępcy używają takich danych jeszcze po latach. Dlatego prosimy zachować czujność i zgłaszać nam wszystko, co budzi wątpliwości.

sms-reissue = { $controller_name }: naruszenie ochrony danych. Wymieniamy kartę.
sms-delivery = { $controller_name }: po naruszeniu ochrony danych nowa karta jest w drodze.
sms-update = { $controller_name }: nowe informacje o naruszeniu ochrony danych.
sms-correction = { $controller_name }: prostujemy naszą wiadomość o naruszeniu ochrony danych.
sms-unaffected = { $controller_name }: doszło do naruszenia ochrony danych. Nie objęło ono { unaffected-whose }.
sms-clear = { $controller_name }: zakończyliśmy wyjaśnianie naruszenia ochrony danych.

push-subject = Ważne: naruszenie ochrony danych
push-subject-update = Nowe informacje o naruszeniu ochrony danych
push-open = Prosimy samodzielnie otworzyć naszą aplikację i przeczytać wiadomość.

voice-hello = Dzień dobry, tu { $controller_name }.
voice-news = Doszło u nas do naruszenia ochrony danych. Objęło ono { whose }.
voice-news-possible = Doszło u nas do naruszenia ochrony danych. Nie wiemy jeszcze, czy objęło { whose }.
voice-update = Mamy nowe informacje o naruszeniu ochrony danych.
voice-phone = Prosimy zadzwonić pod numer { $contact_phone } i podać swój kod. Powiemy wtedy, o jakie dane chodzi i co można zrobić.
voice-page = Prosimy wpisać w przeglądarce { $page } i podać swój kod. Na tej stronie piszemy, o jakie dane chodzi i co można zrobić.
voice-again = Powtórzymy to teraz powoli.
