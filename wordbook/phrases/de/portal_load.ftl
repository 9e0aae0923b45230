# What is said when more people ask at once than can be answered.
portal-load-title = Im Moment fragen uns zu viele Menschen auf einmal
portal-load-nothing = Wir haben nichts von dem ausgeführt, was Sie gerade angefragt oder gesendet haben.
portal-load-again = Bitte versuchen Sie es in einer Minute noch einmal. Wenn Sie ein Formular ausgefüllt haben, gehen Sie im Browser zurück: Die meisten Browser behalten, was Sie eingegeben haben.
portal-load-safe = Das sagt nichts über Sie oder Ihre Daten aus.
portal-load-reach = So erreichen Sie uns auch:
