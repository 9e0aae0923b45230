# Die Benachrichtigung auf Deutsch. Anrede „Sie“, kurze Sätze, keine Weichmacher.
# Nach der Anrede steht kein Komma, weil ihr auch eine Überschrift folgen kann.

marker = ÜBUNG. Dies ist ein Test unserer Abläufe bei einer Datenpanne. Ihren Daten ist nichts geschehen.
marker-subject = ÜBUNG:
whose = { $audience ->
    [guardian] die persönlichen Daten Ihres Kindes
    [next_of_kin] die persönlichen Daten der verstorbenen Person
   *[adult] Ihre persönlichen Daten
}
whose-first = { $audience ->
    [guardian] Die persönlichen Daten Ihres Kindes
    [next_of_kin] Die persönlichen Daten der verstorbenen Person
   *[adult] Ihre persönlichen Daten
}

subject-long = { $audience ->
    [guardian] Datenpanne bei { $controller_name }: Daten Ihres Kindes sind betroffen
    [next_of_kin] Datenpanne bei { $controller_name }: Daten der verstorbenen Person sind betroffen
   *[adult] Datenpanne bei { $controller_name }: Ihre persönlichen Daten sind betroffen
}
subject-short = { $audience ->
    [guardian] Datenpanne bei { $controller_name }: Ihr Kind
    [next_of_kin] Datenpanne bei { $controller_name }: bitte lesen
   *[adult] Datenpanne bei { $controller_name }: Ihre Daten
}
subject-possible = Datenpanne bei { $controller_name }: bitte lesen
subject-bare = { $audience ->
    [guardian] Datenpanne: Daten Ihres Kindes sind betroffen
    [next_of_kin] Datenpanne: Daten der verstorbenen Person sind betroffen
   *[adult] Datenpanne: Ihre persönlichen Daten sind betroffen
}

title-stolen = Datenpanne: { whose-first } wurden gestohlen
title-exposed = Datenpanne: { whose-first } sind betroffen
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
h-details = Weitere Einzelheiten: was wir getan haben
h-rights = Ihre Rechte und offizielle Ansprechstellen

# The place of the salutation, which is said to each person in the form that fits.
greeting = { $greeting }

salutation = { $audience ->
    [guardian] An die Sorgeberechtigten von { $name }
    [next_of_kin] An die Angehörigen von { $name }
   *[adult] { $gender ->
        [female] Sehr geehrte Frau { $name }
        [male] Sehr geehrter Herr { $name }
       *[other] Guten Tag { $name }
    }
}

addressee = { $audience ->
    [guardian] Sorgeberechtigte von { $name }
    [next_of_kin] { $kin }
   *[adult] { $name }
}

lead-stolen = { whose-first } wurden bei { $controller_name } gestohlen.
lead-exposed = Bei { $controller_name } gab es eine Datenpanne, und { whose } sind betroffen.
lead-lost = { $audience ->
    [guardian] { $controller_name } hat Dateien mit persönlichen Daten Ihres Kindes verloren.
    [next_of_kin] { $controller_name } hat Dateien mit persönlichen Daten der verstorbenen Person verloren.
   *[adult] { $controller_name } hat Dateien mit Ihren persönlichen Daten verloren.
}
lead-misdirected = { $controller_name } hat { whose } an einen falschen Empfänger geschickt.
lead-possible = Bei { $controller_name } gab es eine Datenpanne. Wir wissen noch nicht, ob { whose } betroffen sind.
when-occurred = Zu der Datenpanne kam es am { $anchor_occurred }.
when-unknown = An welchem Tag es zu der Datenpanne kam, wissen wir noch nicht.
act-now = Bitte handeln Sie jetzt. Die Schritte dafür stehen weiter unten.
condolence = Wir sprechen Ihnen unser Beileid aus. Es tut uns leid, dass wir Ihnen jetzt schreiben müssen.

