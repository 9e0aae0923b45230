# Steps in easy English.

act-password-do = Change your password. Change it in every place where you use it.
act-security-answer-do = Change your security question. Change it in every place where you use it.
act-identity-do = Ask a credit agency to warn you of new loans.
act-document-do = Report it to the office that issued the document. Ask whether you need a new one.
act-account-do = Check your bank statements. Tell your bank of every payment you do not know.
act-medical-do = Check letters from doctors and insurers. Report treatment that you did not have.
act-medical-why = Criminals use health data to get money.
act-phishing-do = Do not open links in messages about this breach. Call back only on numbers you know.

act-gb-card-do = Block your card in your banking app. Or call your bank on 159.
act-gb-phishing-do = Do not open links in messages about this breach. Forward false text messages to 7726.
act-us-card-do = Call the number on the back of your card. Ask for a new card number.
act-us-freeze-why = Then nobody can open new credit in your name.
