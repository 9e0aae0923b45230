# Tytuł i pięć nagłówków pozostają po angielsku: tak każe Cal. Civ. Code 1798.82(d)(1).

title-notice-of-data-breach = Notice of Data Breach
ca-what-happened = What Happened
ca-information = What Information Was Involved
ca-doing = What We Are Doing
ca-you-can-do = What You Can Do
ca-more-information = For More Information

annex-parent = Nasza spółka dominująca lub powiązana: { $controller_parent }.
annex-wisp-yes = Prowadzimy pisemny program bezpieczeństwa informacji.
annex-wisp-no = Nie prowadzimy pisemnego programu bezpieczeństwa informacji.
annex-vigilance = Przez najbliższe 12–24 miesiące prosimy przeglądać wyciągi z rachunków i raporty kredytowe. Bezpłatne raporty: annualcreditreport.com.
annex-password = Prosimy zmienić hasło i pytanie pomocnicze u nas oraz wszędzie tam, gdzie są takie same.
annex-freeze = Mają Państwo prawo zablokować swoje dane kredytowe (security freeze). Jest to bezpłatne. Wniosek trzeba złożyć osobno w każdym biurze informacji kredytowej: przez internet, telefonicznie lub pocztą. Biuro zapyta o imię i nazwisko, adres, datę urodzenia i numer Social Security.
annex-police-report = Mają Państwo prawo otrzymać raport policyjny o tym naruszeniu. Ofiara kradzieży tożsamości może też złożyć zawiadomienie i dostać jego kopię.
annex-report-theft = Podejrzenie kradzieży tożsamości prosimy zgłosić policji i prokuratorowi generalnemu stanu.
annex-fcra = Mają Państwo prawa wynikające z federalnej ustawy Fair Credit Reporting Act. Można zajrzeć do swoich danych kredytowych, zakwestionować błędy i ograniczyć krąg tych, którzy je dostają.
# Seen on mass.gov (request-a-credit-report-security-freeze), 2026-11-23: Equifax's and Experian's post boxes,
# Experian's number.  From general knowledge, to be checked before the first real notice: Equifax's number,
# TransUnion's number and post box.
annex-bureaus = Biura informacji kredytowej: Equifax, 1-888-298-0045, P.O. Box 105788, Atlanta, GA 30348. Experian, 1-888-397-3742, P.O. Box 9554, Allen, TX 75013. TransUnion, 1-800-916-8800, P.O. Box 160, Woodlyn, PA 19094.
annex-ftc = Federalna Komisja Handlu (Federal Trade Commission) objaśnia ostrzeżenia o oszustwie, blokady kredytowe i kradzież tożsamości: 600 Pennsylvania Avenue NW, Washington, DC 20580, 1-877-438-4338, consumer.ftc.gov.
annex-fraud-alert-sources = Więcej o ostrzeżeniach o oszustwie i blokadach kredytowych (fraud alert, security freeze) można się dowiedzieć od Federalnej Komisji Handlu (Federal Trade Commission) i biur informacji kredytowej.
annex-identity-theft-sources = Więcej o ochronie przed kradzieżą tożsamości można się dowiedzieć od Federalnej Komisji Handlu (Federal Trade Commission) i prokuratora generalnego stanu.
annex-attorney-general = W sprawach kradzieży tożsamości pomaga też prokurator generalny stanu: { $state_authority }.
annex-state-agency = W sprawach naruszeń i kradzieży tożsamości doradza urząd stanowy: { $state_authority }.
annex-complaint = Mają Państwo prawo złożyć skargę do urzędu ochrony danych.
annex-damages = Mają Państwo prawo żądać od nas odszkodowania i wystąpić o mediację.
