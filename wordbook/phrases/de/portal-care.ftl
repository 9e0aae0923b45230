# Gerüchte, Offenheit, der Chat und was „Mein Fall“ über Kontakte zeigt.
portal-nav-rumours = Was darüber gesagt wird
portal-nav-openness = Wie wir vorankommen
portal-nav-chat = Chat
portal-nav-claim = Schaden melden
portal-nav-claim-status = Meine Forderung
portal-nav-fair = Was wäre fair?
portal-care-rumours-title = Was gesagt wird und was stimmt
portal-care-rumours-intro = Hier lesen Sie, was andere über den Vorfall sagen und was wir festgestellt haben. Wir zeigen nur, was wir geprüft haben.
portal-care-rumours-none = Hier steht zurzeit nichts.
portal-care-rumours-said = Es heißt:
portal-care-rumours-true = Was wir festgestellt haben:
portal-care-rumours-since = Das sagen wir seit dem { $day }.
portal-care-rumours-other-language = Diese Antwort gibt es noch nicht in Ihrer Sprache.
portal-care-rumours-ask = Haben Sie etwas anderes gehört? Fragen Sie uns.
portal-care-chat-title = Chat
portal-care-chat-intro = Schreiben Sie uns hier. Es antworten Menschen, kein Programm. Ihren Namen brauchen Sie nicht zu nennen. Sie erhalten eine Nummer; damit lesen Sie unsere Antwort, wann Sie möchten.
portal-care-chat-first-label = Ihre Nachricht
portal-care-chat-label = Noch eine Nachricht
portal-care-chat-hint = Bitte schreiben Sie keine Passwörter, PINs oder Kartennummern.
portal-care-chat-send = Senden
portal-care-chat-again = Noch einmal nachsehen
portal-care-chat-again-hint = Diese Seite ändert sich nicht von selbst.
portal-care-chat-number = Ihre Nummer
portal-care-chat-keep = Bitte notieren Sie diese Nummer. Wer sie hat, kann diesen Chat lesen.
portal-care-chat-look-title = Ich habe schon eine Nummer
portal-care-chat-look-label = Nummer des Chats
portal-care-chat-look-hint = Zwölf Buchstaben und Ziffern. Groß- oder Kleinbuchstaben, mit oder ohne Bindestriche.
portal-care-chat-look-send = Meinen Chat zeigen
portal-care-chat-none = Wir kennen keinen Chat mit dieser Nummer. Bitte prüfen Sie jedes Zeichen.
portal-care-chat-empty = Bitte füllen Sie das Feld aus.
portal-care-chat-full = Dieser Chat ist voll. Bitte beginnen Sie einen neuen oder rufen Sie uns an.
portal-care-chat-long = Der Text ist zu lang. Bitte senden Sie ihn in zwei Nachrichten.
portal-care-chat-busy = Im Moment schreiben uns zu viele Menschen. Ihr Text steht unten. Bitte warten Sie eine Minute und senden Sie ihn noch einmal.
portal-care-chat-confirm = Von Ihrem Internetanschluss sind innerhalb einer Minute viele Nachrichten gekommen. Ihr Text steht unten. Bitte drücken Sie noch einmal „Senden“.
portal-care-thread-you = Ihre Nachricht vom { $day }
portal-care-thread-waits = Wir antworten spätestens am { $day }.
portal-care-open-title = Wie wir vorankommen
portal-care-open-intro = Hier sehen Sie, wie wir antworten, wie weit unsere Hilfe gekommen ist, was wir warum ausgeblendet haben und was die unabhängige Prüfung ergeben hat.
portal-care-open-as-of = Stand: { $day }. Wo es um sehr wenige Menschen geht, zeigen wir keine Zahl, damit niemand zu erkennen ist.
portal-care-open-none-yet = Wir haben noch keine Zahlen veröffentlicht.
portal-care-open-served = Wie wir antworten
portal-care-open-contacts = Fragen und andere Nachrichten
portal-care-open-complaints = Beschwerden und Forderungen
portal-care-open-all = Insgesamt
portal-care-open-part = { $part ->
    [in_time] Rechtzeitig beantwortet
    [late] Zu spät beantwortet
    [waiting] Noch nicht beantwortet, noch in der Frist
   *[overdue] Nicht beantwortet, Frist überschritten
}
portal-care-open-half = Die Hälfte hatte eine erste Antwort innerhalb von
portal-care-open-ninety = Neun von zehn hatten eine erste Antwort innerhalb von
portal-care-open-waits = Die Hälfte derer ohne Antwort wartet seit
portal-care-open-more-than = mehr als { $time }
portal-care-open-minutes = { $count ->
    [one] { $number } Minute
   *[other] { $number } Minuten
}
portal-care-open-hours = { $count ->
    [one] { $number } Stunde
   *[other] { $number } Stunden
}
portal-care-open-days = { $count ->
    [one] { $number } Tag
   *[other] { $number } Tagen
}
portal-care-open-hidden = keine Angabe
portal-care-open-help = Wie weit unsere Hilfe gekommen ist
portal-care-open-remedy = { $kind ->
    [monitoring] Überwachung
   *[card] Neue Karte
}
portal-care-open-of = Für so viele gedacht
portal-care-open-given = Erhalten
portal-care-open-used = In Gebrauch
portal-care-open-done-what = Was die Betroffenen selbst getan haben
portal-care-open-said = Nach eigenen Angaben erledigt
portal-care-open-seen = Erledigt und uns nachgewiesen
portal-care-open-what = Was
portal-care-open-how-many = Wie viele
portal-care-open-moderated = Was wir auf unseren Seiten ausgeblendet haben
portal-care-open-moderated-why = Beiträge anderer blenden wir nur aus den folgenden Gründen aus. Kritik bleibt stehen.
portal-care-open-reason = Grund
portal-care-open-times = Ausgeblendet
portal-care-open-back = Wieder gezeigt
portal-care-open-hide = { $reason ->
    [others_personal_data] Persönliche Daten anderer
    [threats] Drohungen gegen Menschen
   *[spam] Spam
}
portal-care-open-audit = Die unabhängige Prüfung
portal-care-open-audit-none = Es ist noch keine Prüfung veröffentlicht.
portal-care-open-auditor = Geprüft von:
portal-care-open-scope = Was geprüft wird:
portal-care-open-findings = Was festgestellt wurde
portal-care-open-ties = Verbindungen zu uns, die der Prüfer angegeben hat:
portal-care-open-more = { $count ->
    [one] { $number } weiterer Befund ist noch nicht veröffentlicht.
   *[other] { $number } weitere Befunde sind noch nicht veröffentlicht.
}
portal-care-open-finding-state = { $state ->
    [verified] Behoben und von jemand anderem geprüft
    [done] Behoben, noch nicht geprüft
    [in_work] Wird behoben
   *[open] Noch nicht behoben
}
portal-care-open-finding-due = Zu beheben bis zum { $day }
portal-care-open-finding-late = Überfällig: zu beheben war es bis zum { $day }
portal-care-open-finding-grade = { $severity ->
    [critical] Kritisch
    [high] Schwer
    [medium] Mittel
   *[low] Gering
}
portal-care-open-report = Der Bericht:
portal-care-own-thread = Meine Nachrichten
portal-care-own-thread-intro = Sie können uns jederzeit schreiben. Durch Ihren Code wissen wir, dass Sie es sind.
portal-care-own-thread-none = Sie haben uns hier noch nicht geschrieben.
portal-care-own-write = Schreiben Sie uns
portal-care-own-write-hint = Bitte schreiben Sie keine Passwörter, PINs oder Kartennummern.
portal-care-own-send = Senden
portal-care-own-contacts = Wann wir über einen Kontakt mit Ihnen entschieden haben
portal-care-own-contacts-none = Eine solche Entscheidung gab es noch nicht.
portal-care-own-decision = { $purpose ->
    [statutory_notice] Gesetzliche Benachrichtigung
    [incident_update] Neues zum Vorfall
    [fraud_alert] Warnung vor Betrug
    [complaint] Ihre Beschwerde
    [service] Ihr Vertrag
    [remedy] Hilfe, die Ihnen zusteht
    [survey] Umfrage
    [marketing] Werbung
   *[sales] Verkauf
}: { $decision ->
    [allow] Wir haben entschieden, uns{ $channel ->
        [email] { " " }per E-Mail
        [sms] { " " }per SMS
        [voice] { " " }telefonisch
        [post] { " " }per Brief
        [inbox] { " " }über das Postfach in Ihrem Konto
        [push] { " " }über unsere App
        [branch] { " " }in einer Filiale
        [web] { " " }auf unserer Website
       *[none] { "" }
    } bei Ihnen zu melden
    [defer] Wir haben entschieden, uns später bei Ihnen zu melden
   *[deny] Wir haben entschieden, uns nicht bei Ihnen zu melden
}
portal-care-own-laws = Das Gesetz dahinter
portal-care-own-object = Ich möchte keine Werbung
portal-care-own-object-intro = Ein Klick genügt. Einen Grund brauchen Sie nicht zu nennen. Was wir Ihnen nach dem Gesetz sagen müssen und was Sie schützt, sagen wir Ihnen weiterhin.
portal-care-own-object-button = Bitte keine Werbung
portal-care-own-objected = Sie haben der Werbung widersprochen. Wir halten uns daran.
portal-care-own-object-words = Oder sagen Sie in einem Satz, was Sie nicht möchten
portal-care-own-object-hint = Zum Beispiel: Bitte rufen Sie mich nicht an.
portal-care-own-object-send = Satz senden
portal-care-done-step = Gespeichert.
portal-care-done-monitor = Wir stellen Ihren Code bereit. Bitte sehen Sie in wenigen Augenblicken noch einmal nach.
portal-care-done-write = Ihre Nachricht ist bei uns. Unsere Antwort finden Sie hier.
portal-care-done-object = Notiert. Wir halten uns ab jetzt daran.
portal-care-fault-no-text = Bitte schreiben Sie zuerst etwas.
portal-care-fault-long-text = Der Text ist zu lang. Bitte senden Sie ihn in zwei Nachrichten.
portal-care-fault-full = Hier ist kein Platz mehr. Bitte schreiben Sie uns auf einem anderen Weg.
portal-care-fault-busy = Im Moment schreiben uns zu viele Menschen. Bitte warten Sie eine Minute und senden Sie es noch einmal.
portal-care-fault-not-done = Das hat nicht geklappt. Bitte versuchen Sie es noch einmal, oder erreichen Sie uns auf einem anderen Weg.