affected-stolen = { $audience ->
    [guardian] Ja, Ihr Kind ist betroffen. Diese Daten wurden gestohlen:
    [next_of_kin] Ja. Diese Daten über die verstorbene Person wurden gestohlen:
   *[adult] Ja. Diese Daten über Sie wurden gestohlen:
}
affected-exposed = { $audience ->
    [guardian] Ja. Diese Daten über Ihr Kind sind betroffen:
    [next_of_kin] Ja. Diese Daten über die verstorbene Person sind betroffen:
   *[adult] Ja. Diese Daten über Sie sind betroffen:
}
affected-possible = { $audience ->
    [guardian] Das wissen wir noch nicht und prüfen es. Die Dateien enthalten folgende Daten über Ihr Kind:
    [next_of_kin] Das wissen wir noch nicht und prüfen es. Die Dateien enthalten folgende Daten über die verstorbene Person:
   *[adult] Das wissen wir noch nicht und prüfen es. Die Dateien enthalten folgende Daten über Sie:
}

actions-intro = { $audience ->
    [guardian] Gehen Sie für Ihr Kind in dieser Reihenfolge vor.
    [next_of_kin] Gehen Sie in dieser Reihenfolge vor. Wo „Ihr“ steht, ist gemeint, was der verstorbenen Person gehörte.
   *[adult] Gehen Sie in dieser Reihenfolge vor.
}

card-replaced = Ja. Wir ersetzen die Karte. Das kostet Sie nichts.
card-order = Wir verschicken selbst keine neuen Karten. Sperren Sie die Karte, und bestellen Sie eine neue bei der Bank, die sie ausgegeben hat.
card-not-part = { $audience ->
   *[adult] Nein. Ihre Kartendaten waren von dieser Datenpanne nicht betroffen.
    [guardian] Nein. Kartendaten waren von dieser Datenpanne nicht betroffen.
    [next_of_kin] Nein. Kartendaten waren von dieser Datenpanne nicht betroffen.
}

account-data = Nein. Ein geschlossenes Konto macht die Datenpanne nicht rückgängig. Prüfen Sie die Kontoauszüge, und melden Sie jede Zahlung, die Sie nicht kennen.
account-password = Nein. Ein neues Passwort schützt das Konto.
account-none = Nein. Ein geschlossenes Konto macht die Datenpanne nicht rückgängig.

happened-possible = Wir prüfen noch, auf welche Dateien zugegriffen wurde.
cause-ransomware = Kriminelle sind in unsere Systeme eingebrochen und haben Dateien verschlüsselt.
cause-web-attack = Kriminelle sind über das Internet in unsere Systeme eingebrochen.
cause-credential-stuffing = Kriminelle haben sich mit Passwörtern aus anderen Datenpannen in Konten eingeloggt.
cause-insider = Eine Person, die für uns gearbeitet hat, hat ihren Zugang entgegen unseren Regeln genutzt.
cause-theft = Uns wurden Geräte mit persönlichen Daten gestohlen.
cause-loss = Wir haben Geräte oder Unterlagen mit persönlichen Daten verloren.
cause-misdirected = Wir haben eine Nachricht mit persönlichen Daten an einen falschen Empfänger geschickt.
cause-social-engineering = Kriminelle haben jemanden aus unserem Team getäuscht und kamen so in unsere Systeme.
cause-mail-compromise = Kriminelle sind in eines unserer Postfächer eingedrungen.
cause-unknown = Wie es dazu kam, wissen wir noch nicht.
copied-confirmed = Dabei wurden persönliche Daten kopiert.
copied-unknown = Ob dabei Daten kopiert wurden, wissen wir noch nicht.
intruder-known = Wir wissen, wer an die Daten gelangt ist: { $incident_intruder }.
intruder-unknown = Wir wissen noch nicht, wer an die Daten gelangt ist.
service-concerned = Die Datenpanne betrifft diesen Dienst: { $incident_service }.

