# What is said when more people ask at once than can be answered.
portal-load-title = Too many people are asking us at this moment
portal-load-nothing = We have not carried out anything of what you just asked for or sent.
portal-load-again = Please try again in a minute. If you have filled in a form, go back in your browser: most browsers keep what you typed.
portal-load-safe = This says nothing about you or your data.
portal-load-reach = You can also reach us like this:
