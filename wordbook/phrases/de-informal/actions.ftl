# Schritte in der Du-Form.

act-password-do = Ändere dein Passwort hier und überall, wo du dasselbe verwendest.
act-security-answer-do = Ändere Sicherheitsfrage und Antwort hier und überall, wo du dieselben verwendest.
act-bank-code-do = Ändere den Zugangscode deines Kontos.
act-bank-code-why = Mit diesem Code kommen Kriminelle in dein Konto.
act-card-do = Sperre deine Karte in der Banking-App oder per Telefon.
act-identity-do = Fordere bei einer Auskunftei deines Landes Warnungen vor neuen Krediten an.
act-identity-why = So stoppst du einen falschen Kredit, bevor er ausgezahlt wird.
act-document-do = Melde den Fall der Stelle, die den Ausweis ausgestellt hat, und frag nach Ersatz.
act-account-do = Prüfe deine Kontoauszüge, und melde der Bank jede Zahlung, die du nicht kennst.
act-account-why = Deine Bank kann handeln, sobald sie es weiß.
act-medical-do = Prüfe Post von Ärzten und Versicherern auf Behandlungen, die du nicht hattest.
act-phishing-do = Öffne keine Links in Nachrichten über diese Datenpanne, und ruf nur dir bekannte Nummern zurück.

act-pl-pesel-do = Sperre deine PESEL-Nummer („Zastrzeż PESEL“) in der App mObywatel, auf gov.pl oder im Gemeindeamt.
act-pl-card-do = Sperre deine Karte in der Banking-App oder unter +48 828 828 828.
act-pl-id-card-do = Lass das Dokument bei einer Bank im System Dokumenty Zastrzeżone sperren.
act-pl-bik-do = Schalte Warnungen bei der polnischen Auskunftei BIK ein (kostenpflichtig).
act-pl-bik-why = Du erfährst sofort, wenn jemand in deinem Namen einen Kredit will.
act-pl-phishing-do = Öffne keine Links in Nachrichten über diese Datenpanne. Leite falsche SMS an 8080 weiter.

act-de-card-do = Sperre deine Karte: Ruf den Sperr-Notruf 116 116 an, rund um die Uhr.
act-de-id-card-do = Melde den Fall deinem Bürgeramt, und frag, ob du einen neuen Ausweis brauchst.
act-de-schufa-do = Fordere bei der SCHUFA deine kostenlose Datenkopie an, und such nach unbekannten Verträgen.
act-de-schufa-why = So entdeckst du falsche Verträge früh und kannst sie löschen lassen.
act-de-account-do = Prüfe deine Kontoauszüge, und gib jede unbekannte Lastschrift zurück.
act-de-account-why = Lastschriften kannst du acht Wochen lang zurückgeben, nie erlaubte 13 Monate lang.
act-de-phishing-do = Öffne keine Links in Nachrichten über diese Datenpanne, und melde falsche der Verbraucherzentrale.

act-gb-card-do = Sperre deine Karte in der Banking-App, oder ruf deine Bank unter 159 an.
act-gb-cifas-do = Beantrage bei Cifas den Schutzeintrag (Protective Registration, kostenpflichtig).
act-gb-cifas-why = Kreditgeber prüfen Anträge auf deinen Namen dann genauer.
act-gb-phishing-do = Öffne keine Links in Nachrichten über diese Datenpanne. Leite falsche SMS an 7726 weiter.

act-us-freeze-do = Sperre deine Kreditdaten kostenlos bei Equifax, Experian und TransUnion (credit freeze).
act-us-freeze-why = Solange die Sperre gilt, bekommt niemand Kredit auf deinen Namen.
act-us-card-do = Ruf die Nummer auf der Rückseite deiner Karte an, und bitte um eine neue Kartennummer.
act-us-ip-pin-do = Beantrage bei der Steuerbehörde IRS eine Identity Protection PIN.
act-us-ip-pin-why = Niemand kann dann eine Steuererklärung in deinem Namen abgeben.
act-us-phishing-do = Öffne keine Links in Nachrichten über diese Datenpanne. Leite falsche SMS an 7726 weiter.
