# Was Menschen nach der Benachrichtigung oder an ihrer Stelle erfahren: neue Karten, Neues, Berichtigungen, Entwarnung.

h-until-then = Was mache ich bis dahin?
h-new = Was ist neu?
h-unknown = Was wissen wir noch nicht?
h-correction = Was berichtigen wir?
h-why = Warum schreiben wir Ihnen?
h-found = Was haben wir herausgefunden?
h-open = Was steht Ihnen weiter offen?
h-old-card = Was wird aus der alten Karte?

reissue-subject = Datenpanne bei { $controller_name }: Wir ersetzen die Karte
reissue-subject-bare = Datenpanne: Wir ersetzen die Karte
reissue-title = Datenpanne: Wir ersetzen die Karte
reissue-new-by = Die neue Karte verschicken wir bis zum { $anchor_new_card_sent_by }.
reissue-new-unknown = An welchem Tag wir sie verschicken, wissen wir noch nicht.
reissue-old-blocked = Die alte Karte ist ab dem { $anchor_old_card_blocked } gesperrt.
reissue-old-unknown = Ab welchem Tag die alte Karte gesperrt ist, wissen wir noch nicht.
reissue-interim-virtual = Bis die neue Karte da ist, können Sie mit einer virtuellen Karte in unserer App bezahlen.
reissue-interim-branch = Bis die neue Karte da ist, bekommen Sie in unseren Filialen Bargeld. Bringen Sie Ihren Ausweis mit.
reissue-interim-transfer = Bis die neue Karte da ist, können Sie per Überweisung bezahlen.
reissue-interim-unknown = Heben Sie Bargeld vom Konto ab, oder bezahlen Sie per Überweisung.
reissue-recurring-updated = Die neue Nummer geben wir an die Firmen weiter, die regelmäßig von der Karte abbuchen.
reissue-recurring-you = Manche Firmen buchen regelmäßig von der Karte ab. Tragen Sie dort die neue Nummer selbst ein, auf der Website der jeweiligen Firma.
reissue-pin-same = Die PIN bleibt gleich.
reissue-pin-new = Die neue PIN kommt in einem gesonderten Brief.

delivery-subject = Ihre neue Karte nach der Datenpanne bei { $controller_name }
delivery-subject-bare = Ihre neue Karte nach der Datenpanne
delivery-title = Die neue Karte nach der Datenpanne
delivery-lead-stolen = Die Daten der alten Karte wurden bei { $controller_name } gestohlen. Darum schicken wir Ihnen eine neue Karte.
delivery-lead = Die Daten der alten Karte sind von der Datenpanne bei { $controller_name } betroffen. Darum schicken wir Ihnen eine neue Karte.
delivery-use = Ja, hier ist sie. Benutzen Sie ab jetzt die neue Karte. Zerschneiden Sie die alte, und zwar durch den Chip.

update-subject = Datenpanne bei { $controller_name }: neuer Stand
update-subject-bare = Datenpanne: neuer Stand
update-title = Datenpanne: neuer Stand
update-lead-stolen = Es gibt Neues zur Datenpanne bei { $controller_name }. { whose-first } wurden gestohlen.
update-lead = Es gibt Neues zur Datenpanne bei { $controller_name }. { whose-first } sind betroffen.
update-lead-possible = Es gibt Neues zur Datenpanne bei { $controller_name }. Wir wissen immer noch nicht, ob { whose } betroffen sind.
update-since = Zum ersten Mal haben wir Ihnen am { $anchor_individuals_notified } geschrieben.
update-added = Diese Daten haben wir bisher nicht genannt: { $added_elements }. Auch diese Daten sind betroffen.
update-removed = Diese Daten hatten wir genannt: { $removed_elements }. Diese Daten waren nicht betroffen.

correction-subject = Datenpanne bei { $controller_name }: Wir berichtigen unsere Nachricht
correction-subject-bare = Datenpanne: Wir berichtigen unsere Nachricht
correction-title = Datenpanne: Wir berichtigen unsere Nachricht
correction-lead = Wir haben Ihnen zur Datenpanne bei { $controller_name } etwas Falsches mitgeteilt. Das tut uns leid, und wir berichtigen es hier.
correction-said = Am { $said_date } haben wir geschrieben: „{ $said }“
correction-wrong = Das ist nicht richtig.
correction-now = Richtig ist: „{ $now }“
correction-unknown = Was richtig ist, wissen wir noch nicht.
correction-added = Diese Daten haben wir nicht genannt: { $added_elements }. Auch diese Daten sind betroffen.
correction-removed = Diese Daten hatten wir genannt: { $removed_elements }. Diese Daten waren nicht betroffen.
steps-done = Schritte, die Sie schon erledigt haben, müssen Sie nicht wiederholen.

