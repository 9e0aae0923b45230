# Erklärungen auf Deutsch: erste Erklärung, Presse, Statusseite, öffentliche Bekanntmachung. Zuerst, was geschah.
# Sie sprechen zu allen; „Sie“ steht nur in Ratschlägen.

pub-subject = Datenpanne bei { $controller_name }: was wir wissen
pub-subject-bare = Datenpanne: was wir wissen
pub-subject-status = Datenpanne bei { $controller_name }: aktueller Stand
pub-subject-status-bare = Datenpanne: aktueller Stand
pub-subject-substitute = Bekanntmachung: Datenpanne bei { $controller_name }
pub-subject-substitute-bare = Bekanntmachung einer Datenpanne

pub-h-known = Was wir wissen
pub-h-unknown = Was wir noch nicht wissen
pub-h-happened = Was passiert ist
pub-h-data = Welche Daten betroffen sind
pub-h-data-stolen = Welche Daten gestohlen wurden
pub-h-doing = Was wir tun
pub-h-now = Was wir jetzt tun
pub-h-do = Was Sie jetzt tun können
pub-h-more = Wann und wo wir mehr sagen
pub-h-responsible = Wer die Verantwortung trägt
pub-h-repair = Was wir für die Betroffenen tun
pub-h-contact = So erreichen Sie uns
pub-h-press = Für die Presse
pub-h-researchers = Für die Sicherheitsforschung
pub-h-corrected = Was wir berichtigt haben
pub-h-for-whom = An wen sich diese Bekanntmachung richtet

pub-lead-stolen = Bei { $controller_name } wurden persönliche Daten gestohlen.
pub-lead-exposed = Bei { $controller_name } gab es eine Datenpanne. Persönliche Daten sind betroffen.
pub-lead-lost = { $controller_name } hat Dateien mit persönlichen Daten verloren.
pub-lead-misdirected = { $controller_name } hat persönliche Daten an einen falschen Empfänger geschickt.
pub-lead-checking = Bei { $controller_name } gab es einen Sicherheitsvorfall. Wir prüfen, ob persönliche Daten gestohlen wurden.
pub-others-first = Andere haben dies am { $anchor_first_public_by_others } öffentlich gemacht.
pub-as-of = Das ist unser Kenntnisstand vom { $notice_date }.

pub-data-stolen = Diese Daten wurden gestohlen:
pub-data-exposed = Diese Daten sind betroffen:
pub-data-possible = Die Dateien, die wir prüfen, enthalten diese Daten:
pub-data-all = Die Liste gilt für alle Betroffenen zusammen. Ihre eigenen Daten stehen in Ihrer Benachrichtigung.
pub-data-all-press = Die Liste gilt für alle Betroffenen zusammen. Welche Daten einer Person es sind, steht in deren eigener Benachrichtigung.
pub-count-exact = { $exposure_persons ->
    [one] { NUMBER($exposure_persons) } Person ist betroffen.
   *[other] { NUMBER($exposure_persons) } Personen sind betroffen.
}
pub-count-at-least = { $exposure_persons ->
    [one] Mindestens { NUMBER($exposure_persons) } Person ist betroffen.
   *[other] Mindestens { NUMBER($exposure_persons) } Personen sind betroffen.
}
pub-count-about = { $exposure_persons ->
    [one] Etwa { NUMBER($exposure_persons) } Person ist betroffen.
   *[other] Etwa { NUMBER($exposure_persons) } Personen sind betroffen.
}
pub-unknown-data = Welche Daten betroffen sind, wissen wir noch nicht.
pub-unknown-who = Ob Sie betroffen sind, wissen wir noch nicht.
pub-unknown-count = Wie viele Menschen betroffen sind, wissen wir noch nicht.

