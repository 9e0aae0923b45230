# Rechte und Kontakte in den Vereinigten Staaten, in der Du-Form.

annex-vigilance = Prüfe in den nächsten 12 bis 24 Monaten deine Kontoauszüge und Kreditauskünfte. Kostenlose Auskünfte gibt es bei annualcreditreport.com.
annex-password = Ändere Passwort und Sicherheitsfrage bei uns und überall, wo du dieselben verwendest.
annex-freeze = Du hast das Recht, deine Kreditdaten sperren zu lassen (security freeze). Das ist kostenlos. Beantrage es bei jeder Auskunftei online, telefonisch oder per Post. Die Auskunftei fragt nach Name, Anschrift, Geburtsdatum und Social Security number.
annex-police-report = Du hast das Recht auf den Polizeibericht über diese Datenpanne. Wer Opfer eines Identitätsdiebstahls ist, kann sich auch selbst an die Polizei wenden und erhält eine Kopie des Berichts.
annex-report-theft = Melde einen Verdacht auf Identitätsdiebstahl der Polizei und dem Attorney General deines Staates.
annex-fcra = Du hast Rechte nach dem Bundesgesetz Fair Credit Reporting Act. Du kannst deine Kreditakte einsehen, Falsches bestreiten und begrenzen, wer sie bekommt.
annex-fraud-alert-sources = Die Federal Trade Commission und die Auskunfteien sagen dir mehr über Betrugswarnungen und Kreditsperren (fraud alert, security freeze).
annex-identity-theft-sources = Die Federal Trade Commission und der Attorney General deines Staates sagen dir, wie du dich vor Identitätsdiebstahl schützt.
annex-attorney-general = Bei Identitätsdiebstahl hilft auch der Attorney General deines Staates: { $state_authority }.
annex-state-agency = Diese Behörde deines Staates berät zu Datenpannen und Identitätsdiebstahl: { $state_authority }.
annex-complaint = Du hast das Recht, dich bei der Datenschutzbehörde zu beschweren.
annex-damages = Du hast das Recht, von uns Schadenersatz zu verlangen und um eine Schlichtung zu bitten.
