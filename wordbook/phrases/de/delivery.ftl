# What a message says about its own delivery.

repeat-note = Möglicherweise ist diese Nachricht schon einmal angekommen. Es ist dieselbe mit demselben Code; einmal lesen genügt.

# An einen Anschluss, den auch andere lesen: Niemand wird genannt, und nichts wird mitgeteilt.
ask-subject = { $controller_name }: Bitte melden Sie sich bei uns
ask-subject-bare = Bitte melden Sie sich bei uns
ask-title = Bitte melden Sie sich bei uns
ask-whom = Hier schreibt { $controller_name }. Wir haben eine wichtige Nachricht für eine Person, die Kundin oder Kunde bei uns ist und die wir unter dieser Adresse erreichen.
ask-not-here = Die Nachricht selbst steht nicht hier, weil auch andere sie lesen könnten. Wenn Sie bei uns Kundin oder Kunde sind, melden Sie sich bitte. Wir teilen sie Ihnen dann persönlich mit.
ask-phone = Unsere Telefonnummer: { $contact_phone }.
ask-web = Unsere Internetseite: { $contact_web }.
ask-email = Sie können auch an { $contact_email } schreiben.
ask-own-way = Am sichersten ist eine Nummer von uns, die Sie schon haben.
ask-never-ask = Diese Nachricht enthält keinen Link zum Anmelden, und Sie müssen uns in der Antwort keine Daten schicken.
ask-sms-whom = { $controller_name }: Wir haben eine wichtige Nachricht für eine Person, die wir unter dieser Nummer erreichen.
ask-sms-phone = Bitte rufen Sie an: { $contact_phone }.
ask-sms-web = Bitte sehen Sie nach: { $contact_web }.
ask-voice-whom = Wir haben eine wichtige Nachricht für eine Person, die Kundin oder Kunde bei uns ist und die wir unter dieser Nummer erreichen. Wir sagen sie jetzt nicht, weil jemand mithören könnte.

# To whoever picks up, or to a machine: what it is about comes after a key was pressed.
call-opening = Guten Tag, hier ist { $controller_name }. Wir haben eine wichtige Nachricht für Sie.