pub-told-since = Seit dem { $anchor_individuals_notified } benachrichtigen wir die Betroffenen.
pub-tell-each = Alle Betroffenen bekommen von uns eine eigene Benachrichtigung.
pub-responsible = Wir sind für die Daten verantwortlich, die man uns anvertraut. Wir bitten um Entschuldigung.
pub-repair-monitoring = { $remedy_monitoring_months ->
    [one] Wir bezahlen den Betroffenen { $remedy_monitoring_months_text } Monat lang eine Überwachung ihrer Kreditdaten.
   *[other] Wir bezahlen den Betroffenen { $remedy_monitoring_months_text } Monate lang eine Überwachung ihrer Kreditdaten.
}
pub-repair-cards = Wir ersetzen die betroffenen Karten und tragen die Kosten.
pub-repair-losses = Wir ersetzen Schäden, die durch diese Datenpanne entstehen.
pub-repair-documents = Wir bezahlen neue Ausweispapiere, wenn sie ersetzt werden müssen.
pub-repair-legal = Wir bezahlen anwaltliche Hilfe, wenn jemand diese Daten missbraucht.
pub-repair-terms = Dafür braucht niemand eine Zahlungskarte. Die Überwachung endet von selbst, und niemand verzichtet damit auf Rechte.

pub-actions-intro = Sind Ihre Daten betroffen, gehen Sie in dieser Reihenfolge vor.
pub-do-steps = Bis wir mehr wissen: 1) öffnen Sie keine Links in Nachrichten darüber, 2) tippen Sie unsere Adresse selbst ein, 3) legen Sie bei Anrufen auf, und rufen Sie uns selbst an.
pub-do-account = Behalten Sie Ihr Konto. Ein geschlossenes Konto macht die Datenpanne nicht rückgängig.
pub-measure-passwords = Die alten Passwörter gelten nicht mehr.
pub-do-type = Öffnen Sie keine Links in Nachrichten über diese Datenpanne. Tippen Sie unsere Adresse selbst in Ihren Browser.
pub-verify-page = Jede unserer Benachrichtigungen hat einen Code. So prüfen Sie eine Nachricht: Tippen Sie { $page } in Ihren Browser, und geben Sie den Code ein.
pub-verify-phone = Jede unserer Benachrichtigungen hat einen Code. So prüfen Sie eine Nachricht: Rufen Sie { $contact_phone } an, und nennen Sie den Code.
pub-where-web = Alle unsere Erklärungen zu dieser Datenpanne finden Sie auf { $contact_web }.

pub-press-email = Kontakt für die Presse: { $press_email }.
pub-press-phone = Telefon für die Presse: { $press_phone }.
pub-press-equal = Alle Redaktionen bekommen zur selben Zeit dieselben Antworten. Sie dürfen diese Erklärung zitieren.
pub-researchers = Wenn Sie etwas gefunden haben, schreiben Sie an { $security_contact }. Wir danken allen, die uns etwas melden.

pub-status-version = Das ist Fassung { $status_version_text } dieser Seite. Hier steht unser Kenntnisstand vom { $notice_date }.
pub-status-earlier = Frühere Fassungen bleiben lesbar. Wir löschen nichts.
pub-corrected = Am { $said_date } haben wir geschrieben: „{ $said }“ Das ist so nicht mehr richtig.

pub-sub-unreachable = Diese Bekanntmachung richtet sich an Betroffene, die wir weder per Post noch per E-Mail erreichen konnten.
pub-sub-disproportionate = Diese Bekanntmachung richtet sich an alle Betroffenen. Wir können nicht allen einzeln schreiben.
pub-sub-toll-free = Rufen Sie { $contact_toll_free } an, um zu erfahren, ob Ihre Daten betroffen sind. Der Anruf ist kostenlos.
pub-sub-days = { $substitute_days ->
    [one] Diese Bekanntmachung steht mindestens { $substitute_days_text } Tag lang auf unserer Startseite, und ebenso lange ist die Nummer erreichbar.
   *[other] Diese Bekanntmachung steht mindestens { $substitute_days_text } Tage lang auf unserer Startseite, und ebenso lange ist die Nummer erreichbar.
}
pub-sub-until = Diese Bekanntmachung steht bis zum { $anchor_substitute_until } auf unserer Startseite.
