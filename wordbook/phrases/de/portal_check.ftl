# Bin ich betroffen, und mein Fall. Anrede „Sie“; nie „wahrscheinlich“.
check-exercise = ÜBUNG. Diese Seite gehört zu einer Übung. Es wurden keine Daten gestohlen.
check-title = Bin ich betroffen?
check-intro = Zeigen Sie uns zuerst, dass Sie es sind: mit dem Code aus unserem Brief oder unserer Nachricht oder mit einem Einmalcode, den wir an Ihre bei uns hinterlegte Adresse schicken.
check-none = Zurzeit gibt es keinen Vorfall, zu dem Sie das prüfen können.
check-code-heading = Ich habe einen Code von Ihnen
check-code-label = Code aus dem Brief oder der Nachricht
check-code-hint = Zehn Buchstaben und Ziffern in der Form { $form }. Groß- oder Kleinbuchstaben, mit oder ohne Bindestrich.
check-code-button = Prüfen
check-contact-heading = Ich habe keinen Code
check-contact-label = Ihre E-Mail-Adresse
check-contact-hint = Geben Sie die Adresse ein, die Sie bei uns hinterlegt haben. Dorthin schicken wir einen Einmalcode. Ob wir die Adresse kennen, sagen wir hier nicht.
check-contact-no-sms = An Telefone können wir zurzeit keine Codes schicken. Wenn bei uns keine E-Mail-Adresse von Ihnen hinterlegt ist, nutzen Sie den Code aus unserem Brief oder fragen Sie uns.
check-contact-no-mail = Per E-Mail können wir bei diesem Vorfall keine Einmalcodes schicken, weil E-Mail selbst betroffen ist. Bitte nutzen Sie den Code aus unserem Brief oder fragen Sie uns.
check-contact-button = Code schicken
check-sent = Wenn diese Adresse bei uns hinterlegt ist, ist ein Code dorthin unterwegs.
check-sent-how = Er kommt in wenigen Minuten per E-Mail und gilt { $minutes_text } Minuten. Sie haben { $tries_text } Versuche.
check-sent-nothing = Es kam nichts? Dann ist diese Adresse bei uns nicht hinterlegt, wir dürfen nicht an sie schreiben, oder es wurden zu viele Codes angefordert. Nutzen Sie den Code aus unserem Brief oder fragen Sie uns.
check-once-label = Einmalcode aus der E-Mail
check-once-hint = Acht Buchstaben und Ziffern in der Form { $form }.
check-once-button = Einmalcode prüfen
check-once-wrong = Dieser Code funktioniert nicht.
check-once-wrong-why = Vielleicht enthält er einen Tippfehler, ist abgelaufen oder wurde zu oft eingegeben. Sie können einen neuen anfordern.
check-empty = Bitte geben Sie den Code ein.
check-odd = Unsere Codes sehen anders aus.
check-odd-contact = Das ist weder eine E-Mail-Adresse noch eine Telefonnummer.
check-unknown = Wir kennen keine Nachricht mit diesem Code.
check-unknown-why = Prüfen Sie jedes Zeichen. Unsere Codes enthalten nie { $unused }. Wenn Sie den Code richtig eingegeben haben, trauen Sie der Nachricht nicht, mit der er kam.
check-busy = Zu viele Versuche. Bitte warten Sie eine Minute, und versuchen Sie es noch einmal.
check-busy-why = Wir begrenzen die Versuche, damit niemand Codes erraten kann. Es wurde nichts geprüft.
check-affected = Ja. Dieser Vorfall betrifft Ihre Daten.
check-affected-what = Um diese Daten von Ihnen geht es:
check-not-in = Nein. Dieser Vorfall betrifft die Daten zu diesem Kontakt nicht.
check-not-in-how = Wir haben alles, was wir gefunden haben, mit den Daten aller unserer Kundinnen und Kunden verglichen, Stand { $day }. Geprüft haben wir die Daten, die zu diesem Kontakt gehören.
check-not-in-later = Wenn wir etwas anderes feststellen, schreiben wir Ihnen. Nutzen Sie bei uns noch andere Adressen? Prüfen Sie auch diese.
check-cannot = Hier können wir Ihnen keine Antwort geben.
check-because = { $because ->
    [shared] Der Grund: Mehrere Kundinnen oder Kunden nutzen diese Adresse. Wir wissen deshalb nicht, wer von ihnen fragt.
    [review] Der Grund: Was wir gefunden haben, gehört nicht eindeutig zu einer Person. Das sehen sich unsere Fachleute an.
    [disagree] Der Grund: In unseren Unterlagen stehen verschiedene Kontakte für Sie. Wir wollen es nicht der falschen Person sagen.
    [by_letter] Der Grund: In diesem Fall schreiben wir der Person, die es erfahren darf, mit der Post.
    [asked] Der Grund: In dieser Nachricht bitten wir nur darum, sich zu melden. Ihr Code zeigt nicht, wer sie liest.
   *[renewing] Der Grund: Wir haben neue Erkenntnisse und aktualisieren diese Seite. Bitte kommen Sie heute später wieder.
}
check-ask-us = Fragen Sie uns. Dafür brauchen Sie weder Code noch Passwort.
check-incident = Vorfall bei { $controller }.
check-occurred = Er geschah am { $day }.
check-first = Was Sie zuerst tun sollten
check-first-case = Öffnen Sie Ihren Fall. Dort steht Schritt für Schritt, was Sie tun sollten und was wir für Sie tun.
check-open-case = Meinen Fall öffnen
check-mail-subject = { $controller }: Ihr Einmalcode
check-mail-code = Ihr Einmalcode für die Seite von { $controller } lautet: { $code }
check-mail-time = Er gilt { $minutes_text } Minuten. Geben Sie ihn auf der Seite ein, auf der Sie ihn angefordert haben.
check-mail-nobody = Geben Sie diesen Code niemandem weiter. Wir fragen nie danach, weder am Telefon noch per E-Mail oder SMS.
check-mail-not-asked = Sie haben keinen Code angefordert? Dann müssen Sie nichts tun.

