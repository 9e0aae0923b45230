# Öffentliche Seite zum Vorfall.
portal-none = Zurzeit gibt es keinen Vorfall zu melden.
portal-skip = Zum Inhalt springen
portal-exercise = ÜBUNG. Diese Seite gehört zu einer Übung. Nichts von dem, was hier steht, ist geschehen.
portal-title = { $kind ->
    [stolen] { $controller }: Persönliche Daten wurden gestohlen
    [exposed] { $controller }: Persönliche Daten lagen offen
   *[affected] { $controller }: Ein Vorfall betrifft persönliche Daten
}
portal-lead = { $kind ->
    [stolen] Persönliche Daten, die uns anvertraut waren, wurden gestohlen.
    [exposed] Bei uns gab es eine Datenpanne: Unbefugte konnten persönliche Daten sehen.
   *[affected] Bei uns gab es einen Vorfall, der persönliche Daten betrifft.
}
portal-happened = Es geschah am { $occurred }.
portal-learnt = Wir haben am { $learnt } davon erfahren.
portal-persons = { $count ->
    [one] { $count_text } Person ist betroffen.
   *[other] { $count_text } Personen sind betroffen.
}
portal-responsible = Wir hatten die Pflicht, diese Daten zu schützen. Wir bitten um Entschuldigung.
portal-purpose = Auf dieser Seite steht, was wir wissen und was wir noch nicht wissen.
portal-taken = { $kind ->
    [stolen] Welche Daten gestohlen wurden
   *[other] Welche Daten betroffen sind
}
portal-taken-note = Nicht alles davon betrifft jede Person. Jede Benachrichtigung nennt genau die Daten der Person, an die sie gerichtet ist.
portal-doing = Was wir tun
portal-telling = Wir schreiben den Betroffenen. In jeder Benachrichtigung steht genau, um welche Daten dieser Person es geht.
portal-monitoring = { $months ->
    [one] Wir bezahlen { $months_text } Monat lang eine Überwachung der Kreditdaten.
   *[other] Wir bezahlen { $months_text } Monate lang eine Überwachung der Kreditdaten.
}
portal-cards = Wir ersetzen die betroffenen Karten kostenlos.
portal-documents = Wir bezahlen neue Ausweispapiere, wenn sie ersetzt werden müssen.
portal-loss = Wir ersetzen Schäden, die dadurch entstehen.
portal-legal = Wir bezahlen anwaltliche Hilfe, wenn jemand die Daten missbraucht.
portal-audit = Wir lassen unsere Sicherheit unabhängig prüfen.
portal-you = Was Sie tun können
portal-you-secret = Nennen Sie niemandem Ihr Passwort, Ihre PIN oder eine vollständige Kartennummer. Wir fragen nie danach.
portal-you-type = Öffnen Sie keine Links in Nachrichten zu diesem Vorfall. Tippen Sie unsere Adresse selbst in Ihren Browser: { $domain }
portal-you-call = Wenn jemand in unserem Namen anruft, legen Sie auf. Rufen Sie uns dann selbst an: { $phone }
portal-you-call-back = Wenn jemand in unserem Namen anruft, legen Sie auf. Rufen Sie uns dann selbst an, unter einer Nummer aus Ihrem Vertrag oder aus einem früheren Brief.
portal-unknown = Was wir noch nicht wissen
portal-unknown-persons = Wie viele Menschen betroffen sind, wissen wir noch nicht.
portal-unknown-recipients = Wer die Daten hat, wissen wir nicht.
portal-no-recipient = Wir haben kein Anzeichen dafür gefunden, dass jemand an die Daten gelangt ist.
portal-contact = So erreichen Sie uns
portal-changes = Änderungen an dieser Seite
portal-changes-none = Seit der ersten Veröffentlichung wurde diese Seite nicht geändert.
portal-changes-gone = Nicht mehr auf der Seite:
portal-changes-come = Neu auf der Seite:
portal-asof = Stand: { $day }.
portal-languages = Diese Seite in anderen Sprachen

# Ob eine Nachricht von uns ist (`/verify`; jede Benachrichtigung nennt diese Adresse).
portal-verify-link = Prüfen, ob eine Nachricht wirklich von uns ist
portal-verify-title = Ist diese Nachricht wirklich von uns?
portal-verify-exercise = ÜBUNG. Diese Seite gehört zu einer Übung. Die Nachrichten, die sie kennt, sind Testnachrichten.
portal-verify-intro = Geben Sie einen Code ein, oder fügen Sie eine Nachricht, einen Link, eine Telefonnummer oder einen Absender ein. Wir sagen, ob es von uns ist. Wir fragen nicht, wer Sie sind.
portal-verify-label = Code, Nachricht, Link, Telefonnummer oder Absender
portal-verify-hint = Unsere Codes haben zehn Buchstaben und Ziffern in der Form { $form }. Groß- oder Kleinbuchstaben, mit oder ohne Bindestrich.
portal-verify-check = Prüfen
portal-verify-empty = Bitte geben Sie einen Code ein, oder fügen Sie die Nachricht ein.
portal-verify-yes = Ja. Eine Nachricht mit diesem Code haben wir am { $day } { $channel ->
    [email] per E-Mail verschickt
    [post] per Post verschickt
    [sms] per SMS verschickt
    [voice] am Telefon durchgegeben
    [push] als Meldung in unserer App verschickt
    [inbox] in das Postfach eines Kontos bei uns geschickt
   *[other] auf anderem Weg verschickt
}.
portal-verify-copied = Kam Ihre Nachricht auf anderem Weg? Dann hat vielleicht jemand den Code kopiert. Trauen Sie dieser Nachricht nicht.
portal-verify-corrected = Wir haben diese Nachricht seither berichtigt. Was darin steht, stimmt vielleicht nicht mehr.
portal-verify-no = Wir kennen keine Nachricht mit diesem Code.
portal-verify-odd = Unsere Codes sehen anders aus.
portal-verify-letters = Prüfen Sie jedes Zeichen. Unsere Codes haben zehn Buchstaben und Ziffern und enthalten nie { $unused }.
portal-verify-leave = Wenn Sie den Code richtig eingegeben haben, trauen Sie der Nachricht nicht. Öffnen Sie keine Links und Anhänge daraus, rufen Sie keine der Nummern an, und antworten Sie nicht.
portal-verify-call = Rufen Sie uns im Zweifel selbst an, unter der Nummer auf Ihrer Karte, in Ihrem Vertrag oder in einem früheren Brief.
portal-verify-busy = Es gab zu viele Versuche. Bitte warten Sie eine Minute, und versuchen Sie es noch einmal.
portal-verify-busy-why = Wir begrenzen die Versuche, damit niemand Codes erraten kann. Es wurde nichts geprüft.
portal-verify-back = Was geschehen ist und was Sie tun können

# The way round the portal.
portal-nav = Seiten
portal-nav-more = Weitere Seiten
portal-nav-status = Was passiert ist
portal-nav-check = Bin ich betroffen?
portal-nav-case = Mein Fall
portal-nav-verify = Ist diese Nachricht echt?
portal-nav-ask = Fragen Sie uns
portal-nav-complain = Sich beschweren
portal-nav-scams = Bekannte Betrugsversuche
portal-nav-report-scam = Betrug melden
portal-nav-subscribe = Neuigkeiten erhalten
portal-nav-press = Für die Presse
portal-nav-researcher = Für Sicherheitsforschende
