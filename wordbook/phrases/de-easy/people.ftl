# Was nach der Benachrichtigung kommt, in Leichter Sprache: nur die Sätze, die anders lauten.

h-open = Was können Sie noch tun?
h-old-card = Was passiert mit der alten Karte?

reissue-new-by = Wir schicken die neue Karte bis zum { $anchor_new_card_sent_by }.
reissue-new-unknown = Wir wissen noch nicht, wann wir die Karte schicken.
reissue-old-blocked = Die alte Karte geht ab dem { $anchor_old_card_blocked } nicht mehr.
reissue-old-unknown = Wir wissen noch nicht: Ab wann geht die alte Karte nicht mehr?
reissue-interim-virtual = Bis dahin bezahlen Sie mit unserer App. In der App ist eine virtuelle Karte.
reissue-interim-branch = Bis dahin bekommen Sie Bargeld in unseren Filialen. Bringen Sie Ihren Ausweis mit.
reissue-interim-transfer = Bis dahin können Sie Geld überweisen.
reissue-interim-unknown = Holen Sie Bargeld vom Konto. Oder überweisen Sie Geld.
reissue-recurring-updated = Manche Firmen buchen regelmäßig von der Karte ab. Wir geben den Firmen die neue Nummer.
reissue-recurring-you = Manche Firmen buchen regelmäßig von der Karte ab. Geben Sie den Firmen die neue Nummer selbst. Gehen Sie dafür auf die Internet-Seite von der Firma.
reissue-pin-new = Die neue PIN kommt in einem anderen Brief.

delivery-lead-stolen = Kriminelle haben bei { $controller_name } die Daten der alten Karte gestohlen. Darum schicken wir Ihnen eine neue Karte.
delivery-lead = Bei { $controller_name } gab es eine Datenpanne. Die Daten der alten Karte sind betroffen. Darum schicken wir Ihnen eine neue Karte.
delivery-use = Ja, hier ist die neue Karte. Benutzen Sie jetzt die neue Karte. Zerschneiden Sie die alte Karte. Schneiden Sie durch den Chip.

update-lead-stolen = Es gibt Neues zur Datenpanne bei { $controller_name }. Kriminelle haben { whose } gestohlen.
update-lead = Es gibt Neues zur Datenpanne bei { $controller_name }. { whose-first } sind betroffen.
update-lead-possible = Es gibt Neues zur Datenpanne bei { $controller_name }. Wir wissen immer noch nicht: Sind { whose } betroffen?
update-since = Wir haben Ihnen am { $anchor_individuals_notified } zum ersten Mal geschrieben.

correction-lead = Bei { $controller_name } gab es eine Datenpanne. Wir haben Ihnen dazu etwas Falsches gesagt. Das tut uns leid. Hier berichtigen wir es.
correction-unknown = Wir wissen noch nicht, was richtig ist.
steps-done = Haben Sie einen Schritt schon gemacht? Dann machen Sie den Schritt nicht noch einmal.

unaffected-since = Seit dem { $anchor_scope_identified } wissen wir, welche Daten in den Dateien waren.
unaffected-why = Andere Menschen sprechen über die Datenpanne. Und Kriminelle schicken falsche Nachrichten. Darum schreiben wir Ihnen selbst.
unaffected-sorry = Es tut uns leid, dass das passiert ist. Wir tragen die Verantwortung.
unaffected-change = Erfahren wir etwas anderes? Dann schreiben wir Ihnen noch einmal.

clear-lead = Wir haben die Datenpanne bei { $controller_name } untersucht. Am { $anchor_investigation_concluded } waren wir fertig.
clear-affected = { whose-first } waren betroffen.
clear-possible = Wir konnten nicht herausfinden: Waren { whose } betroffen?
clear-when-unknown = Wir konnten nicht herausfinden: An welchem Tag war das?
clear-cause-unknown = Wir konnten nicht herausfinden: Wie ist das passiert?
clear-copied-unknown = Wir konnten nicht herausfinden: Hat jemand Daten kopiert?
clear-claims-until = Haben Sie einen Schaden? Sagen Sie es uns bis zum { $anchor_claims_close }.
clear-claims = Haben Sie einen Schaden? Sie können es uns immer noch sagen.
clear-stay-alert = Kriminelle benutzen solche Daten noch nach Jahren. Passen Sie darum gut auf. Kommt Ihnen etwas falsch vor? Sagen Sie es uns.
