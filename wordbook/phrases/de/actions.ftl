# Schritte auf Deutsch: -do ist eine Aufforderung, -why ein Grund.

act-password-do = Ändern Sie Ihr Passwort hier und überall, wo Sie dasselbe verwenden.
act-password-why = Solche Passwörter probieren Kriminelle bei vielen Diensten aus.
act-security-answer-do = Ändern Sie Sicherheitsfrage und Antwort hier und überall, wo Sie dieselben verwenden.
act-security-answer-why = Mit der Antwort kommen Kriminelle in Konten.
act-bank-code-do = Ändern Sie den Zugangscode Ihres Kontos.
act-bank-code-why = Mit diesem Code kommen Kriminelle in Ihr Konto.
act-card-do = Sperren Sie Ihre Karte in der Banking-App oder per Telefon.
act-card-why = Eine gesperrte Karte nützt Dieben nichts.
act-identity-do = Fordern Sie bei einer Auskunftei Ihres Landes Warnungen vor neuen Krediten an.
act-identity-why = So stoppen Sie einen falschen Kredit, bevor er ausgezahlt wird.
act-document-do = Melden Sie den Fall der Stelle, die den Ausweis ausgestellt hat, und fragen Sie nach Ersatz.
act-document-why = Mit solchen Nummern geben sich Kriminelle als andere aus.
act-account-do = Prüfen Sie Ihre Kontoauszüge, und melden Sie der Bank jede Zahlung, die Sie nicht kennen.
act-account-why = Ihre Bank kann handeln, sobald sie es weiß.
act-medical-do = Prüfen Sie Post von Ärzten und Versicherern auf Behandlungen, die Sie nicht hatten.
act-medical-why = Mit Gesundheitsdaten erschleichen Kriminelle Behandlungen und Geld.
act-phishing-do = Öffnen Sie keine Links in Nachrichten über diese Datenpanne, und rufen Sie nur Ihnen bekannte Nummern zurück.
act-phishing-why = Mit solchen Daten wirken falsche Nachrichten echt.

act-pl-pesel-do = Sperren Sie Ihre PESEL-Nummer („Zastrzeż PESEL“) in der App mObywatel, auf gov.pl oder im Gemeindeamt.
act-pl-pesel-why = Banken müssen dieses Register prüfen, bevor sie einen Kredit geben.
act-pl-card-do = Sperren Sie Ihre Karte in der Banking-App oder unter +48 828 828 828.
act-pl-card-why = Eine gesperrte Karte nützt Dieben nichts.
act-pl-id-card-do = Lassen Sie das Dokument bei einer Bank im System Dokumenty Zastrzeżone sperren.
act-pl-id-card-why = Banken prüfen dieses System, bevor sie ein Konto eröffnen.
act-pl-bik-do = Schalten Sie Warnungen bei der polnischen Auskunftei BIK ein (kostenpflichtig).
act-pl-bik-why = Sie erfahren sofort, wenn jemand in Ihrem Namen einen Kredit will.
act-pl-phishing-do = Öffnen Sie keine Links in Nachrichten über diese Datenpanne. Leiten Sie falsche SMS an 8080 weiter.
act-pl-phishing-why = Mit solchen Daten wirken falsche Nachrichten echt.

act-de-card-do = Sperren Sie Ihre Karte: Rufen Sie den Sperr-Notruf 116 116 an, rund um die Uhr.
act-de-card-why = Eine gesperrte Karte nützt Dieben nichts.
act-de-id-card-do = Melden Sie den Fall Ihrem Bürgeramt, und fragen Sie, ob Sie einen neuen Ausweis brauchen.
act-de-id-card-why = Mit solchen Nummern eröffnen Kriminelle Konten.
act-de-schufa-do = Fordern Sie bei der SCHUFA Ihre kostenlose Datenkopie an, und suchen Sie nach unbekannten Verträgen.
act-de-schufa-why = So entdecken Sie falsche Verträge früh und können sie löschen lassen.
act-de-account-do = Prüfen Sie Ihre Kontoauszüge, und geben Sie jede unbekannte Lastschrift zurück.
act-de-account-why = Lastschriften können Sie acht Wochen lang zurückgeben, nie erlaubte 13 Monate lang.
act-de-phishing-do = Öffnen Sie keine Links in Nachrichten über diese Datenpanne, und melden Sie falsche der Verbraucherzentrale.
act-de-phishing-why = Mit solchen Daten wirken falsche Nachrichten echt.

act-gb-card-do = Sperren Sie Ihre Karte in der Banking-App, oder rufen Sie Ihre Bank unter 159 an.
act-gb-card-why = Eine gesperrte Karte nützt Dieben nichts.
act-gb-cifas-do = Beantragen Sie bei Cifas den Schutzeintrag (Protective Registration, kostenpflichtig).
act-gb-cifas-why = Kreditgeber prüfen Anträge auf Ihren Namen dann genauer.
act-gb-phishing-do = Öffnen Sie keine Links in Nachrichten über diese Datenpanne. Leiten Sie falsche SMS an 7726 weiter.
act-gb-phishing-why = Mit solchen Daten wirken falsche Nachrichten echt.

act-us-freeze-do = Sperren Sie Ihre Kreditdaten kostenlos bei Equifax, Experian und TransUnion (credit freeze).
act-us-freeze-why = Solange die Sperre gilt, bekommt niemand Kredit auf Ihren Namen.
act-us-card-do = Rufen Sie die Nummer auf der Rückseite Ihrer Karte an, und bitten Sie um eine neue Kartennummer.
act-us-card-why = Die alte Nummer nützt Dieben dann nichts mehr.
act-us-ip-pin-do = Beantragen Sie bei der Steuerbehörde IRS eine Identity Protection PIN.
act-us-ip-pin-why = Niemand kann dann eine Steuererklärung in Ihrem Namen abgeben.
act-us-phishing-do = Öffnen Sie keine Links in Nachrichten über diese Datenpanne. Leiten Sie falsche SMS an 7726 weiter.
act-us-phishing-why = Mit solchen Daten wirken falsche Nachrichten echt.
