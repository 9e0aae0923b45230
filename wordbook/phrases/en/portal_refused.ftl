# Answers for what cannot be taken: too much at once, or what arrived incomplete.
portal-refused-large-title = More was sent than we can take
portal-refused-nothing = What you just sent did not reach us. We have not carried out anything of it.
portal-refused-large-again = Please go back in your browser and send less: a shorter text, or a smaller file. We take one megabyte at most, and ten with evidence for a claim.
portal-refused-broken-title = What you sent did not arrive whole
portal-refused-broken-again = Please go back in your browser and try again. Most browsers keep what you typed.
portal-refused-safe = This says nothing about you or your data.
