# What stands at an address where nothing is.
portal-lost-title = Unter dieser Adresse gibt es keine Seite
portal-lost-try = Prüfen Sie die Adresse auf Tippfehler. Wenn eine Nachricht Sie hierher geführt hat, öffnen Sie ihre anderen Links erst, wenn Sie geprüft haben, ob sie von uns ist.
portal-lost-back = Zur Informationsseite
