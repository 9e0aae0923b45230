# Die Benachrichtigung auf Deutsch. Anrede „Sie“, kurze Sätze, keine Weichmacher.
# Nach der Anrede steht kein Komma, weil ihr auch eine Überschrift folgen kann.

marker = ÜBUNG. Dies ist ein Test unserer Abläufe bei einer Datenpanne. Ihren Daten ist nichts geschehen.
marker-subject = ÜBUNG:

subject-long = { $audience ->
    [guardian] Datenpanne bei { $controller_name }: Daten Ihres Kindes sind betroffen
   *[adult] Datenpanne bei { $controller_name }: Ihre persönlichen Daten sind betroffen
}
subject-short = { $audience ->
    [guardian] Datenpanne bei { $controller_name }: Ihr Kind
   *[adult] Datenpanne bei { $controller_name }: Ihre Daten
}
subject-possible = Datenpanne bei { $controller_name }: bitte lesen
subject-bare = { $audience ->
    [guardian] Datenpanne: Daten Ihres Kindes sind betroffen
   *[adult] Datenpanne: Ihre persönlichen Daten sind betroffen
}

title-stolen = { $audience ->
    [guardian] Datenpanne: Die Daten Ihres Kindes wurden gestohlen
   *[adult] Datenpanne: Ihre persönlichen Daten wurden gestohlen
}
title-exposed = { $audience ->
    [guardian] Datenpanne: Die Daten Ihres Kindes sind betroffen
   *[adult] Datenpanne: Ihre persönlichen Daten sind betroffen
}
title-possible = Datenpanne: was wir bisher wissen

h-affected = Bin ich betroffen?
h-what-to-do = Was muss ich tun?
h-card = Bekomme ich eine neue Karte?
h-account = Soll ich mein Konto schließen?
h-happened = Was ist passiert?
h-consequences = Was bedeutet das für mich?
h-doing = Was tun wir?
h-genuine = Ist diese Nachricht echt?
h-contact = Wie erreiche ich Sie?
h-rights = Ihre Rechte und amtliche Kontakte

# The place of the salutation, which is said to each person in the form that fits.
greeting = { $greeting }

salutation = { $audience ->
    [guardian] An die Sorgeberechtigten von { $name }
   *[adult] Guten Tag { $name }
}

addressee = { $audience ->
    [guardian] Sorgeberechtigte von { $name }
   *[adult] { $name }
}

lead-stolen = { $audience ->
    [guardian] Die persönlichen Daten Ihres Kindes wurden bei { $controller_name } gestohlen.
   *[adult] Ihre persönlichen Daten wurden bei { $controller_name } gestohlen.
}
lead-exposed = { $audience ->
    [guardian] Bei { $controller_name } gab es eine Datenpanne, und die persönlichen Daten Ihres Kindes sind betroffen.
   *[adult] Bei { $controller_name } gab es eine Datenpanne, und Ihre persönlichen Daten sind betroffen.
}
lead-lost = { $audience ->
    [guardian] { $controller_name } hat Dateien mit persönlichen Daten Ihres Kindes verloren.
   *[adult] { $controller_name } hat Dateien mit Ihren persönlichen Daten verloren.
}
lead-misdirected = { $audience ->
    [guardian] { $controller_name } hat persönliche Daten Ihres Kindes an einen falschen Empfänger geschickt.
   *[adult] { $controller_name } hat Ihre persönlichen Daten an einen falschen Empfänger geschickt.
}
lead-possible = { $audience ->
    [guardian] Bei { $controller_name } gab es eine Datenpanne. Wir wissen noch nicht, ob Daten Ihres Kindes betroffen sind.
   *[adult] Bei { $controller_name } gab es eine Datenpanne. Wir wissen noch nicht, ob Ihre Daten betroffen sind.
}
when-occurred = Das geschah am { $anchor_occurred }.
when-unknown = An welchem Tag das geschah, wissen wir noch nicht.
act-now = Bitte gehen Sie die Schritte unten jetzt durch.

