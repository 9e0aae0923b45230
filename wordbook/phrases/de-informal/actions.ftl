# Schritte in der Du-Form.

act-password-do = Ändere dein Passwort, auch bei allen anderen Diensten, bei denen du dasselbe verwendest.
act-security-answer-do = Ändere deine Sicherheitsfrage und die Antwort, auch bei allen anderen Diensten, bei denen du dieselben verwendest.
act-bank-code-do = Ändere den Zugangscode deines Kontos.
act-bank-code-why = Mit diesem Code können Kriminelle auf dein Konto zugreifen.
act-card-do = Sperre deine Karte in der Banking-App oder telefonisch.
act-identity-do = Lass dich von einer Auskunftei in deinem Land vor neuen Krediten auf deinen Namen warnen.
act-identity-why = So kannst du einen betrügerischen Kredit stoppen, bevor er ausgezahlt wird.
act-document-do = Melde den Fall der Stelle, die das Dokument ausgestellt hat, und frag, ob du ein neues brauchst.
act-account-do = Prüfe deine Kontoauszüge, und melde der Bank jede Zahlung, die du nicht kennst.
act-account-why = Deine Bank kann handeln, sobald sie es weiß.
act-medical-do = Prüfe Post von Arztpraxen und Versicherungen auf Behandlungen, die du nicht hattest.
act-phishing-do = Öffne keine Links in Nachrichten über diese Datenpanne, und ruf nur unter Nummern zurück, die du kennst.

act-pl-pesel-do = Sperre deine PESEL-Nummer („Zastrzeż PESEL“) in der App mObywatel, auf gov.pl oder im Gemeindeamt.
act-pl-card-do = Sperre deine Karte in der Banking-App oder unter +48 828 828 828.
act-pl-id-card-do = Lass das Dokument bei einer Bank in das System Dokumenty Zastrzeżone eintragen.
act-pl-bik-do = Schalte Warnungen bei der polnischen Auskunftei BIK ein. Das ist kostenpflichtig.
act-pl-bik-why = Du erfährst sofort, wenn jemand in deinem Namen einen Kredit beantragt.
act-pl-phishing-do = Öffne keine Links in Nachrichten über diese Datenpanne. Leite gefälschte SMS an die 8080 weiter.

act-de-card-do = Sperre deine Karte: Ruf den Sperr-Notruf 116 116 an. Er ist Tag und Nacht erreichbar.
act-de-id-card-do = Melde den Fall deinem Bürgeramt oder Bürgerbüro, und frag, ob du ein neues Dokument brauchst.
act-de-schufa-do = Fordere bei der SCHUFA deine kostenlose Datenkopie an, und prüfe sie auf Verträge, die du nicht kennst.
act-de-schufa-why = So entdeckst du betrügerische Verträge früh und kannst die Einträge löschen lassen.
act-de-account-do = Prüfe deine Kontoauszüge, und gib jede Lastschrift zurück, die du nicht kennst.
act-de-account-why = Eine Lastschrift kannst du acht Wochen lang zurückgeben. Hast du sie nie erlaubt, geht das 13 Monate lang.
act-de-phishing-do = Öffne keine Links in Nachrichten über diese Datenpanne, und melde gefälschte Nachrichten der Verbraucherzentrale.

act-gb-card-do = Sperre deine Karte in der Banking-App, oder ruf deine Bank unter der 159 an.
act-gb-cifas-do = Beantrage bei Cifas den Schutzeintrag (Protective Registration). Das ist kostenpflichtig.
act-gb-cifas-why = Kreditgeber prüfen Anträge auf deinen Namen dann genauer.
act-gb-phishing-do = Öffne keine Links in Nachrichten über diese Datenpanne. Leite gefälschte SMS an die 7726 weiter.

act-us-freeze-do = Sperre deine Kreditdaten kostenlos bei Equifax, Experian und TransUnion (credit freeze).
act-us-freeze-why = Solange die Sperre gilt, bekommt niemand einen neuen Kredit auf deinen Namen.
act-us-card-do = Ruf die Nummer auf der Rückseite deiner Karte an, und bitte um eine neue Kartennummer.
act-us-ip-pin-do = Beantrage bei der US-Steuerbehörde IRS eine Identity Protection PIN.
act-us-ip-pin-why = Dann kann niemand in deinem Namen eine Steuererklärung abgeben.
act-us-phishing-do = Öffne keine Links in Nachrichten über diese Datenpanne. Leite gefälschte SMS an die 7726 weiter.