discovered = Entdeckt haben wir die Datenpanne am { $anchor_discovered }.
discovered-detected = Erste Anzeichen haben wir am { $anchor_detected } gesehen.
discovered-aware = Wir wissen von der Datenpanne seit dem { $anchor_aware }.
discovered-unknown = Wir klären noch, wann erste Anzeichen zu sehen waren.
notice-date = Diese Nachricht haben wir am { $notice_date } geschrieben.
delay-police = Die Polizei hat uns gebeten, mit dieser Nachricht zu warten.
delay-no-police = Ermittlungen der Polizei haben diese Nachricht nicht verzögert.
delay-finding-people = Wir mussten erst herausfinden, wessen Daten in den Dateien waren. Das hat bis jetzt gedauert.
delay-finding-addresses = Wir mussten erst die Adressen der Betroffenen finden. Das hat bis jetzt gedauert.
delay-vendor = Ein Unternehmen, das für uns arbeitet, hat uns spät informiert. Darum schreiben wir erst jetzt.
delay-unexplained = Das hat zu lange gedauert, und den Grund kennen wir noch nicht.

cons-identity = Mit solchen Daten können Kriminelle unter fremdem Namen Kredite aufnehmen oder Verträge abschließen. Wo es eine Sperre für neue Kredite gibt, verhindert sie das.
cons-card = Kriminelle können versuchen, mit fremden Kartendaten zu bezahlen. Eine gesperrte Karte verhindert das.
cons-account = Mit Kontodaten können Kriminelle Anrufe und Rechnungen echt wirken lassen. Prüfen Sie darum jede Rechnung.
cons-password = Solche Passwörter probieren Kriminelle auch bei anderen Diensten aus. Ein neues Passwort schützt davor.
cons-security = Mit einer solchen Antwort können Kriminelle in fremde Konten gelangen. Eine neue Antwort verhindert das.
cons-sensitive = Daten über Gesundheit und Körper sind privat, und Kriminelle können damit andere erpressen. Droht Ihnen jemand, zahlen Sie nicht, und verständigen Sie die Polizei.
cons-contact = Rechnen Sie mit Anrufen, E-Mails und SMS, die angeblich von uns kommen. Legen Sie auf, und rufen Sie uns selbst an.

responsibility = Wir bitten Sie um Entschuldigung. { $controller_name } hatte die Pflicht, diese Daten zu schützen, und dabei haben wir versagt. Dafür tragen wir die Verantwortung.
explanation = In dieser Nachricht steht, was wir wissen und was wir noch nicht wissen.

repair-monitoring = { $remedy_monitoring_months ->
    [one] Wir bezahlen { $remedy_monitoring_months_text } Monat lang eine Überwachung der Kreditdaten.
   *[other] Wir bezahlen { $remedy_monitoring_months_text } Monate lang eine Überwachung der Kreditdaten.
}
repair-cards = Wir ersetzen die Karte und tragen die Kosten.
repair-losses = Wir ersetzen Schäden, die Ihnen durch diese Datenpanne entstehen.
repair-documents = Wir bezahlen neue Ausweispapiere, wenn sie ersetzt werden müssen.
repair-legal = Wir bezahlen anwaltliche Hilfe, wenn jemand diese Daten missbraucht.
repair-audit = Wir haben eine unabhängige Prüfung unserer Sicherheit in Auftrag gegeben.
repair-terms = Für die Überwachung der Kreditdaten brauchen Sie keine Zahlungskarte. Die Überwachung endet von selbst, und Sie verzichten damit auf keine Rechte.