affected-stolen = { $audience ->
    [guardian] Ja, Ihr Kind ist betroffen. Diese Daten wurden gestohlen:
   *[adult] Ja. Diese Daten über Sie wurden gestohlen:
}
affected-exposed = { $audience ->
    [guardian] Ja. Diese Daten über Ihr Kind sind betroffen:
   *[adult] Ja. Diese Daten über Sie sind betroffen:
}
affected-possible = { $audience ->
    [guardian] Das wissen wir noch nicht und prüfen es. Die Dateien enthalten folgende Daten über Ihr Kind:
   *[adult] Das wissen wir noch nicht und prüfen es. Die Dateien enthalten folgende Daten über Sie:
}

actions-intro = { $audience ->
    [guardian] Gehen Sie für Ihr Kind in dieser Reihenfolge vor.
   *[adult] Gehen Sie in dieser Reihenfolge vor.
}

card-replaced = Ja. Wir ersetzen die Karte, ohne dass es Sie etwas kostet.
card-order = Wir verschicken selbst keine neuen Karten. Sperren Sie Ihre Karte, und bitten Sie Ihre Bank um eine neue.
card-not-part = Nein. Ihre Kartendaten waren von dieser Datenpanne nicht betroffen.

account-data = Nein. Eine Schließung macht die Datenpanne nicht rückgängig. Prüfen Sie Ihre Auszüge, und melden Sie jede Zahlung, die Sie nicht kennen.
account-password = Nein. Ein neues Passwort schützt Ihr Konto.
account-none = Nein. Eine Schließung macht die Datenpanne nicht rückgängig.

happened-possible = Wir prüfen noch, auf welche Dateien zugegriffen wurde.
cause-ransomware = Kriminelle sind in unsere Systeme eingebrochen und haben Dateien verschlüsselt.
cause-web-attack = Kriminelle sind über das Internet in unsere Systeme eingebrochen.
cause-credential-stuffing = Kriminelle haben sich mit Passwörtern aus anderen Datenpannen in Konten angemeldet.
cause-insider = Eine Person, die für uns gearbeitet hat, hat ihren Zugang gegen unsere Regeln benutzt.
cause-theft = Uns wurden Geräte mit persönlichen Daten gestohlen.
cause-loss = Wir haben Geräte oder Unterlagen mit persönlichen Daten verloren.
cause-misdirected = Wir haben eine Nachricht mit persönlichen Daten an einen falschen Empfänger geschickt.
cause-social-engineering = Kriminelle haben jemanden aus unserem Team getäuscht und kamen so in unsere Systeme.
cause-mail-compromise = Kriminelle sind in eines unserer Postfächer eingedrungen.
cause-unknown = Wie es dazu kam, wissen wir noch nicht.
copied-confirmed = Dabei wurden persönliche Daten kopiert.
copied-unknown = Ob dabei Daten kopiert wurden, wissen wir noch nicht.

discovered = Entdeckt haben wir die Datenpanne am { $anchor_discovered }.
discovered-detected = Erste Anzeichen haben wir am { $anchor_detected } gesehen.
discovered-aware = Wir wissen von der Datenpanne seit dem { $anchor_aware }.
discovered-unknown = Wir klären noch, wann erste Anzeichen zu sehen waren.
notice-date = Diese Nachricht haben wir am { $notice_date } geschrieben.
delay-police = Die Ermittlungsbehörden haben uns gebeten, mit dieser Nachricht zu warten.
delay-no-police = Diese Nachricht wurde nicht durch Ermittlungen verzögert.

cons-identity = Mit solchen Daten können Kriminelle unter fremdem Namen Kredite aufnehmen oder Verträge schließen.
cons-card = Kriminelle versuchen, mit fremden Kartendaten zu bezahlen.
cons-account = Mit Kontodaten klingen falsche Anrufe und Rechnungen echt.
cons-password = Solche Passwörter probieren Kriminelle auch bei anderen Diensten aus.
cons-security = Mit einer solchen Antwort kommen Kriminelle in fremde Konten.
cons-sensitive = Daten über Gesundheit und Körper sind privat, und Kriminelle nutzen sie zur Erpressung.
cons-contact = Rechnen Sie mit Anrufen, E-Mails und SMS, die vorgeben, von uns zu kommen.
cons-steps = Die Schritte in dieser Nachricht erschweren das.

