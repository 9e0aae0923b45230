# Die Benachrichtigung in der Du-Form: nur die Sätze, die anders lauten.  Sie liegen über denen von ../de.

marker = ÜBUNG. Dies ist ein Test unserer Abläufe bei einer Datenpanne. Deinen Daten ist nichts geschehen.
whose = { $audience ->
    [guardian] die persönlichen Daten deines Kindes
    [next_of_kin] die persönlichen Daten der verstorbenen Person
   *[adult] deine persönlichen Daten
}
whose-first = { $audience ->
    [guardian] Die persönlichen Daten deines Kindes
    [next_of_kin] Die persönlichen Daten der verstorbenen Person
   *[adult] Deine persönlichen Daten
}

subject-long = { $audience ->
    [guardian] Datenpanne bei { $controller_name }: Daten deines Kindes sind betroffen
    [next_of_kin] Datenpanne bei { $controller_name }: Daten der verstorbenen Person sind betroffen
   *[adult] Datenpanne bei { $controller_name }: Deine persönlichen Daten sind betroffen
}
subject-short = { $audience ->
    [guardian] Datenpanne bei { $controller_name }: dein Kind
    [next_of_kin] Datenpanne bei { $controller_name }: bitte lesen
   *[adult] Datenpanne bei { $controller_name }: deine Daten
}
subject-bare = { $audience ->
    [guardian] Datenpanne: Daten deines Kindes sind betroffen
    [next_of_kin] Datenpanne: Daten der verstorbenen Person sind betroffen
   *[adult] Datenpanne: Deine persönlichen Daten sind betroffen
}
title-stolen = Datenpanne: { whose-first } wurden gestohlen
title-exposed = Datenpanne: { whose-first } sind betroffen

h-contact = Wie erreiche ich euch?
h-rights = Deine Rechte und offizielle Ansprechstellen

salutation = { $audience ->
    [guardian] An die Sorgeberechtigten von { $name }
    [next_of_kin] An die Angehörigen von { $name }
   *[adult] Hallo { $name }
}

lead-stolen = { whose-first } wurden bei { $controller_name } gestohlen.
lead-exposed = Bei { $controller_name } gab es eine Datenpanne, und { whose } sind betroffen.
lead-lost = { $audience ->
    [guardian] { $controller_name } hat Dateien mit persönlichen Daten deines Kindes verloren.
    [next_of_kin] { $controller_name } hat Dateien mit persönlichen Daten der verstorbenen Person verloren.
   *[adult] { $controller_name } hat Dateien mit deinen persönlichen Daten verloren.
}
lead-misdirected = { $controller_name } hat { whose } an einen falschen Empfänger geschickt.
lead-possible = Bei { $controller_name } gab es eine Datenpanne. Wir wissen noch nicht, ob { whose } betroffen sind.
act-now = Bitte handle jetzt. Die Schritte dafür stehen weiter unten.
condolence = Wir sprechen dir unser Beileid aus. Es tut uns leid, dass wir dir jetzt schreiben müssen.

affected-stolen = { $audience ->
    [guardian] Ja, dein Kind ist betroffen. Diese Daten wurden gestohlen:
    [next_of_kin] Ja. Diese Daten über die verstorbene Person wurden gestohlen:
   *[adult] Ja. Diese Daten über dich wurden gestohlen:
}
affected-exposed = { $audience ->
    [guardian] Ja. Diese Daten über dein Kind sind betroffen:
    [next_of_kin] Ja. Diese Daten über die verstorbene Person sind betroffen:
   *[adult] Ja. Diese Daten über dich sind betroffen:
}
affected-possible = { $audience ->
    [guardian] Das wissen wir noch nicht und prüfen es. Die Dateien enthalten folgende Daten über dein Kind:
    [next_of_kin] Das wissen wir noch nicht und prüfen es. Die Dateien enthalten folgende Daten über die verstorbene Person:
   *[adult] Das wissen wir noch nicht und prüfen es. Die Dateien enthalten folgende Daten über dich:
}

