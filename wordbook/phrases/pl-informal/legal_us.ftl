# Prawa i kontakty w Stanach Zjednoczonych, w formie „Ty”.

annex-vigilance = Przez najbliższe 12–24 miesiące przeglądaj wyciągi z rachunków i raporty kredytowe. Bezpłatne raporty: annualcreditreport.com.
annex-password = Zmień hasło i pytanie pomocnicze u nas oraz wszędzie tam, gdzie są takie same.
annex-freeze = Masz prawo zablokować swoje dane kredytowe (security freeze). Jest to bezpłatne. Wniosek trzeba złożyć osobno w każdym biurze informacji kredytowej: przez internet, telefonicznie lub pocztą. Biuro zapyta o imię i nazwisko, adres, datę urodzenia i numer Social Security.
annex-police-report = Masz prawo otrzymać raport policyjny o tym naruszeniu. Ofiara kradzieży tożsamości może też złożyć zawiadomienie i dostać jego kopię.
annex-report-theft = Podejrzenie kradzieży tożsamości zgłoś policji i prokuratorowi generalnemu stanu.
annex-fcra = Masz prawa wynikające z federalnej ustawy Fair Credit Reporting Act. Możesz zajrzeć do swoich danych kredytowych, zakwestionować błędy i ograniczyć krąg tych, którzy je dostają.
annex-complaint = Masz prawo złożyć skargę do urzędu ochrony danych.
annex-damages = Masz prawo żądać od nas odszkodowania i wystąpić o mediację.