responsibility = Wir bitten Sie um Entschuldigung. { $controller_name } musste diese Daten schützen, und wir haben versagt. Dafür tragen wir die Verantwortung.

repair-monitoring = { $remedy_monitoring_months ->
    [one] Wir bezahlen { $remedy_monitoring_months_text } Monat lang eine Überwachung der Kreditdaten.
   *[other] Wir bezahlen { $remedy_monitoring_months_text } Monate lang eine Überwachung der Kreditdaten.
}
repair-cards = Wir ersetzen die Karte und tragen die Kosten.
repair-losses = Wir ersetzen Schäden, die Ihnen durch diese Datenpanne entstehen.
repair-documents = Wir bezahlen neue Ausweispapiere, wenn sie ersetzt werden müssen.
repair-legal = Wir bezahlen anwaltliche Hilfe, wenn jemand diese Daten missbraucht.
repair-audit = Wir haben eine unabhängige Prüfung unserer Sicherheit beauftragt.
repair-terms = Sie brauchen dafür keine Zahlungskarte, es endet von selbst, und Sie geben keine Rechte auf.

measure-access-closed = Den Weg, auf dem es geschah, haben wir geschlossen.
measure-passwords-reset = Die betroffenen Passwörter haben wir zurückgesetzt.
measure-authority-notified = Wir haben die Datenpanne der Datenschutzbehörde gemeldet.
measure-police-notified = Wir haben Anzeige bei der Polizei erstattet.
investigation-finished = Unsere Untersuchung endete am { $anchor_investigation_concluded }.
investigation-open = Unsere Untersuchung läuft noch.
next-update = Die nächste Information veröffentlichen wir am { $next_date } um { $next_time } Uhr.

code = Der Code dieser Nachricht ist { $code }.
verify-page = So prüfen Sie, ob sie von uns kommt: Tippen Sie { $page } in Ihren Browser, und geben Sie den Code ein.
verify-phone = So prüfen Sie, ob sie von uns kommt: Rufen Sie { $contact_phone } an, und nennen Sie den Code.
never-ask = Wir fragen Sie nie nach einem Passwort, einer PIN oder einer vollständigen Nummer. Wir tun das weder am Telefon noch per E-Mail oder SMS. Fragt jemand danach, brechen Sie ab, und rufen Sie uns selbst an.

contact-phone-hours = Telefon: { $contact_phone } ({ $contact_hours }).
contact-phone = Telefon: { $contact_phone }.
contact-email = E-Mail: { $contact_email }.
contact-postal = Postanschrift: { $contact_postal }.
contact-dpo-full = Datenschutzbeauftragte Person: { $contact_dpo_name }, { $contact_dpo_email }.
contact-dpo-email = Datenschutzbeauftragte Person: { $contact_dpo_email }.
contact-dpo-name = Datenschutzbeauftragte Person: { $contact_dpo_name }.

takes = { $minutes ->
    [one] Das dauert etwa { $minutes_text } Minute.
   *[other] Das dauert etwa { $minutes_text } Minuten.
}
label-why = Warum:
label-by = Wann:
label-where = Wo:
label-code = Code
by-today = heute
by-this-week = diese Woche
by-two-weeks = innerhalb von zwei Wochen
by-from-now-on = ab jetzt

sms-news = { $controller_name }: Datenpanne.
sms-stolen = { $audience ->
    [guardian] Diese Daten über Ihr Kind wurden gestohlen:
   *[adult] Diese Daten über Sie wurden gestohlen:
}
sms-affected = { $audience ->
    [guardian] Diese Daten über Ihr Kind sind betroffen:
   *[adult] Diese Daten über Sie sind betroffen:
}
sms-possible = { $audience ->
    [guardian] Wir prüfen noch, ob Ihr Kind betroffen ist. Die Dateien enthalten Daten über Ihr Kind:
   *[adult] Wir prüfen noch, ob Sie betroffen sind. Die Dateien enthalten Daten über Sie:
}
sms-page = Tippen Sie { $page } ein, Code { $code }.
sms-phone = Rufen Sie { $contact_phone } an, Code { $code }.
sms-code = Ihr Code: { $code }.
sms-never-ask = Wir fragen nie nach Passwort oder PIN.
sms-marker = ÜBUNG.
