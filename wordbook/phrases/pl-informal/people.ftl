# To, co przychodzi po zawiadomieniu, w formie „Ty”.

h-why = Dlaczego do Ciebie piszemy?
h-open = Co możesz jeszcze zrobić?

reissue-interim-virtual = Zanim przyjdzie nowa karta, możesz płacić kartą wirtualną w naszej aplikacji.
reissue-interim-branch = Zanim przyjdzie nowa karta, możesz wypłacić gotówkę w naszej placówce. Zabierz dokument tożsamości.
reissue-interim-transfer = Zanim przyjdzie nowa karta, możesz płacić przelewem.
reissue-interim-unknown = Płać przelewem lub wypłać gotówkę z konta.
reissue-recurring-you = Niektóre firmy regularnie pobierają płatności z karty. Podaj im nowy numer samodzielnie, na ich własnych stronach.

delivery-use = Tak, przesyłamy ją teraz. Od tej chwili używaj nowej karty, a starą potnij na kawałki razem z czipem.

update-lead-stolen = { $controller_name } przekazuje nowe informacje o naruszeniu ochrony danych. Skradziono { whose }.
update-lead = { $controller_name } przekazuje nowe informacje o naruszeniu ochrony danych. Objęło ono { whose }.
update-lead-possible = { $controller_name } przekazuje nowe informacje o naruszeniu ochrony danych. Nadal nie wiemy, czy objęło ono { whose }.
update-since = Po raz pierwszy napisaliśmy do Ciebie { $anchor_individuals_notified }.

steps-done = Kroków, które są już wykonane, nie musisz powtarzać.

unaffected-subject = Naruszenie ochrony danych – { $controller_name }: nie objęło { unaffected-whose }
unaffected-subject-bare = Naruszenie ochrony danych nie objęło { unaffected-whose }
unaffected-title = Naruszenie ochrony danych nie objęło { unaffected-whose }
unaffected-whose = { $audience ->
    [guardian] danych Twojego dziecka
    [next_of_kin] danych bliskiej Ci zmarłej osoby
   *[adult] Twoich danych
}
unaffected-lead = { $controller_name } zawiadamia: doszło u nas do naruszenia ochrony danych. Nie objęło ono { unaffected-whose }.
unaffected-nothing = Nie musisz nic robić.

clear-affected = Naruszenie objęło { whose }.
clear-possible = Nie udało nam się ustalić, czy naruszenie objęło { whose }.
clear-claims-until = Straty możesz nam zgłaszać do { $anchor_claims_close }.
clear-claims = Nadal możesz nam zgłaszać straty.
clear-rights = Zachowujesz wszystkie swoje prawa.
clear-stay-alert = Przestępcy używają takich danych jeszcze po latach. Dlatego zachowaj czujność i zgłaszaj nam wszystko, co budzi wątpliwości.

sms-unaffected = { $controller_name }: doszło do naruszenia ochrony danych. Nie objęło ono { unaffected-whose }.
push-open = Otwórz samodzielnie naszą aplikację i przeczytaj wiadomość.
voice-news = Doszło u nas do naruszenia ochrony danych. Objęło ono { whose }.
voice-news-possible = Doszło u nas do naruszenia ochrony danych. Nie wiemy jeszcze, czy objęło { whose }.
voice-phone = Zadzwoń pod numer { $contact_phone } i podaj swój kod. Powiemy Ci wtedy, o jakie dane chodzi i co możesz zrobić.
voice-page = Wpisz w przeglądarce { $page } i podaj swój kod. Zobaczysz tam, o jakie dane chodzi i co możesz zrobić.
