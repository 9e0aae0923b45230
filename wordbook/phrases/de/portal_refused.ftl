# Answers for what cannot be taken: too much at once, or what arrived incomplete.
portal-refused-large-title = Es wurde mehr gesendet, als wir annehmen können
portal-refused-nothing = Was Sie gerade gesendet haben, ist nicht bei uns angekommen. Wir haben nichts davon ausgeführt.
portal-refused-large-again = Bitte gehen Sie im Browser zurück und senden Sie weniger: einen kürzeren Text oder eine kleinere Datei. Wir nehmen höchstens ein Megabyte an, mit Belegen für einen Schaden zehn.
portal-refused-broken-title = Was Sie gesendet haben, ist nicht vollständig angekommen
portal-refused-broken-again = Bitte gehen Sie im Browser zurück und versuchen Sie es noch einmal. Die meisten Browser behalten, was Sie eingegeben haben.
portal-refused-safe = Das sagt nichts über Sie oder Ihre Daten aus.