case-title = Mein Fall
case-intro = Geben Sie den Code aus unserem Brief oder unserer Nachricht ein. Dann sehen Sie Ihre Benachrichtigung, was Sie tun können und was wir für Sie tun.
case-close = Schließen Sie am Ende dieses Fenster, vor allem an einem Computer, den auch andere nutzen.
case-not-affected = Zu diesem Code gibt es keinen Fall.
case-notice = Meine Benachrichtigung
case-notice-none = Für Sie gibt es noch keine Benachrichtigung.
case-notice-hidden = Ihren Namen und Ihre Anschrift zeigen wir hier absichtlich nicht.
case-earlier = Was wir Ihnen vorher geschrieben haben
case-exposed = Um welche Daten es geht
case-actions = Was ich tun kann
case-actions-none = In Ihrer Benachrichtigung stehen keine Schritte.
case-marked = Gespeichert.
case-remedies = Was wir für Sie tun
case-remedies-none = Hier steht noch nichts.
case-remedy = { $kind ->
    [monitoring_months] { $count ->
        [one] Überwachung der Kreditdaten für { $count_text } Monat
       *[other] Überwachung der Kreditdaten für { $count_text } Monate
    }
    [card_reissue] Eine neue Karte
    [loss_compensation] Ersatz von Schäden aus diesem Vorfall
    [legal_help] Anwaltliche Hilfe, wenn jemand Ihre Daten missbraucht
    [document_replacement] Neue Ausweispapiere, wenn Sie sie brauchen
   *[independent_audit] Eine unabhängige Prüfung unserer Sicherheit
}
case-remedies-free = Nichts davon kostet Sie etwas.
case-remedies-ask = { $count ->
    [one] Um es zu bekommen, melden Sie sich bitte bei uns.
   *[other] Um diese Hilfe zu bekommen, melden Sie sich bitte bei uns.
} Wir fragen nicht nach Passwort, PIN oder Kartennummer.
case-remedy-how = { $kind ->
    [loss_compensation] Sie können Ihren Schaden hier melden, unter „Meine Verluste“.
   *[independent_audit] Sie brauchen dafür nichts zu tun.
}
case-on-page = Auf dieser Seite
case-messages = Was wir Ihnen geschickt haben
case-messages-none = Wir haben Ihnen noch nichts geschickt.
case-channel = { $channel ->
    [email] E-Mail
    [post] Brief
    [sms] SMS
    [voice] Anruf
    [push] Meldung in unserer App
    [inbox] Nachricht in Ihrem Konto
   *[other] Nachricht
}
case-state = { $state ->
    [waiting] wird noch verschickt
    [handed] zur Zustellung übergeben
    [arrived] zugestellt
    [failed] nicht zustellbar
   *[unknown] verschickt; ob sie ankam, wissen wir nicht
}
case-column-day = Tag
case-column-way = Art
case-column-state = Stand
case-why = Warum wir uns bei Ihnen gemeldet haben
case-why-required = Das Gesetz verpflichtet uns, es Ihnen zu sagen: { $citation }
case-why-advised = Das Gesetz empfiehlt, es Ihnen zu sagen: { $citation }
case-why-none = Wir sagen es Ihnen, weil es um Ihre Daten geht.
case-looks = Wer meine Daten angesehen hat
case-looks-none = Seit dem Vorfall hat niemand aus unserem Haus Ihre Daten geöffnet.
case-looks-what = Wir nennen Aufgabe, Tag und Anlass, nicht die Person.
case-column-role = Aufgabe
case-column-occasion = Anlass
case-role = { $role ->
    [incident_lead] Leitung der Reaktion
    [counsel] Rechtsberatung
    [data_protection] Datenschutz
    [communications] Kommunikation
    [contact_centre] Kundenservice
    [approver] Freigabe
    [auditor] Prüfung
   *[other] Verwaltung
}
case-occasion = { $kind ->
    [preview] Prüfung Ihrer Benachrichtigung
    [proofs] Nachweise für Sie oder eine Behörde
    [register] Prüfung des Registers
    [review] Prüfung, ob Daten zu Ihnen gehören
    [inquiry] Ihre Frage oder Beschwerde
    [call] Ihr Anruf
    [export] Ausgabe mit Zustimmung von zwei Personen
    [search] Suche
   *[other] Arbeit am Fall
}
