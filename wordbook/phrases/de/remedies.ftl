# Wie weit die Hilfe ist, und was nur die Person selbst tun kann.  Zu lesen in „Mein Fall“ und am Telefon.
rem-card-listed = Wir prüfen Ihre Karte gerade.
rem-card-monitored = Sie können Ihre Karte weiter benutzen. Wir beobachten sie genau. Sie bekommen eine neue Karte.
rem-card-kept = Sie können Ihre Karte sicher benutzen. Sie brauchen keine neue. Wir beobachten sie.
rem-card-blocked = Wir haben Ihre Karte gesperrt, damit niemand damit bezahlen kann. Sie bekommen eine neue Karte.
rem-card-ordered = Ihre neue Karte wird hergestellt.
rem-card-mailed = Ihre neue Karte ist in der Post. Bitte aktivieren Sie sie, sobald sie da ist.
rem-card-activated = Ihre neue Karte ist aktiv. Die alte gilt nicht mehr.
rem-card-again = Ihre neue Karte ist nicht bei Ihnen angekommen. Wir schicken eine weitere.
rem-card-returned = Ihre neue Karte kam zu uns zurück. Bitte nennen Sie uns Ihre aktuelle Anschrift.
rem-card-cancelled = Sie bekommen keine neue Karte. Wenn Sie das nicht wollten, rufen Sie uns bitte an.
rem-card-virtual = Bis dahin können Sie mit einer virtuellen Karte in unserer App bezahlen.
rem-card-cash = Bis dahin bekommen Sie Bargeld in jeder unserer Filialen. Bitte bringen Sie einen Ausweis mit.
rem-card-payees-told = Firmen, die regelmäßig von Ihrer Karte abbuchen, erhalten die neuen Kartendaten von selbst.
rem-card-payees-list = Wir schicken Ihnen eine Liste der Firmen, die regelmäßig von Ihrer Karte abbuchen. Bitte geben Sie ihnen die neuen Kartendaten.
rem-card-which = Karte mit den Endziffern { $last4 }
rem-monitoring-asked = Wir bereiten Ihren Code vor. Bitte schauen Sie in ein paar Minuten noch einmal hier nach.
rem-monitoring-refused = Hier können wir Ihnen keinen Code geben. Bitte melden Sie sich bei uns.
rem-monitoring-given = Ihr Code ist da. Sie haben ihn noch nicht benutzt.
rem-monitoring-used = Sie haben Ihren Code benutzt. Die Überwachung läuft.
rem-monitoring-until = Bitte benutzen Sie den Code bis { $day }.
rem-monitoring-fair = Sie brauchen keine Zahlungskarte. Die Überwachung endet von selbst, und Sie verzichten auf kein Recht.
rem-remind-subject = Ihr Code für die Überwachung wartet noch
rem-remind-text = Sie haben von uns einen Code für eine kostenlose Überwachung bekommen. Sie haben ihn noch nicht benutzt. Er gilt bis { $day }. Sie finden ihn auf unserer Website unter „Mein Fall“. Bitte geben Sie unsere Adresse selbst im Browser ein. Wir fragen nie nach einem Passwort, einer PIN oder einer Kartennummer.
rem-steps = Was nur Sie tun können
rem-step-state = { $state ->
    [done] Erledigt
    [not_needed] Nicht nötig
   *[open] Noch zu tun
}
rem-step-free = Das kostet nichts.
rem-step-costs = Das kann etwas kosten.
rem-step-pl-pesel-do = Lassen Sie Ihre PESEL-Nummer sperren: in der App mObywatel, auf gov.pl oder in jedem Gemeindeamt in Polen.
rem-step-pl-id-card-do = Melden Sie in der App mObywatel, auf gov.pl oder im Gemeindeamt, dass jemand die Daten Ihres polnischen Personalausweises missbrauchen könnte. Der Ausweis wird dann ungültig, und Sie bekommen einen neuen.
rem-step-pl-documents-blocked-do = Lassen Sie das Dokument bei einer Bank in Polen im System Dokumenty Zastrzeżone sperren. Eine Bank genügt, die anderen erfahren es sofort.
rem-step-pl-bik-do = Schalten Sie die BIK-Warnungen (Alerty BIK) ein. Sie bekommen eine Nachricht, wenn jemand in Ihrem Namen einen Kredit anfragt.
rem-step-de-card-do = Rufen Sie 116 116 an und lassen Sie Ihre Karte sperren.
rem-step-de-schufa-do = Melden Sie der SCHUFA, dass andere Ihre Daten benutzen könnten.
rem-step-de-id-card-do = Melden Sie Ihrem Bürgeramt, dass die Daten Ihres Ausweises bekannt geworden sind. Die Online-Funktion sperren Sie unter 116 116.
rem-step-gb-cifas-do = Beantragen Sie bei Cifas eine Protective Registration. Kreditanträge in Ihrem Namen werden dann genauer geprüft.
rem-step-gb-bank-do = Rufen Sie 159 an. Sie werden sicher mit Ihrer Bank verbunden.
rem-step-us-freeze-equifax-do = Lassen Sie Ihre Kreditauskunft bei Equifax sperren.
rem-step-us-freeze-experian-do = Lassen Sie Ihre Kreditauskunft bei Experian sperren.
rem-step-us-freeze-transunion-do = Lassen Sie Ihre Kreditauskunft bei TransUnion sperren.
rem-step-us-fraud-alert-do = Hinterlegen Sie bei einer der drei Auskunfteien eine Betrugswarnung (Fraud Alert). Sie sagt es den beiden anderen. Die Warnung gilt ein Jahr.
rem-step-us-ip-pin-do = Holen Sie sich von der Steuerbehörde IRS eine Identity Protection PIN. Dann kann niemand in Ihrem Namen eine Steuererklärung abgeben.
rem-step-us-identitytheft-do = Wenn jemand Ihre Daten benutzt hat, melden Sie es auf IdentityTheft.gov und folgen Sie dem Plan dort.
rem-step-at-card-do = Rufen Sie Ihre Bank an und lassen Sie Ihre Karte sperren.
rem-step-at-documents-do = Melden Sie der Behörde, die Ihr Dokument ausgestellt hat, dass die Daten bekannt geworden sind.
rem-step-at-ksv-do = Verlangen Sie vom KSV1870 eine kostenlose Auskunft über Ihre Daten und suchen Sie nach Einträgen, die Sie nicht kennen.
rem-step-ch-card-do = Rufen Sie Ihre Bank oder Ihren Kartenanbieter an und lassen Sie die Karte sperren.
rem-step-ch-documents-do = Melden Sie der Stelle, die Ihr Dokument ausgestellt hat, dass die Daten bekannt geworden sind.
rem-step-ch-credit-record-do = Verlangen Sie von der ZEK eine Auskunft über Ihre Daten und suchen Sie nach Einträgen, die Sie nicht kennen.
rem-step-ir-card-do = Rufen Sie Ihre Bank an und lassen Sie die Karte sperren. Ändern Sie Ihr zweites Passwort.
rem-step-ir-police-do = Wenn jemand Ihre Daten benutzt, melden Sie es der Cyberpolizei unter 096380.
rem-step-ir-sim-do = Prüfen Sie, welche SIM-Karten auf Ihre nationale Nummer angemeldet sind.
