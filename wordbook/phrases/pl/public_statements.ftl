# Komunikaty po polsku: oświadczenie, prasa, strona o stanie sprawy, ogłoszenie zastępcze. Nazwa administratora
# w mianowniku, a czasownik przy niej w czasie teraźniejszym albo w pierwszej osobie.

pub-subject = Naruszenie ochrony danych – { $controller_name }: co wiemy
pub-subject-bare = Naruszenie ochrony danych: co wiemy
pub-subject-status = Naruszenie ochrony danych – { $controller_name }: stan sprawy
pub-subject-status-bare = Naruszenie ochrony danych: stan sprawy
pub-subject-substitute = Ogłoszenie o naruszeniu ochrony danych – { $controller_name }
pub-subject-substitute-bare = Ogłoszenie o naruszeniu ochrony danych

pub-h-known = Co wiemy
pub-h-unknown = Czego jeszcze nie wiemy
pub-h-happened = Co się stało
pub-h-data = Jakie dane objęło naruszenie
pub-h-data-stolen = Jakie dane skradziono
pub-h-doing = Co robimy
pub-h-now = Co robimy teraz
pub-h-do = Co można zrobić już teraz
pub-h-more = Kiedy i gdzie podamy więcej informacji
pub-h-responsible = Kto za to odpowiada
pub-h-repair = Co robimy dla osób, których to dotyczy
pub-h-contact = Kontakt z nami
pub-h-press = Dla mediów
pub-h-researchers = Dla specjalistów od bezpieczeństwa
pub-h-corrected = Co sprostowaliśmy
pub-h-for-whom = Dla kogo jest to ogłoszenie

pub-lead-stolen = { $controller_name } informuje: skradziono dane osobowe, które nam powierzono.
pub-lead-exposed = { $controller_name } informuje: doszło u nas do naruszenia ochrony danych. Ujawniono dane osobowe.
pub-lead-lost = { $controller_name } informuje: zgubiliśmy pliki z danymi osobowymi.
pub-lead-misdirected = { $controller_name } informuje: wysłaliśmy dane osobowe do niewłaściwego odbiorcy.
pub-lead-checking = { $controller_name } informuje: doszło u nas do incydentu bezpieczeństwa. Sprawdzamy, czy ktoś przejął dane osobowe.
pub-others-first = Inni podali to do wiadomości publicznej { $anchor_first_public_by_others }.
pub-as-of = Stan naszej wiedzy: { $notice_date }.

pub-data-stolen = Skradziono te dane:
pub-data-exposed = Naruszenie objęło te dane:
pub-data-possible = Pliki, które sprawdzamy, zawierają te dane:
pub-data-all = To wspólna lista. Własne dane znajdą Państwo w swoim zawiadomieniu.
pub-data-all-press = To wspólna lista. Każda osoba dostaje w zawiadomieniu listę swoich danych.
pub-count-exact = { $exposure_persons ->
    [one] Sprawa dotyczy { NUMBER($exposure_persons) } osoby.
   *[other] Sprawa dotyczy { NUMBER($exposure_persons) } osób.
}
pub-count-at-least = { $exposure_persons ->
    [one] Sprawa dotyczy co najmniej { NUMBER($exposure_persons) } osoby.
   *[other] Sprawa dotyczy co najmniej { NUMBER($exposure_persons) } osób.
}
pub-count-about = { $exposure_persons ->
    [one] Sprawa dotyczy około { NUMBER($exposure_persons) } osoby.
   *[other] Sprawa dotyczy około { NUMBER($exposure_persons) } osób.
}
pub-unknown-data = Nie wiemy jeszcze, jakie dane objęło naruszenie.
pub-unknown-who = Nie wiemy jeszcze, czy sprawa Państwa dotyczy.
pub-unknown-count = Nie wiemy jeszcze, ilu osób to dotyczy.

