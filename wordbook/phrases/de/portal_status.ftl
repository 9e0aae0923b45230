# Die öffentliche Seite in Fassungen, Feeds, Banner, Kopie und Nachrichten per E-Mail.
portal-unknown-elements = Wir wissen noch nicht, welche Daten betroffen sind.
portal-moment = { $day }, { $time } Uhr ({ $zone })
portal-version = Fassung { $number }, { $moment }
portal-version-old = Dies ist eine ältere Fassung dieser Seite. Sie ist nicht mehr aktuell.
portal-version-current = Zur aktuellen Fassung
portal-version-read = Fassung { $number } lesen
portal-next-update = Spätestens am { $moment } sagen wir hier mehr.
portal-change-why = Grund der Änderung:
portal-change-why-english = Grund der Änderung (auf Englisch):
portal-change-followed = Unser Kenntnisstand hat sich geändert und mit ihm diese Seite.
portal-change-promise = Geändert hat sich nur der Zeitpunkt, zu dem wir mehr sagen.
portal-follow = So erfahren Sie von Änderungen
portal-follow-subscribe = Nachricht per E-Mail
portal-follow-feed-atom = Atom-Feed
portal-follow-feed-json = JSON-Feed
portal-follow-banner = Banner für andere Seiten

portal-banner-title = Banner für andere Seiten
portal-banner-intro = Für alle, die eine unserer Seiten betreuen: Bitte zeigen Sie dieses Banner ganz oben. Es braucht kein Skript und keine Datei von anderswo.
portal-banner-label = Kopieren Sie diesen Text in die Seite:
portal-banner-download = Banner als Datei herunterladen

portal-subscribe-title = Nachricht per E-Mail
portal-subscribe-intro = Wir schreiben Ihnen, wenn sich die Seite zum Vorfall ändert, und sonst nicht. Sie müssen dafür kein Konto bei uns haben.
portal-subscribe-label = Ihre E-Mail-Adresse
portal-subscribe-hint = Wir bewahren sie verschlüsselt auf, nutzen sie nur dafür und löschen sie, sobald Sie keine Nachrichten mehr möchten.
portal-subscribe-button = Nachrichten anfordern
portal-subscribe-sent = Bitte sehen Sie in Ihrem Postfach nach.
portal-subscribe-sent-why = Wenn diese Adresse erreichbar ist, ist eine Nachricht dorthin unterwegs. Öffnen Sie den Link darin und drücken Sie auf die Schaltfläche, dann schreiben wir Ihnen. Der Link gilt zwei Tage.
portal-subscribe-odd = Das sieht nicht wie eine E-Mail-Adresse aus. Bitte prüfen Sie sie.
portal-subscribe-busy = Es kamen zu viele Anfragen. Bitte warten Sie eine Minute, und versuchen Sie es noch einmal.
portal-subscribe-none = Es gibt keinen Vorfall zu melden und deshalb auch keine Nachrichten dazu.
portal-subscribe-no-mail = Zurzeit können wir keine Nachrichten per E-Mail schicken. Die Feeds auf der Seite zum Vorfall brauchen keine Adresse.
portal-confirm-title = Nachrichten per E-Mail bestätigen
portal-confirm-intro = Drücken Sie auf die Schaltfläche, dann schreiben wir Ihnen, wenn sich die Seite zum Vorfall ändert.
portal-confirm-button = Ja, bitte schreiben Sie mir
portal-confirm-done = Sie bekommen unsere Nachrichten.
portal-confirm-failed = Dieser Link gilt nicht oder nicht mehr. Bitte fordern Sie die Nachrichten noch einmal an.
portal-stop-title = Nachrichten per E-Mail beenden
portal-stop-intro = Drücken Sie auf die Schaltfläche, dann löschen wir Ihre Adresse und schreiben Ihnen nicht mehr.
portal-stop-button = Nachrichten beenden
portal-stop-done = Wir haben Ihre Adresse gelöscht. Sie bekommen keine Nachrichten mehr.
portal-stop-failed = Dieser Link gilt nicht. Bitte kopieren Sie den ganzen Link aus unserer Nachricht.

portal-mail-confirm-subject = { $name }: Bitte bestätigen Sie, dass wir Ihnen schreiben sollen
portal-mail-asked = Jemand hat uns gebeten, Nachrichten an diese Adresse zu schicken. Es geht um: { $title }
portal-mail-confirm = Möchten Sie das? Öffnen Sie diesen Link und drücken Sie auf die Schaltfläche. Er gilt zwei Tage:
portal-mail-not-you = Waren Sie das nicht? Dann müssen Sie nichts tun. Wir schreiben Ihnen nicht.
portal-mail-update-subject = { $name }: Unsere Seite zum Vorfall hat sich geändert
portal-mail-page = Die ganze Seite:
portal-mail-stop = Sie möchten keine Nachrichten mehr? Öffnen Sie diesen Link:

portal-copy-notice = Dies ist eine Kopie unserer Seite. Sie lässt sich auch lesen, wenn unsere Server nicht erreichbar sind. Die Seite selbst:
portal-copy-form = Diese Seite braucht unsere Server. Sie ist hier:
portal-copy-reach = Wenn die Server nicht erreichbar sind, erreichen Sie uns so:
portal-copy-choose = Sprache wählen
