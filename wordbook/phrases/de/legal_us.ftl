# Titel und fünf Überschriften bleiben englisch: Cal. Civ. Code 1798.82(d)(1) schreibt sie vor.

title-notice-of-data-breach = Notice of Data Breach
ca-what-happened = What Happened
ca-information = What Information Was Involved
ca-doing = What We Are Doing
ca-you-can-do = What You Can Do
ca-more-information = For More Information

annex-parent = { $controller_parent } ist unsere Muttergesellschaft oder ein mit uns verbundenes Unternehmen.
annex-wisp-yes = Wir haben ein schriftliches Programm zur Informationssicherheit.
annex-wisp-no = Wir haben kein schriftliches Programm zur Informationssicherheit.
annex-vigilance = Prüfen Sie in den nächsten 12 bis 24 Monaten Ihre Kontoauszüge und Kreditauskünfte. Kostenlose Kreditauskünfte gibt es unter annualcreditreport.com.
annex-password = Ändern Sie Passwort und Sicherheitsfrage bei uns und überall sonst, wo Sie dieselben verwenden.
annex-freeze = Sie haben das Recht, Ihre Kreditdaten sperren zu lassen (security freeze). Das ist kostenlos. Beantragen Sie die Sperre bei jeder Auskunftei online, telefonisch oder per Post. Die Auskunftei braucht dafür Ihren Namen, Ihre Anschrift, Ihr Geburtsdatum und Ihre US-Sozialversicherungsnummer (Social Security number).
annex-police-report = Sie haben das Recht auf den Polizeibericht über diese Datenpanne. Wer Opfer eines Identitätsdiebstahls ist, kann auch selbst Anzeige bei der Polizei erstatten und eine Kopie bekommen.
annex-report-theft = Melden Sie einen Verdacht auf Identitätsdiebstahl der Polizei und dem Attorney General Ihres Bundesstaats.
annex-fcra = Sie haben Rechte nach dem US-Bundesgesetz Fair Credit Reporting Act. Sie können Ihre Kreditakte einsehen, falschen Einträgen widersprechen und einschränken, wer die Akte bekommt.
# Seen on mass.gov (request-a-credit-report-security-freeze), 2026-11-23: Equifax's and Experian's post boxes,
# Experian's number.  From general knowledge, to be checked before the first real notice: Equifax's number,
# TransUnion's number and post box.
annex-bureaus = Die Auskunfteien sind: Equifax, 1-888-298-0045, P.O. Box 105788, Atlanta, GA 30348. Experian, 1-888-397-3742, P.O. Box 9554, Allen, TX 75013. TransUnion, 1-800-916-8800, P.O. Box 160, Woodlyn, PA 19094.
annex-ftc = Die Federal Trade Commission informiert über Betrugswarnungen, Kreditsperren und Identitätsdiebstahl: 600 Pennsylvania Avenue NW, Washington, DC 20580, 1-877-438-4338, consumer.ftc.gov.
annex-fraud-alert-sources = Die Federal Trade Commission und die Auskunfteien informieren Sie über Betrugswarnungen und Kreditsperren (fraud alert, security freeze).
annex-identity-theft-sources = Die Federal Trade Commission und der Attorney General Ihres Bundesstaats informieren Sie darüber, wie Sie sich vor Identitätsdiebstahl schützen.
annex-attorney-general = Bei Identitätsdiebstahl hilft auch der Attorney General Ihres Bundesstaats: { $state_authority }.
annex-state-agency = Diese Behörde Ihres Bundesstaats berät zu Datenpannen und Identitätsdiebstahl: { $state_authority }.
annex-complaint = Sie haben das Recht, sich bei der Datenschutzbehörde zu beschweren.
annex-damages = Sie haben das Recht, von uns Schadenersatz zu verlangen und um eine Schlichtung zu bitten.