pub-told-since = Od { $anchor_individuals_notified } zawiadamiamy osoby, których to dotyczy.
pub-tell-each = Każda osoba, której to dotyczy, dostaje od nas własne zawiadomienie.
pub-responsible = Odpowiadamy za dane, które nam powierzono. Przepraszamy.
pub-repair-monitoring = { $remedy_monitoring_months ->
    [one] Opłacimy tym, których to dotyczy, monitoring kredytowy przez { $remedy_monitoring_months_text } miesiąc.
    [few] Opłacimy tym, których to dotyczy, monitoring kredytowy przez { $remedy_monitoring_months_text } miesiące.
    [many] Opłacimy tym, których to dotyczy, monitoring kredytowy przez { $remedy_monitoring_months_text } miesięcy.
   *[other] Opłacimy tym, których to dotyczy, monitoring kredytowy przez { $remedy_monitoring_months_text } miesiąca.
}
pub-repair-cards = Wymienimy karty, których to dotyczy, i pokryjemy koszt wymiany.
pub-repair-losses = Pokryjemy straty spowodowane tym naruszeniem.
pub-repair-documents = Zapłacimy za nowe dokumenty tożsamości, jeśli trzeba będzie je wymienić.
pub-repair-legal = Zapłacimy za pomoc prawną, jeśli ktoś bezprawnie użyje tych danych.
pub-repair-terms = Do monitoringu nie trzeba podawać numeru karty. Usługa kończy się sama i nikt nie traci żadnych praw.

pub-actions-intro = Jeśli sprawa dotyczy Państwa danych, prosimy wykonać te kroki po kolei.
pub-do-steps = Dopóki nie wiemy więcej: 1) prosimy nie otwierać linków w wiadomościach o tej sprawie, 2) prosimy samodzielnie wpisywać nasz adres, 3) prosimy odkładać słuchawkę i samodzielnie wybierać nasz numer.
pub-do-account = Prosimy nie zamykać konta. To nie cofnie tego, co się stało.
pub-measure-passwords = Stare hasła już nie działają.
pub-do-type = Prosimy nie otwierać linków w wiadomościach o tej sprawie. Nasz adres prosimy wpisać samodzielnie.
pub-verify-page = Każda nasza wiadomość o tej sprawie ma kod. Aby ją sprawdzić, prosimy wpisać w przeglądarce { $page } i podać kod.
pub-verify-phone = Każda nasza wiadomość o tej sprawie ma kod. Aby ją sprawdzić, prosimy zadzwonić pod numer { $contact_phone } i podać kod.
pub-where-web = Wszystkie komunikaty w tej sprawie: { $contact_web }.

pub-press-email = E-mail dla dziennikarzy: { $press_email }.
pub-press-phone = Telefon dla dziennikarzy: { $press_phone }.
pub-press-equal = Wszystkie media dostają te same odpowiedzi w tym samym czasie. Ten komunikat można cytować.
pub-researchers = Jeśli coś Państwo znaleźli, prosimy o wiadomość: { $security_contact }. Dziękujemy każdemu, kto nam o tym powie.

pub-status-version = To jest wersja { $status_version_text } tej strony. Opisuje to, co wiedzieliśmy { $notice_date }.
pub-status-earlier = Wcześniejsze wersje nadal można przeczytać. Niczego nie usuwamy.
pub-corrected = W komunikacie z { $said_date } napisaliśmy: „{ $said }” Ta informacja nie jest już prawdziwa.

pub-sub-unreachable = To ogłoszenie jest dla osób, których to dotyczy, ale z którymi nie mogliśmy się skontaktować pocztą ani e-mailem.
pub-sub-disproportionate = To ogłoszenie jest dla wszystkich, których to dotyczy. Nie możemy napisać do każdej z tych osób.
pub-sub-toll-free = Pod bezpłatnym numerem { $contact_toll_free } można się dowiedzieć, czy sprawa dotyczy Państwa danych.
pub-sub-days = { $substitute_days ->
    [one] Przez co najmniej { $substitute_days_text } dzień to ogłoszenie będzie na naszej stronie głównej, a numer telefonu będzie działać.
   *[other] Przez co najmniej { $substitute_days_text } dni to ogłoszenie będzie na naszej stronie głównej, a numer telefonu będzie działać.
}
pub-sub-until = To ogłoszenie będzie na naszej stronie głównej do { $anchor_substitute_until }.
