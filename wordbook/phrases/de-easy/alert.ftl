# Die Benachrichtigung in Leichter Sprache: ein Gedanke im Satz, höchstens zehn Wörter, kein Passiv.
# Lange Wörter haben einen Binde-Strich.  Nur Sätze, die anders lauten; keine, die ein Gesetz vorschreibt.

whose = { $audience ->
    [guardian] die Daten von Ihrem Kind
    [next_of_kin] die Daten von der verstorbenen Person
   *[adult] Ihre Daten
}
whose-first = { $audience ->
    [guardian] Die Daten von Ihrem Kind
    [next_of_kin] Die Daten von der verstorbenen Person
   *[adult] Ihre Daten
}

title-stolen = Datenpanne: Kriminelle haben { whose } gestohlen
title-exposed = Datenpanne: { whose-first } sind betroffen

lead-stolen = Kriminelle haben bei { $controller_name } Daten gestohlen. Die Kriminellen haben auch { whose } gestohlen.
lead-exposed = Bei { $controller_name } gab es eine Datenpanne. { whose-first } sind betroffen.
lead-lost = { $controller_name } hat Dateien verloren. In den Dateien sind { whose }.
lead-misdirected = { $controller_name } hat Daten an die falsche Person geschickt. Das sind { whose }.
lead-possible = Bei { $controller_name } gab es eine Datenpanne. Wir wissen noch nicht: Sind { whose } betroffen?
when-occurred = Die Datenpanne war am { $anchor_occurred }.
when-unknown = Wir wissen den Tag noch nicht.
act-now = Bitte handeln Sie jetzt.
condolence = Wir sprechen Ihnen unser Beileid aus.

affected-stolen = { $audience ->
    [guardian] Ja. Kriminelle haben diese Daten über Ihr Kind gestohlen:
    [next_of_kin] Ja. Kriminelle haben diese Daten über die verstorbene Person gestohlen:
   *[adult] Ja. Kriminelle haben diese Daten über Sie gestohlen:
}
affected-exposed = { $audience ->
    [guardian] Ja. Diese Daten über Ihr Kind sind betroffen:
    [next_of_kin] Ja. Diese Daten über die verstorbene Person sind betroffen:
   *[adult] Ja. Diese Daten über Sie sind betroffen:
}
affected-possible = { $audience ->
    [guardian] Das wissen wir noch nicht. Wir prüfen es. Die Dateien enthalten diese Daten über Ihr Kind:
    [next_of_kin] Das wissen wir noch nicht. Wir prüfen es. Die Dateien enthalten diese Daten über die verstorbene Person:
   *[adult] Das wissen wir noch nicht. Wir prüfen es. Die Dateien enthalten diese Daten über Sie:
}
actions-intro = { $audience ->
    [guardian] Machen Sie diese Schritte für Ihr Kind. Fangen Sie mit Nummer 1 an.
    [next_of_kin] Machen Sie diese Schritte. Fangen Sie mit Nummer 1 an. Es geht um Dinge von der verstorbenen Person.
   *[adult] Machen Sie diese Schritte. Fangen Sie mit Nummer 1 an.
}

card-replaced = Ja. Wir ersetzen die Karte. Das kostet Sie nichts.
card-order = Wir schicken keine neuen Karten. Sperren Sie die Karte. Bitten Sie die Bank um eine neue Karte.
card-not-part = { $audience ->
   *[adult] Nein. Ihre Karten-Daten waren nicht betroffen.
    [guardian] Nein. Karten-Daten waren nicht betroffen.
    [next_of_kin] Nein. Karten-Daten waren nicht betroffen.
}
account-data = Nein. Das hilft nicht. Prüfen Sie die Konto-Auszüge. Melden Sie jede Zahlung, die Sie nicht kennen.
account-password = Nein. Machen Sie ein neues Passwort. Das neue Passwort schützt das Konto.
account-none = Nein. Das hilft nicht.

happened-possible = Wir prüfen noch: Welche Dateien hat jemand geöffnet?
cause-ransomware = Kriminelle sind in unsere Computer eingebrochen. Die Kriminellen haben Dateien gesperrt.
cause-web-attack = Kriminelle sind in unsere Computer eingebrochen. Die Kriminellen kamen über das Internet.
cause-credential-stuffing = Kriminelle hatten Passwörter von anderen Stellen. Mit den Passwörtern kamen die Kriminellen in Konten.
cause-insider = Eine Person hat für uns gearbeitet. Diese Person hat unsere Regeln gebrochen.
cause-theft = Jemand hat uns Geräte gestohlen. Darauf waren Daten.
cause-loss = Wir haben Geräte oder Papiere verloren. Darauf waren Daten.
cause-misdirected = Wir haben eine Nachricht an die falsche Person geschickt. Darin waren Daten.
cause-social-engineering = Kriminelle haben eine Person aus unserem Team getäuscht. So kamen die Kriminellen in unsere Computer.
cause-mail-compromise = Kriminelle sind in eines von unseren Post-Fächern gekommen.
cause-unknown = Wir wissen noch nicht: Wie ist das passiert?
copied-confirmed = Jemand hat Daten kopiert.
copied-unknown = Wir wissen noch nicht: Hat jemand Daten kopiert?
intruder-unknown = Wir wissen noch nicht, wer die Daten hat.

