# Ist diese Nachricht wirklich von uns: was darin steht; bekannte Betrugsversuche; einen melden.
portal-verify-mail = Oder wählen Sie die E-Mail als Datei aus
portal-verify-mail-hint = Eine Datei mit der Endung .eml, höchstens 900 kB. Wir lesen den Text und behalten nichts.
portal-verify-too-large = Die Datei ist zu groß. Bitte fügen Sie stattdessen den Text der E-Mail ein.

portal-verdict-scam = Das ist ein Betrug, den wir kennen. Trauen Sie ihm nicht.
portal-verdict-copied = Der Code ist von uns, die Nachricht nicht. Jemand hat den Code kopiert. Trauen Sie ihr nicht.
portal-verdict-look_alike = Das sieht nur so aus, als käme es von uns. Trauen Sie dem nicht.
portal-verdict-asks = Hier werden geheime Daten verlangt. Das tun wir nie. Trauen Sie dem nicht.
portal-verdict-not_ours = Das ist nicht von uns.
portal-verdict-place = Das gehört uns. Es beweist aber nicht, dass eine Nachricht oder ein Anruf von uns ist.
portal-verdict-cannot_tell = Wir können nicht sagen, ob das von uns ist.
portal-verdict-whole = Alles, was wir in der Nachricht gefunden haben, führt zu uns. Jedes Wort können wir nicht prüfen.
portal-verdict-partial = Der Text war länger, als wir prüfen können.
portal-verdict-no-code = Wir haben keinen Code gefunden. Jede Nachricht von uns zu einer Datenpanne enthält einen.
portal-verdict-leave = Öffnen Sie keine Links und Anhänge daraus, rufen Sie keine der Nummern an, und antworten Sie nicht.
portal-verdict-type = Tippen Sie unsere Adresse selbst ein. Folgen Sie keinem Link aus einer Nachricht.
portal-verdict-dial = Wer anruft, kann jede Nummer anzeigen lassen, auch unsere. Legen Sie auf, und rufen Sie uns selbst an.
portal-verdict-harm = Haben Sie schon bezahlt oder jemandem ein Passwort oder eine Kartennummer genannt? Rufen Sie sofort Ihre Bank an.
portal-verdict-found = Was wir darin gefunden haben

portal-thing-code = Code
portal-thing-link = Link
portal-thing-phone = Telefonnummer
portal-thing-email = E-Mail-Adresse
portal-thing-sender = Absender
portal-thing-request = Aufforderung
portal-standing-ours = gehört uns
portal-standing-vouched = uns bekannt
portal-standing-not_ours = nicht von uns
portal-standing-known_scam = bekannter Betrug
portal-standing-look_alike = sieht aus wie von uns, ist es aber nicht
portal-standing-cannot_tell = können wir nicht sagen
portal-why-user_info = Unser Name steht vor dem @-Zeichen. Der Link führt woandershin.
portal-why-other_target = Der Link zeigt unsere Adresse, führt aber woandershin.
portal-why-prefix = Unser Name steht vorn. Es zählt, was am Ende steht.
portal-why-homograph = Einige Buchstaben sehen nur so aus wie unsere.
portal-why-typo = Die Adresse weicht um ein oder zwei Buchstaben von unserer ab.
portal-why-ending = Unsere Adresse endet anders.
portal-why-contains = Unser Name kommt darin vor, aber die Adresse gehört uns nicht.
portal-why-display_name = Unser Name steht neben einer fremden Adresse.
portal-why-shortener = Ein Kurzlink verbirgt sein Ziel. Wir verwenden keine Kurzlinks.
portal-why-scheme = Das könnte ein Programm starten. Unsere Links tun das nie.
portal-why-numeric = Statt eines Namens steht dort nur eine Zahl. Unsere Links sehen nie so aus.
portal-why-forgeable = Absender und Nummern kann jeder fälschen.
portal-why-not_published = Das haben wir nicht veröffentlicht.
portal-why-asks_secret = Der Text fragt nach einem Passwort, einer PIN, einem Code oder einer Kartennummer.

portal-scams-title = Bekannte Betrugsversuche
portal-scams-intro = Kriminelle schreiben und rufen in unserem Namen an. Diese Versuche kennen wir.
portal-scams-none = Bisher kennen wir keinen solchen Betrug. Bleiben Sie trotzdem vorsichtig.
portal-scams-heading = { $way ->
    [email] Gefälschte E-Mail
    [sms] Gefälschte SMS
    [phone] Betrügerischer Anruf
    [post] Gefälschter Brief
    [chat] Gefälschte Chatnachricht
    [social] Gefälschtes Profil oder gefälschter Beitrag
   *[web] Gefälschte Website
}
portal-scams-seen = Zuerst gesehen am { $day }.
portal-scams-tell = Woran Sie es erkennen
portal-scams-domains = Verwendete Adressen (öffnen Sie sie nicht)
portal-scams-phones = Verwendete Nummern (rufen Sie dort nicht an)
portal-scams-senders = Verwendete Absender
portal-scams-english = Diese Beschreibung gibt es bisher nur auf Englisch.
portal-scams-verify = Eine Nachricht prüfen
portal-scams-report = Betrug melden

portal-report-title = Betrug melden
portal-report-intro = Hat jemand in unserem Namen geschrieben oder angerufen? Sagen Sie es uns. Sie brauchen weder Code noch Anmeldung.
portal-report-secret = Schicken Sie uns nie ein Passwort, eine PIN oder eine vollständige Kartennummer.
portal-report-text = Die Nachricht, der Link oder die Nummer
portal-report-text-hint = Fügen Sie den Text unverändert ein, oder beschreiben Sie den Anruf mit eigenen Worten.
portal-report-reach = Wie können wir Sie erreichen? (freiwillig)
portal-report-reach-hint = Eine E-Mail-Adresse oder Telefonnummer. Ohne sie können wir nicht antworten.
portal-report-send = Meldung abschicken
portal-report-empty = Bitte fügen Sie die Nachricht ein, oder beschreiben Sie, was geschehen ist.
portal-report-long = Der Text ist zu lang. Er darf höchstens { $most } Zeichen haben.
portal-report-faults = Bitte prüfen Sie:
portal-report-thanks = Danke. Wir haben Ihre Meldung.
portal-report-number = Nummer Ihrer Meldung: { $number }
portal-report-day = Eingegangen am { $day }.
portal-report-next = Wir prüfen sie. Wenn es Betrug ist, bemühen wir uns, ihn sperren zu lassen, und warnen hier andere.
