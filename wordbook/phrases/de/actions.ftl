# Schritte auf Deutsch: -do ist eine Aufforderung, -why ein Grund.

act-password-do = Ändern Sie Ihr Passwort, auch bei allen anderen Diensten, bei denen Sie dasselbe verwenden.
act-password-why = Solche Passwörter probieren Kriminelle bei vielen Diensten aus.
act-security-answer-do = Ändern Sie Ihre Sicherheitsfrage und die Antwort, auch bei allen anderen Diensten, bei denen Sie dieselben verwenden.
act-security-answer-why = Mit der Antwort können Kriminelle in Konten gelangen.
act-bank-code-do = Ändern Sie den Zugangscode Ihres Kontos.
act-bank-code-why = Mit diesem Code können Kriminelle auf Ihr Konto zugreifen.
act-card-do = Sperren Sie Ihre Karte in der Banking-App oder telefonisch.
act-card-why = Mit den Daten einer gesperrten Karte kann niemand bezahlen.
act-identity-do = Lassen Sie sich von einer Auskunftei in Ihrem Land vor neuen Krediten auf Ihren Namen warnen.
act-identity-why = So können Sie einen betrügerischen Kredit stoppen, bevor er ausgezahlt wird.
act-document-do = Melden Sie den Fall der Stelle, die das Dokument ausgestellt hat, und fragen Sie, ob Sie ein neues brauchen.
act-document-why = Mit solchen Nummern geben sich Kriminelle als jemand anderes aus.
act-account-do = Prüfen Sie Ihre Kontoauszüge, und melden Sie der Bank jede Zahlung, die Sie nicht kennen.
act-account-why = Ihre Bank kann handeln, sobald sie es weiß.
act-medical-do = Prüfen Sie Post von Arztpraxen und Versicherungen auf Behandlungen, die Sie nicht hatten.
act-medical-why = Mit Gesundheitsdaten erschleichen sich Kriminelle unter fremdem Namen Behandlungen oder Geld.
act-phishing-do = Öffnen Sie keine Links in Nachrichten über diese Datenpanne, und rufen Sie nur unter Nummern zurück, die Sie kennen.
act-phishing-why = Mit solchen Daten lassen Kriminelle gefälschte Nachrichten echt wirken.

act-pl-pesel-do = Sperren Sie Ihre PESEL-Nummer („Zastrzeż PESEL“) in der App mObywatel, auf gov.pl oder im Gemeindeamt.
act-pl-pesel-why = Banken müssen dieses Register prüfen, bevor sie einen Kredit geben.
act-pl-card-do = Sperren Sie Ihre Karte in der Banking-App oder unter +48 828 828 828.
act-pl-card-why = Mit den Daten einer gesperrten Karte kann niemand bezahlen.
act-pl-id-card-do = Lassen Sie das Dokument bei einer Bank in das System Dokumenty Zastrzeżone eintragen.
act-pl-id-card-why = Banken prüfen dieses System, bevor sie ein Konto eröffnen.
act-pl-bik-do = Schalten Sie Warnungen bei der polnischen Auskunftei BIK ein. Das ist kostenpflichtig.
act-pl-bik-why = Sie erfahren sofort, wenn jemand in Ihrem Namen einen Kredit beantragt.
act-pl-phishing-do = Öffnen Sie keine Links in Nachrichten über diese Datenpanne. Leiten Sie gefälschte SMS an die 8080 weiter.
act-pl-phishing-why = Mit solchen Daten lassen Kriminelle gefälschte Nachrichten echt wirken.

act-de-card-do = Sperren Sie Ihre Karte: Rufen Sie den Sperr-Notruf 116 116 an. Er ist Tag und Nacht erreichbar.
act-de-card-why = Mit den Daten einer gesperrten Karte kann niemand bezahlen.
act-de-id-card-do = Melden Sie den Fall Ihrem Bürgeramt oder Bürgerbüro, und fragen Sie, ob Sie ein neues Dokument brauchen.
act-de-id-card-why = Mit solchen Nummern können Kriminelle Konten eröffnen.
act-de-schufa-do = Fordern Sie bei der SCHUFA Ihre kostenlose Datenkopie an, und prüfen Sie sie auf Verträge, die Sie nicht kennen.
act-de-schufa-why = So entdecken Sie betrügerische Verträge früh und können die Einträge löschen lassen.
act-de-account-do = Prüfen Sie Ihre Kontoauszüge, und geben Sie jede Lastschrift zurück, die Sie nicht kennen.
act-de-account-why = Eine Lastschrift können Sie acht Wochen lang zurückgeben. Haben Sie sie nie erlaubt, geht das 13 Monate lang.
act-de-phishing-do = Öffnen Sie keine Links in Nachrichten über diese Datenpanne, und melden Sie gefälschte Nachrichten der Verbraucherzentrale.
act-de-phishing-why = Mit solchen Daten lassen Kriminelle gefälschte Nachrichten echt wirken.

act-gb-card-do = Sperren Sie Ihre Karte in der Banking-App, oder rufen Sie Ihre Bank unter der 159 an.
act-gb-card-why = Mit den Daten einer gesperrten Karte kann niemand bezahlen.
act-gb-cifas-do = Beantragen Sie bei Cifas den Schutzeintrag (Protective Registration). Das ist kostenpflichtig.
act-gb-cifas-why = Kreditgeber prüfen Anträge auf Ihren Namen dann genauer.
act-gb-phishing-do = Öffnen Sie keine Links in Nachrichten über diese Datenpanne. Leiten Sie gefälschte SMS an die 7726 weiter.
act-gb-phishing-why = Mit solchen Daten lassen Kriminelle gefälschte Nachrichten echt wirken.

act-us-freeze-do = Sperren Sie Ihre Kreditdaten kostenlos bei Equifax, Experian und TransUnion (credit freeze).
act-us-freeze-why = Solange die Sperre gilt, bekommt niemand einen neuen Kredit auf Ihren Namen.
act-us-card-do = Rufen Sie die Nummer auf der Rückseite Ihrer Karte an, und bitten Sie um eine neue Kartennummer.
act-us-card-why = Mit der alten Nummer kann dann niemand mehr bezahlen.
act-us-ip-pin-do = Beantragen Sie bei der US-Steuerbehörde IRS eine Identity Protection PIN.
act-us-ip-pin-why = Dann kann niemand in Ihrem Namen eine Steuererklärung abgeben.
act-us-phishing-do = Öffnen Sie keine Links in Nachrichten über diese Datenpanne. Leiten Sie gefälschte SMS an die 7726 weiter.
act-us-phishing-why = Mit solchen Daten lassen Kriminelle gefälschte Nachrichten echt wirken.
