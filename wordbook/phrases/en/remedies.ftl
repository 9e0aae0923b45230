# How far each remedy has come, and the steps that only the person can take.  Read in My case and on the phone.
rem-card-listed = We are looking at your card now.
rem-card-monitored = You can still use your card. We are watching it closely. A new card will follow.
rem-card-kept = Your card is safe to use. You do not need a new one. We are watching it.
rem-card-blocked = We have blocked your card so that nobody can pay with it. A new card will follow.
rem-card-ordered = Your new card is being made.
rem-card-mailed = Your new card is in the post. Please activate it when it comes.
rem-card-activated = Your new card is active. The old one no longer works.
rem-card-again = Your new card did not reach you. We are sending another one.
rem-card-returned = Your new card came back to us. Please tell us your current address.
rem-card-cancelled = There will be no new card. If you did not ask for this, please call us.
rem-card-virtual = Until then you can pay with a virtual card in our app.
rem-card-cash = Until then you can get cash at any of our branches. Please bring an identity document.
rem-card-payees-told = Companies that charge your card regularly learn the new card details by themselves.
rem-card-payees-list = We are sending you a list of the companies that charge your card regularly. Please give them the new card details.
rem-card-which = Card ending in { $last4 }
rem-monitoring-asked = We are getting your code ready. Please look here again in a few minutes.
rem-monitoring-refused = We cannot give you a code here. Please get in touch with us.
rem-monitoring-given = Your code is ready. You have not used it yet.
rem-monitoring-used = You have used your code. Monitoring is running.
rem-monitoring-until = Please use the code by { $day }.
rem-monitoring-fair = You need no payment card. Monitoring ends by itself, and you give up no rights.
rem-remind-subject = Your monitoring code is still waiting
rem-remind-text = We have given you a code for free monitoring. You have not used it yet. It is good until { $day }. You will find it in “My case” on our website. To get there, please type our address into your browser yourself. We never ask for a password, a PIN or a card number.
rem-steps = What only you can do
rem-step-state = { $state ->
    [done] Done
    [not_needed] Not needed
   *[open] Still to do
}
rem-step-free = This is free.
rem-step-costs = There may be a fee for this.
rem-step-pl-pesel-do = Reserve your PESEL number in the mObywatel app, on gov.pl or at any municipal office.
rem-step-pl-id-card-do = Report in the mObywatel app, on gov.pl or at a municipal office that somebody else may be using the data of your identity card. The card is then invalidated and you get a new one.
rem-step-pl-documents-blocked-do = Ask a bank to enter your document in the Dokumenty Zastrzeżone system. One bank is enough; all others then know.
rem-step-pl-bik-do = Set up BIK alerts. You get a message when somebody asks for credit in your name.
rem-step-de-card-do = Call 116 116 and have your card blocked.
rem-step-de-schufa-do = Tell SCHUFA that your data may be used by others.
rem-step-de-id-card-do = Tell your citizens’ office (Bürgeramt) that the data of your identity card were exposed. Block the online function by calling 116 116.
rem-step-gb-cifas-do = Apply to Cifas for Protective Registration. Lenders then check applications in your name more closely.
rem-step-gb-bank-do = Call 159. You are put through to your bank safely.
rem-step-us-freeze-equifax-do = Freeze your credit at Equifax.
rem-step-us-freeze-experian-do = Freeze your credit at Experian.
rem-step-us-freeze-transunion-do = Freeze your credit at TransUnion.
rem-step-us-fraud-alert-do = Place a fraud alert at one of the three credit bureaus. It tells the other two and lasts one year.
rem-step-us-ip-pin-do = Get an Identity Protection PIN from the IRS. Nobody can then file a tax return in your name.
rem-step-us-identitytheft-do = If somebody has used your data, report it at IdentityTheft.gov and follow your recovery plan.
rem-step-at-card-do = Call your bank and have your card blocked.
rem-step-at-documents-do = Tell the authority that issued your document that its data were exposed.
rem-step-at-ksv-do = Ask KSV1870 for a free copy of your data and check it for entries that you do not know.
rem-step-ch-card-do = Call your bank or card company and have your card blocked.
rem-step-ch-documents-do = Tell the office that issued your document that its data were exposed.
rem-step-ch-credit-record-do = Ask ZEK for a copy of your data and check it for entries that you do not know.
rem-step-ir-card-do = Call your bank and have your card blocked. Change your second password.
rem-step-ir-police-do = If somebody uses your data, report it to the cyber police on 096380.
rem-step-ir-sim-do = Check which SIM cards are registered to your national number.