discovered = Wir haben es am { $anchor_discovered } entdeckt.
discovered-detected = Wir haben am { $anchor_detected } erste Zeichen gesehen.
discovered-aware = Wir wissen es seit dem { $anchor_aware }.
discovered-unknown = Wir wissen noch nicht, wann es erste Zeichen gab.
notice-date = Wir haben diese Nachricht am { $notice_date } geschrieben.
delay-police = Die Polizei hat uns gebeten: Warten Sie noch mit der Nachricht.
delay-no-police = Wir haben nicht wegen der Polizei gewartet.
delay-finding-people = Wir mussten erst herausfinden: Wem gehören die Daten? Das hat bis jetzt gedauert.
delay-finding-addresses = Wir mussten erst die Adressen finden. Das hat bis jetzt gedauert.
delay-vendor = Eine andere Firma arbeitet für uns. Die Firma hat uns spät Bescheid gesagt. Darum schreiben wir erst jetzt.
delay-unexplained = Das hat zu lange gedauert. Den Grund wissen wir noch nicht.

cons-identity = Kriminelle können unter fremdem Namen Geld leihen. Eine Sperre für Kredite kann das verhindern.
cons-card = Kriminelle können versuchen, mit der Karte zu bezahlen. Eine gesperrte Karte verhindert das.
cons-account = Kriminelle können falsche Rechnungen schicken. Prüfen Sie jede Rechnung.
cons-password = Kriminelle probieren das Passwort auch an anderen Stellen. Ein neues Passwort schützt davor.
cons-security = Mit der Antwort können Kriminelle in Konten kommen. Eine neue Antwort verhindert das.
cons-sensitive = Daten über die Gesundheit sind privat. Kriminelle können damit drohen. Zahlen Sie dann nicht. Rufen Sie die Polizei.
cons-contact = Kriminelle können Sie anrufen. Die Kriminellen sagen zum Beispiel: Wir sind die Firma. Legen Sie auf. Rufen Sie uns selbst an.

responsibility = Wir bitten Sie um Entschuldigung. { $controller_name } musste diese Daten schützen. Wir haben versagt. Dafür tragen wir die Verantwortung.
explanation = Wir sagen, was wir wissen. Wir sagen auch, was wir noch nicht wissen.
repair-cards = Wir bezahlen die neue Karte.
repair-losses = Haben Sie dadurch einen Schaden? Wir ersetzen den Schaden.
repair-documents = Brauchen Sie neue Ausweise? Wir bezahlen die Ausweise.
repair-legal = Missbraucht jemand die Daten? Wir bezahlen Hilfe von einer Anwältin oder einem Anwalt.
repair-audit = Unabhängige Fach-Leute prüfen unsere Sicherheit. Das haben wir bestellt.
repair-terms = Sie brauchen für die Überwachung keine Bank-Karte. Die Überwachung hört von selbst auf. Sie behalten alle Rechte.

measure-access-closed = Wir haben den Zugang geschlossen. Niemand kann ihn mehr benutzen.
measure-passwords-reset = Die alten Passwörter gelten nicht mehr.
measure-authority-notified = Wir haben es der Datenschutz-Behörde gemeldet.
measure-police-notified = Wir haben es der Polizei gemeldet.
forbearance = Wir haben etwas geändert. Das soll nicht wieder passieren.
measure-second-factor = Jede Anmeldung hat jetzt zwei Schritte.
measure-less-data = Wir speichern jetzt weniger Daten. Wir löschen die Daten früher.
measure-systems-watched = Wir passen jetzt Tag und Nacht auf.
measure-data-encrypted = Ein geheimer Schlüssel schützt diese Daten jetzt.
investigation-finished = Unsere Prüfung war am { $anchor_investigation_concluded } fertig.
investigation-open = Wir prüfen noch weiter.
next-update-page = Die nächsten Informationen kommen am { $next_date } um { $next_time } Uhr. Die Informationen stehen auf { $page }.
next-update = Die nächsten Informationen kommen am { $next_date } um { $next_time } Uhr.

verify-page = Prüfen Sie die Nachricht so: Tippen Sie { $page } in Ihren Browser. Geben Sie dort den Code ein.
verify-phone = Prüfen Sie die Nachricht so: Rufen Sie { $contact_phone } an. Sagen Sie den Code.
never-ask = Wir fragen Sie nie nach einem Passwort. Wir fragen Sie nie nach einer PIN oder einer ganzen Nummer. Fragt jemand danach? Legen Sie auf. Rufen Sie uns selbst an.

contact-phone-hours = Telefon: { $contact_phone }. Zeiten: { $contact_hours }.
contact-other-ways = Sie können uns auch schreiben.
contact-formats = Sie können diese Nachricht in großer Schrift bekommen. Wir lesen die Nachricht auch am Telefon vor. Rufen Sie uns dafür an.
contact-dpo-full = Diese Person achtet auf den Datenschutz: { $contact_dpo_name }, { $contact_dpo_email }.
contact-dpo-email = Für Datenschutz: { $contact_dpo_email }.
contact-dpo-name = Diese Person achtet auf den Datenschutz: { $contact_dpo_name }.
measure-staff-trained = Unsere Leute haben mehr über Sicherheit gelernt.
contact-time-zone = Die Zeiten gelten in der Zeit-Zone { $contact_time_zone }.
contact-free = Der Anruf kostet nichts.
