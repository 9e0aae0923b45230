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
reissue-new-by = Nową kartę wyślemy do { $anchor_new_card_sent_by }.
reissue-new-unknown = Nie wiemy jeszcze, którego dnia ją wyślemy.
reissue-old-blocked = Stara karta jest zablokowana od { $anchor_old_card_blocked }.
reissue-old-unknown = Nie wiemy jeszcze, od którego dnia stara karta będzie zablokowana.
reissue-interim-virtual = Zanim przyjdzie nowa karta, można płacić kartą wirtualną w naszej aplikacji.
reissue-interim-branch = Zanim przyjdzie nowa karta, można wypłacić gotówkę w naszej placówce. Prosimy zabrać dowód tożsamości.
reissue-interim-transfer = Zanim przyjdzie nowa karta, można płacić przelewem.
reissue-interim-unknown = Prosimy płacić przelewem lub wypłacić gotówkę z konta.
reissue-recurring-updated = Nowy numer przekażemy firmom, które regularnie obciążają kartę.
reissue-recurring-you = Niektóre firmy regularnie obciążają kartę. Prosimy podać im nowy numer samodzielnie, na ich własnej stronie.
reissue-pin-same = PIN się nie zmienia.
reissue-pin-new = Nowy PIN przyjdzie w osobnym liście.

delivery-subject = Nowa karta po naruszeniu ochrony danych – { $controller_name }
delivery-subject-bare = Nowa karta po naruszeniu ochrony danych
delivery-title = Nowa karta po naruszeniu ochrony danych
delivery-lead-stolen = { $controller_name } zawiadamia: skradziono nam dane starej karty. Dlatego wysyłamy nową.
delivery-lead = { $controller_name } zawiadamia: naruszenie ochrony danych objęło dane starej karty. Dlatego wysyłamy nową.
delivery-use = Tak, oto ona. Od teraz prosimy używać nowej karty, a starą pociąć razem z czipem.

update-subject = Naruszenie ochrony danych – { $controller_name }: co nowego
update-subject-bare = Naruszenie ochrony danych: co nowego
update-title = Naruszenie ochrony danych: co nowego
update-lead-stolen = { $controller_name } informuje, co nowego w sprawie naruszenia ochrony danych. Skradziono { whose }.
update-lead = { $controller_name } informuje, co nowego w sprawie naruszenia ochrony danych. Objęło ono { whose }.
update-lead-possible = { $controller_name } informuje, co nowego w sprawie naruszenia ochrony danych. Nadal nie wiemy, czy objęło ono { whose }.
update-since = Po raz pierwszy napisaliśmy do Państwa { $anchor_individuals_notified }.
update-added = Tych danych dotąd nie wymieniliśmy: { $added_elements }. Naruszenie objęło także je.
update-removed = Te dane wymieniliśmy wcześniej: { $removed_elements }. Naruszenie ich nie objęło.

correction-subject = Naruszenie ochrony danych – { $controller_name }: sprostowanie
correction-subject-bare = Naruszenie ochrony danych: sprostowanie
correction-title = Naruszenie ochrony danych: sprostowanie naszej wiadomości
correction-lead = { $controller_name } prostuje: w naszej wiadomości o naruszeniu ochrony danych był błąd. Przepraszamy za to.
correction-said = Napisaliśmy { $said_date }: „{ $said }”
correction-wrong = To nieprawda.
correction-now = Prawidłowo jest: „{ $now }”
correction-unknown = Nie wiemy jeszcze, jak jest naprawdę.
correction-added = Tych danych nie wymieniliśmy: { $added_elements }. Naruszenie objęło także je.
correction-removed = Te dane wymieniliśmy: { $removed_elements }. Naruszenie ich nie objęło.
steps-done = Kroków, które są już wykonane, nie trzeba powtarzać.

unaffected-subject = Naruszenie ochrony danych – { $controller_name }: nie objęło { unaffected-whose }
unaffected-subject-bare = Naruszenie ochrony danych nie objęło { unaffected-whose }
unaffected-title = Naruszenie ochrony danych nie objęło { unaffected-whose }
unaffected-whose = { $audience ->
    [guardian] danych Państwa dziecka
    [next_of_kin] danych zmarłej bliskiej osoby
   *[adult] Państwa danych
}
unaffected-lead = { $controller_name } zawiadamia: doszło u nas do naruszenia ochrony danych. Nie objęło ono { unaffected-whose }.
unaffected-since = Od { $anchor_scope_identified } wiemy, jakie dane były w plikach, do których ktoś dotarł.
unaffected-why = Mówią o tym także inni, a przestępcy rozsyłają w tej sprawie fałszywe wiadomości. Dlatego piszemy, jak jest.
unaffected-sorry = Przepraszamy, że do tego doszło. Ponosimy za to odpowiedzialność.
unaffected-nothing = Nie trzeba nic robić.
unaffected-change = Jeśli dowiemy się czegoś innego, napiszemy ponownie.

clear-subject = Naruszenie ochrony danych – { $controller_name }: koniec wyjaśniania
clear-subject-bare = Naruszenie ochrony danych: zakończyliśmy wyjaśnianie sprawy
clear-title = Naruszenie ochrony danych: co ustaliliśmy
clear-lead = { $controller_name } informuje: wyjaśnianie naruszenia ochrony danych zakończyliśmy { $anchor_investigation_concluded }.
clear-affected = Naruszenie objęło { whose }.
clear-possible = Nie udało się ustalić, czy naruszenie objęło { whose }.
clear-when-unknown = Nie udało się ustalić, którego dnia do tego doszło.
clear-cause-unknown = Nie udało się ustalić, jak do tego doszło.
clear-copied-unknown = Nie udało się ustalić, czy dane skopiowano.
clear-claims-until = Straty można nam zgłaszać do { $anchor_claims_close }.
clear-claims = Straty można nam nadal zgłaszać.
clear-rights = Zachowują Państwo wszystkie swoje prawa.
clear-stay-alert = Przestępcy używają skradzionych danych jeszcze po latach. Dlatego prosimy zachować czujność i zgłaszać nam wszystko, co budzi wątpliwości.

sms-reissue = { $controller_name }: naruszenie ochrony danych. Wymieniamy kartę.
sms-delivery = { $controller_name }: po naruszeniu ochrony danych nowa karta jest w drodze.
sms-update = { $controller_name }: nowe informacje o naruszeniu ochrony danych.
sms-correction = { $controller_name }: prostujemy naszą wiadomość o naruszeniu ochrony danych.
sms-unaffected = { $controller_name }: doszło do naruszenia ochrony danych. Nie objęło ono { unaffected-whose }.
sms-clear = { $controller_name }: zakończyliśmy wyjaśnianie naruszenia ochrony danych.

push-subject = Ważne: naruszenie ochrony danych
push-subject-update = Naruszenie danych: co nowego
push-open = Prosimy samodzielnie otworzyć naszą aplikację i przeczytać wiadomość.

voice-hello = Dzień dobry, tu { $controller_name }.
voice-news = Doszło u nas do naruszenia ochrony danych. Objęło ono { whose }.
voice-news-possible = Doszło u nas do naruszenia ochrony danych. Nie wiemy jeszcze, czy objęło { whose }.
voice-update = Mamy nowe informacje o naruszeniu ochrony danych.
voice-phone = Prosimy zadzwonić pod numer { $contact_phone } i podać swój kod. Powiemy wtedy, o jakie dane chodzi i co można zrobić.
voice-page = Prosimy wpisać w przeglądarce { $page } i podać swój kod. Będzie tam widać, o jakie dane chodzi i co można zrobić.
voice-again = Powtarzamy, powoli.