unaffected-subject = Datenpanne bei { $controller_name }: { unaffected-whose } waren nicht betroffen
unaffected-subject-bare = Datenpanne: { unaffected-whose } waren nicht betroffen
unaffected-title = Datenpanne: { unaffected-whose } waren nicht betroffen
unaffected-whose = { $audience ->
    [guardian] Die Daten Ihres Kindes
    [next_of_kin] Die Daten der verstorbenen Person
   *[adult] Ihre Daten
}
unaffected-lead = Bei { $controller_name } gab es eine Datenpanne. { unaffected-whose } waren nicht betroffen.
unaffected-since = Seit dem { $anchor_scope_identified } wissen wir, welche Daten in den Dateien waren, auf die zugegriffen wurde.
unaffected-why = Sie hören auch von anderen von dieser Datenpanne, und Kriminelle verschicken dazu gefälschte Nachrichten. Darum sagen wir Ihnen selbst, woran Sie sind.
unaffected-sorry = Es tut uns leid, dass das geschehen ist. Dafür tragen wir die Verantwortung.
unaffected-nothing = Sie müssen nichts tun.
unaffected-change = Wenn wir etwas anderes erfahren, schreiben wir Ihnen noch einmal.

clear-subject = Datenpanne bei { $controller_name }: Unsere Untersuchung ist abgeschlossen
clear-subject-bare = Datenpanne: Unsere Untersuchung ist abgeschlossen
clear-title = Datenpanne: was unsere Untersuchung ergeben hat
clear-lead = Wir haben unsere Untersuchung der Datenpanne bei { $controller_name } am { $anchor_investigation_concluded } abgeschlossen.
clear-affected = { whose-first } waren betroffen.
clear-possible = Wir konnten nicht klären, ob { whose } betroffen waren.
clear-when-unknown = Wir konnten nicht klären, an welchem Tag es zu der Datenpanne kam.
clear-cause-unknown = Wir konnten nicht klären, wie es dazu kam.
clear-copied-unknown = Wir konnten nicht klären, ob dabei Daten kopiert wurden.
clear-claims-until = Schäden können Sie bis zum { $anchor_claims_close } bei uns geltend machen.
clear-claims = Sie können uns weiterhin Schäden melden.
clear-rights = Sie behalten alle Ihre Rechte.
clear-stay-alert = Kriminelle nutzen solche Daten noch nach Jahren. Bleiben Sie darum wachsam, und melden Sie uns alles, was Ihnen verdächtig vorkommt.

sms-reissue = { $controller_name }: Datenpanne. Wir ersetzen die Karte.
sms-delivery = { $controller_name }: Nach der Datenpanne ist die neue Karte unterwegs.
sms-update = { $controller_name }: Es gibt Neues zur Datenpanne.
sms-correction = { $controller_name }: Wir berichtigen unsere Nachricht zur Datenpanne.
sms-unaffected = { $controller_name }: Es gab eine Datenpanne. { unaffected-whose } waren nicht betroffen.
sms-clear = { $controller_name }: Unsere Untersuchung der Datenpanne ist abgeschlossen.

push-subject = Wichtige Nachricht zu einer Datenpanne
push-subject-update = Neues zur Datenpanne
push-open = Bitte öffnen Sie selbst unsere App, und lesen Sie dort die Nachricht.

voice-hello = Guten Tag. Hier ist { $controller_name }.
voice-news = Bei uns gab es eine Datenpanne. { whose-first } sind betroffen.
voice-news-possible = Bei uns gab es eine Datenpanne. Wir wissen noch nicht, ob { whose } betroffen sind.
voice-update = Es gibt Neues zu der Datenpanne bei uns.
voice-phone = Rufen Sie uns unter { $contact_phone } an, und nennen Sie Ihren Code. Dann sagen wir Ihnen, um welche Daten es geht und was Sie tun können.
voice-page = Tippen Sie { $page } in Ihren Browser, und geben Sie Ihren Code ein. Dann sehen Sie, um welche Daten es geht und was Sie tun können.
voice-again = Noch einmal langsam.