actions-intro = { $audience ->
    [guardian] Geh für dein Kind in dieser Reihenfolge vor.
    [next_of_kin] Geh in dieser Reihenfolge vor. Wo „dein“ steht, ist gemeint, was der verstorbenen Person gehörte.
   *[adult] Geh in dieser Reihenfolge vor.
}

card-replaced = Ja. Wir ersetzen die Karte. Das kostet dich nichts.
card-order = Wir verschicken selbst keine neuen Karten. Sperre die Karte, und bestell eine neue bei der Bank, die sie ausgegeben hat.
card-not-part = { $audience ->
   *[adult] Nein. Deine Kartendaten waren von dieser Datenpanne nicht betroffen.
    [guardian] Nein. Kartendaten waren von dieser Datenpanne nicht betroffen.
    [next_of_kin] Nein. Kartendaten waren von dieser Datenpanne nicht betroffen.
}
account-data = Nein. Ein geschlossenes Konto macht die Datenpanne nicht rückgängig. Prüfe die Kontoauszüge, und melde jede Zahlung, die du nicht kennst.

cons-account = Mit Kontodaten können Kriminelle Anrufe und Rechnungen echt wirken lassen. Prüfe darum jede Rechnung.
cons-sensitive = Daten über Gesundheit und Körper sind privat, und Kriminelle können damit andere erpressen. Droht dir jemand, zahl nicht, und verständige die Polizei.
cons-contact = Rechne mit Anrufen, E-Mails und SMS, die angeblich von uns kommen. Leg auf, und ruf uns selbst an.

responsibility = Wir bitten dich um Entschuldigung. { $controller_name } hatte die Pflicht, diese Daten zu schützen, und dabei haben wir versagt. Dafür tragen wir die Verantwortung.
repair-losses = Wir ersetzen Schäden, die dir durch diese Datenpanne entstehen.
repair-terms = Für die Überwachung der Kreditdaten brauchst du keine Zahlungskarte. Die Überwachung endet von selbst, und du verzichtest damit auf keine Rechte.

verify-page = So prüfst du, ob sie von uns kommt: Tippe { $page } in deinen Browser, und gib den Code ein.
verify-phone = So prüfst du, ob sie von uns kommt: Ruf { $contact_phone } an, und nenn den Code.
never-ask = Wir fragen dich nie nach einem Passwort, einer PIN oder einer vollständigen Nummer: nicht am Telefon, nicht per E-Mail und nicht per SMS. Fragt jemand danach, beende den Kontakt, und ruf uns selbst an.

contact-wait = { $contact_wait_minutes ->
    [one] Zurzeit wartest du etwa { $contact_wait_minutes_text } Minute.
   *[other] Zurzeit wartest du etwa { $contact_wait_minutes_text } Minuten.
}
contact-other-ways = Du musst nicht am Telefon warten: Du kannst uns auch schreiben.
contact-formats = Diese Nachricht bekommst du auch in großer Schrift oder in Leichter Sprache. Wir lesen sie auch am Telefon vor. Ruf uns dafür an.

sms-stolen = { $audience ->
    [guardian] Diese Daten über dein Kind wurden gestohlen:
    [next_of_kin] Diese Daten über die verstorbene Person wurden gestohlen:
   *[adult] Diese Daten über dich wurden gestohlen:
}
sms-affected = { $audience ->
    [guardian] Diese Daten über dein Kind sind betroffen:
    [next_of_kin] Diese Daten über die verstorbene Person sind betroffen:
   *[adult] Diese Daten über dich sind betroffen:
}
sms-possible = { $audience ->
    [guardian] Wir prüfen noch, ob dein Kind betroffen ist. Die Dateien enthalten Daten über dein Kind:
    [next_of_kin] Wir prüfen noch, ob die verstorbene Person betroffen ist. Die Dateien enthalten diese Daten über sie:
   *[adult] Wir prüfen noch, ob du betroffen bist. Die Dateien enthalten Daten über dich:
}
sms-page = Im Browser { $page } eintippen, Code { $code }.
sms-phone = Ruf { $contact_phone } an, Code { $code }.
sms-code = Dein Code: { $code }.