measure-access-closed = Wir haben den Zugang geschlossen, der dafür genutzt wurde. Niemand kann ihn mehr benutzen.
measure-passwords-reset = Die betroffenen Passwörter haben wir zurückgesetzt.
measure-authority-notified = Wir haben die Datenpanne der Datenschutzbehörde gemeldet.
measure-police-notified = Wir haben Anzeige bei der Polizei erstattet.
forbearance = Wir haben Änderungen vorgenommen, damit so etwas nicht wieder geschieht.
measure-second-factor = Jede Anmeldung an unseren Systemen erfordert jetzt einen zweiten Schritt.
measure-less-data = Wir speichern jetzt weniger Daten und löschen sie früher.
measure-staff-trained = Wir haben unsere Beschäftigten geschult.
measure-systems-watched = Wir überwachen unsere Systeme jetzt Tag und Nacht.
measure-data-encrypted = Diese Daten speichern wir jetzt verschlüsselt.
investigation-finished = Wir haben unsere Untersuchung am { $anchor_investigation_concluded } abgeschlossen.
investigation-open = Unsere Untersuchung läuft noch.
next-update = Die nächsten Informationen veröffentlichen wir am { $next_date } um { $next_time } Uhr.
next-update-page = Die nächsten Informationen veröffentlichen wir am { $next_date } um { $next_time } Uhr auf { $page }.

code = Der Code dieser Nachricht lautet { $code }.
verify-page = So prüfen Sie, ob sie von uns kommt: Tippen Sie { $page } in Ihren Browser, und geben Sie den Code ein.
verify-phone = So prüfen Sie, ob sie von uns kommt: Rufen Sie { $contact_phone } an, und nennen Sie den Code.
never-ask = Wir fragen Sie nie nach einem Passwort, einer PIN oder einer vollständigen Nummer: nicht am Telefon, nicht per E-Mail und nicht per SMS. Fragt jemand danach, beenden Sie den Kontakt, und rufen Sie uns selbst an.

contact-phone-hours = Telefon: { $contact_phone } ({ $contact_hours }).
contact-phone = Telefon: { $contact_phone }.
contact-time-zone = Diese Zeiten gelten in der Zeitzone { $contact_time_zone }.
contact-free = Der Anruf ist kostenlos.
contact-wait = { $contact_wait_minutes ->
    [one] Zurzeit warten Sie etwa { $contact_wait_minutes_text } Minute.
   *[other] Zurzeit warten Sie etwa { $contact_wait_minutes_text } Minuten.
}
contact-other-ways = Sie müssen nicht am Telefon warten: Sie können uns auch schreiben.
contact-email = E-Mail: { $contact_email }.
contact-postal = Postanschrift: { $contact_postal }.
contact-dpo-full = Datenschutzbeauftragte Person: { $contact_dpo_name }, { $contact_dpo_email }.
contact-dpo-email = Datenschutzbeauftragte Person: { $contact_dpo_email }.
contact-dpo-name = Datenschutzbeauftragte Person: { $contact_dpo_name }.
contact-formats = Diese Nachricht bekommen Sie auch in großer Schrift oder in Leichter Sprache. Wir lesen sie auch am Telefon vor. Rufen Sie uns dafür an.

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
    [next_of_kin] Diese Daten über die verstorbene Person wurden gestohlen:
   *[adult] Diese Daten über Sie wurden gestohlen:
}
sms-affected = { $audience ->
    [guardian] Diese Daten über Ihr Kind sind betroffen:
    [next_of_kin] Diese Daten über die verstorbene Person sind betroffen:
   *[adult] Diese Daten über Sie sind betroffen:
}
sms-possible = { $audience ->
    [guardian] Wir prüfen noch, ob Ihr Kind betroffen ist. Die Dateien enthalten Daten über Ihr Kind:
    [next_of_kin] Wir prüfen noch, ob die verstorbene Person betroffen ist. Die Dateien enthalten diese Daten über sie:
   *[adult] Wir prüfen noch, ob Sie betroffen sind. Die Dateien enthalten Daten über Sie:
}
sms-page = Im Browser { $page } eintippen, Code { $code }.
sms-phone = Rufen Sie { $contact_phone } an, Code { $code }.
sms-code = Ihr Code: { $code }.
sms-never-ask = Wir fragen nie nach Passwort oder PIN.
sms-marker = ÜBUNG.
