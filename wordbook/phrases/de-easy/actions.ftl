# Schritte in Leichter Sprache.

act-password-do = Ändern Sie Ihr Passwort. Ändern Sie das Passwort überall, wo Sie es benutzen.
act-security-answer-do = Ändern Sie Ihre Sicherheits-Frage und die Antwort. Tun Sie das überall, wo Sie beides benutzen.
act-identity-do = Eine Auskunftei sammelt Daten über Kredite. Bitten Sie die Auskunftei: Warnen Sie mich vor neuen Krediten.
act-document-do = Melden Sie es dem Amt, von dem Sie das Dokument haben. Fragen Sie: Brauche ich ein neues Dokument?
act-account-do = Prüfen Sie Ihre Konto-Auszüge. Melden Sie der Bank jede Zahlung, die Sie nicht kennen.
act-medical-do = Prüfen Sie Briefe von Praxen und Versicherungen. Melden Sie Behandlungen, die Sie nicht hatten.
act-medical-why = Kriminelle benutzen Gesundheits-Daten, um Geld zu bekommen.
act-phishing-do = Öffnen Sie keine Links in Nachrichten über die Datenpanne. Rufen Sie nur Nummern an, die Sie kennen.

act-de-card-do = Sperren Sie Ihre Karte. Rufen Sie 116 116 an. Das geht Tag und Nacht.
act-de-id-card-do = Melden Sie es dem Bürger-Amt oder Bürger-Büro. Fragen Sie: Brauche ich einen neuen Ausweis?
act-de-schufa-do = Bitten Sie die SCHUFA um Ihre Daten-Kopie. Die Kopie kostet nichts. Suchen Sie darin Verträge, die Sie nicht kennen.
act-de-schufa-why = So finden Sie falsche Verträge früh. Dann können Sie den Eintrag löschen lassen.
act-de-account-do = Prüfen Sie Ihre Konto-Auszüge. Kennen Sie eine Last-Schrift nicht? Geben Sie die Last-Schrift zurück.
act-de-account-why = Sie haben dafür acht Wochen Zeit. Haben Sie die Last-Schrift nie erlaubt? Dann haben Sie 13 Monate Zeit.
act-de-phishing-do = Öffnen Sie keine Links in Nachrichten über die Datenpanne. Melden Sie falsche Nachrichten der Verbraucher-Zentrale.
act-security-answer-why = Mit der Antwort können Kriminelle in Konten kommen.
act-bank-code-do = Ändern Sie den Zugangs-Code von Ihrem Konto.
act-bank-code-why = Mit dem Code können Kriminelle in Ihr Konto kommen.
act-password-why = Kriminelle probieren solche Passwörter an vielen Stellen aus.
act-card-why = Mit einer gesperrten Karte kann niemand bezahlen.
act-de-card-why = Mit einer gesperrten Karte kann niemand bezahlen.
act-identity-why = So können Sie einen falschen Kredit stoppen.
act-phishing-why = Kriminelle schreiben Nachrichten, die echt aussehen.
act-de-phishing-why = Kriminelle schreiben Nachrichten, die echt aussehen.
act-de-id-card-why = Kriminelle können mit der Nummer ein Konto eröffnen.
