# Was nach der Benachrichtigung kommt, in der Du-Form.

h-why = Warum schreiben wir dir?
h-open = Was steht dir weiter offen?

reissue-interim-virtual = Bis die neue Karte da ist, kannst du mit einer virtuellen Karte in unserer App bezahlen.
reissue-interim-branch = Bis die neue Karte da ist, bekommst du in unseren Filialen Bargeld. Bring deinen Ausweis mit.
reissue-interim-transfer = Bis die neue Karte da ist, kannst du per Überweisung bezahlen.
reissue-interim-unknown = Heb Bargeld vom Konto ab, oder bezahl per Überweisung.
reissue-recurring-you = Manche Firmen buchen regelmäßig von der Karte ab. Trag dort die neue Nummer selbst ein, auf der Website der jeweiligen Firma.

delivery-subject = Deine neue Karte nach der Datenpanne bei { $controller_name }
delivery-subject-bare = Deine neue Karte nach der Datenpanne
delivery-lead-stolen = Die Daten der alten Karte wurden bei { $controller_name } gestohlen. Darum schicken wir dir eine neue Karte.
delivery-lead = Die Daten der alten Karte sind von der Datenpanne bei { $controller_name } betroffen. Darum schicken wir dir eine neue Karte.
delivery-use = Ja, hier ist sie. Benutze ab jetzt die neue Karte. Zerschneide die alte, und zwar durch den Chip.

update-lead-stolen = Es gibt Neues zur Datenpanne bei { $controller_name }. { whose-first } wurden gestohlen.
update-lead = Es gibt Neues zur Datenpanne bei { $controller_name }. { whose-first } sind betroffen.
update-lead-possible = Es gibt Neues zur Datenpanne bei { $controller_name }. Wir wissen immer noch nicht, ob { whose } betroffen sind.
update-since = Zum ersten Mal haben wir dir am { $anchor_individuals_notified } geschrieben.

correction-lead = Wir haben dir zur Datenpanne bei { $controller_name } etwas Falsches mitgeteilt. Das tut uns leid, und wir berichtigen es hier.
steps-done = Schritte, die du schon erledigt hast, musst du nicht wiederholen.

unaffected-subject = Datenpanne bei { $controller_name }: { unaffected-whose } waren nicht betroffen
unaffected-subject-bare = Datenpanne: { unaffected-whose } waren nicht betroffen
unaffected-title = Datenpanne: { unaffected-whose } waren nicht betroffen
unaffected-whose = { $audience ->
    [guardian] Die Daten deines Kindes
    [next_of_kin] Die Daten der verstorbenen Person
   *[adult] Deine Daten
}
unaffected-lead = Bei { $controller_name } gab es eine Datenpanne. { unaffected-whose } waren nicht betroffen.
unaffected-why = Du hörst auch von anderen von dieser Datenpanne, und Kriminelle verschicken dazu gefälschte Nachrichten. Darum sagen wir dir selbst, woran du bist.
unaffected-nothing = Du musst nichts tun.
unaffected-change = Wenn wir etwas anderes erfahren, schreiben wir dir noch einmal.

clear-affected = { whose-first } waren betroffen.
clear-possible = Wir konnten nicht klären, ob { whose } betroffen waren.
clear-claims-until = Schäden kannst du bis zum { $anchor_claims_close } bei uns geltend machen.
clear-claims = Du kannst uns weiterhin Schäden melden.
clear-rights = Du behältst alle deine Rechte.
clear-stay-alert = Kriminelle nutzen solche Daten noch nach Jahren. Bleib darum wachsam, und melde uns alles, was dir verdächtig vorkommt.

sms-unaffected = { $controller_name }: Es gab eine Datenpanne. { unaffected-whose } waren nicht betroffen.
push-open = Bitte öffne selbst unsere App, und lies dort die Nachricht.
voice-hello = Hallo, hier ist { $controller_name }.
voice-news = Bei uns gab es eine Datenpanne. { whose-first } sind betroffen.
voice-news-possible = Bei uns gab es eine Datenpanne. Wir wissen noch nicht, ob { whose } betroffen sind.
voice-phone = Ruf uns unter { $contact_phone } an, und nenn deinen Code. Dann sagen wir dir, um welche Daten es geht und was du tun kannst.
voice-page = Tippe { $page } in deinen Browser, und gib deinen Code ein. Dann siehst du, um welche Daten es geht und was du tun kannst.
