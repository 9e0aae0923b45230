# Rechte und Kontakte in den Vereinigten Staaten, in der Du-Form.

annex-vigilance = Prüfe in den nächsten 12 bis 24 Monaten deine Kontoauszüge und Kreditauskünfte. Kostenlose Kreditauskünfte gibt es unter annualcreditreport.com.
annex-password = Ändere Passwort und Sicherheitsfrage bei uns und überall sonst, wo du dieselben verwendest.
annex-freeze = Du hast das Recht, deine Kreditdaten sperren zu lassen (security freeze). Das ist kostenlos. Beantrage die Sperre bei jeder Auskunftei online, telefonisch oder per Post. Die Auskunftei braucht dafür deinen Namen, deine Anschrift, dein Geburtsdatum und deine US-Sozialversicherungsnummer (Social Security number).
annex-police-report = Du hast das Recht auf den Polizeibericht über diese Datenpanne. Wer Opfer eines Identitätsdiebstahls ist, kann auch selbst Anzeige bei der Polizei erstatten und eine Kopie bekommen.
annex-report-theft = Melde einen Verdacht auf Identitätsdiebstahl der Polizei und dem Attorney General deines Bundesstaats.
annex-fcra = Du hast Rechte nach dem US-Bundesgesetz Fair Credit Reporting Act. Du kannst deine Kreditakte einsehen, falschen Einträgen widersprechen und einschränken, wer die Akte bekommt.
annex-fraud-alert-sources = Die Federal Trade Commission und die Auskunfteien informieren dich über Betrugswarnungen und Kreditsperren (fraud alert, security freeze).
annex-identity-theft-sources = Die Federal Trade Commission und der Attorney General deines Bundesstaats informieren dich darüber, wie du dich vor Identitätsdiebstahl schützt.
annex-attorney-general = Bei Identitätsdiebstahl hilft auch der Attorney General deines Bundesstaats: { $state_authority }.
annex-state-agency = Diese Behörde deines Bundesstaats berät zu Datenpannen und Identitätsdiebstahl: { $state_authority }.
annex-complaint = Du hast das Recht, dich bei der Datenschutzbehörde zu beschweren.
annex-damages = Du hast das Recht, von uns Schadenersatz zu verlangen und um eine Schlichtung zu bitten.
