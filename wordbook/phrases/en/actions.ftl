# Actions in English: -do is an imperative, -why one reason.

act-password-do = Change your password, and change it wherever else you use the same one.
act-password-why = Criminals try such passwords on many sites.
act-security-answer-do = Change your security question and its answer, and change them wherever else you use the same ones.
act-security-answer-why = With the answer criminals can get into accounts.
act-bank-code-do = Change the access code of your account.
act-bank-code-why = With this code criminals can get into your account.
act-card-do = Block your card in your banking app or by phone.
act-card-why = Nobody can pay with a blocked card.
act-identity-do = Ask a credit agency in your country to alert you to new loans in your name.
act-identity-why = You can stop a false loan before it is paid out.
act-document-do = Report the document to the office that issued it, and ask whether you need a new one.
act-document-why = Criminals use such numbers to pass as somebody else.
act-account-do = Check your account statements, and tell your bank of every payment that you do not know.
act-account-why = Your bank can act as soon as it knows.
act-medical-do = Check letters from doctors and insurers for treatment that you did not have.
act-medical-why = Criminals use health data to get treatment or money in another person’s name.
act-phishing-do = Do not open links in messages about this breach, and call back only on numbers you know.
act-phishing-why = Criminals use such data to make their messages look real.

act-pl-pesel-do = Block your PESEL number (“Zastrzeż PESEL”) in the mObywatel app, on gov.pl or at a municipal office.
act-pl-pesel-why = Banks must check this register before they grant a loan.
act-pl-card-do = Block your card in your banking app, or call 828 828 828.
act-pl-card-why = Nobody can pay with a blocked card.
act-pl-id-card-do = Go to a bank and have your document entered in the system Dokumenty Zastrzeżone.
act-pl-id-card-why = Banks check this register before they open accounts.
act-pl-bik-do = Turn on alerts at BIK, the Polish credit bureau (it charges a fee).
act-pl-bik-why = You learn at once if somebody asks for a loan in your name.
act-pl-phishing-do = Do not open links in messages about this breach. Forward false text messages to 8080.
act-pl-phishing-why = Criminals use such data to make their messages look real.

act-de-card-do = Block your card: call 116 116, at any hour.
act-de-card-why = Nobody can pay with a blocked card.
act-de-id-card-do = Report the leak of your document to your citizens’ office (Bürgeramt), and ask whether you need a new one.
act-de-id-card-why = Criminals use such numbers to open accounts.
act-de-schufa-do = Ask SCHUFA for your free data copy, and check it for contracts that you do not know.
act-de-schufa-why = You see false contracts early and can have them deleted.
act-de-account-do = Check your account statements, and return every direct debit that you do not know.
act-de-account-why = You can return a direct debit for eight weeks, and one you never allowed for 13 months.
act-de-phishing-do = Do not open links in messages about this breach, and report false ones to the Verbraucherzentrale.
act-de-phishing-why = Criminals use such data to make their messages look real.

act-gb-card-do = Block your card in your banking app, or call your bank on 159.
act-gb-card-why = Nobody can pay with a blocked card.
act-gb-cifas-do = Apply for Protective Registration at Cifas (it charges a fee).
act-gb-cifas-why = Lenders then check twice before they accept your name.
act-gb-phishing-do = Do not open links in messages about this breach. Forward false text messages to 7726.
act-gb-phishing-why = Criminals use such data to make their messages look real.

act-us-freeze-do = Freeze your credit at Equifax, Experian and TransUnion. It is free.
act-us-freeze-why = Nobody can open new credit in your name while it is frozen.
act-us-card-do = Call the number on the back of your card, and ask for a new card number.
act-us-card-why = Nobody can then pay with the old number.
act-us-ip-pin-do = Get an Identity Protection PIN from the IRS.
act-us-ip-pin-why = Nobody can then file a tax return in your name.
act-us-phishing-do = Do not open links in messages about this breach. Forward false text messages to 7726.
act-us-phishing-why = Criminals use such data to make their messages look real.
