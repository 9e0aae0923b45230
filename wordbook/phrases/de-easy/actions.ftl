# Schritte in Leichter Sprache.

act-password-do = Ändern Sie Ihr Passwort. Ändern Sie es überall, wo Sie es benutzen.
act-security-answer-do = Ändern Sie Ihre Sicherheits-Frage. Ändern Sie sie überall, wo Sie sie benutzen.
act-identity-do = Bitten Sie eine Auskunftei um Warnungen vor neuen Krediten.
act-document-do = Melden Sie es dem Amt für den Ausweis. Fragen Sie nach einem neuen.
act-account-do = Prüfen Sie Ihre Konto-Auszüge. Melden Sie der Bank jede Zahlung, die Sie nicht kennen.
act-medical-do = Prüfen Sie Briefe von Ärzten und Versicherungen. Melden Sie Behandlungen, die Sie nicht hatten.
act-medical-why = Kriminelle holen sich damit Geld.
act-phishing-do = Öffnen Sie keine Links in Nachrichten über die Datenpanne. Rufen Sie nur Nummern an, die Sie kennen.

act-de-card-do = Sperren Sie Ihre Karte. Rufen Sie 116 116 an. Das geht Tag und Nacht.
act-de-id-card-do = Melden Sie es Ihrem Bürger-Amt. Fragen Sie nach einem neuen Ausweis.
act-de-schufa-do = Bitten Sie die SCHUFA um Ihre Daten-Kopie. Sie kostet nichts. Suchen Sie Verträge, die Sie nicht kennen.
act-de-schufa-why = So finden Sie falsche Verträge früh.
act-de-account-do = Prüfen Sie Ihre Konto-Auszüge. Geben Sie fremde Last-Schriften zurück.
act-de-account-why = Das geht acht Wochen lang. Ohne Ihre Erlaubnis geht es 13 Monate lang.
act-de-phishing-do = Öffnen Sie keine Links in Nachrichten über die Datenpanne. Melden Sie falsche der Verbraucherzentrale.
