# Statutory words of the United States. The title and the five headings stay in English in every
# language, because Cal. Civ. Code 1798.82(d)(1) prescribes them.

title-notice-of-data-breach = Notice of Data Breach
ca-what-happened = What Happened
ca-information = What Information Was Involved
ca-doing = What We Are Doing
ca-you-can-do = What You Can Do
ca-more-information = For More Information

annex-parent = { $controller_parent } is our parent or affiliated company.
annex-wisp-yes = We maintain a written information security program.
annex-wisp-no = We do not maintain a written information security program.
annex-vigilance = Review your account statements and credit reports for the next 12 to 24 months. You can get free credit reports at annualcreditreport.com.
annex-password = Change your password and your security question here, and wherever else you use them.
annex-freeze = You have the right to place a security freeze on your credit file. It is free. Ask each credit bureau online, by phone or by post. To place it, the credit bureau needs your name, address, date of birth and Social Security number.
annex-police-report = You have the right to obtain a police report about this breach. If you are a victim of identity theft, you can also file a police report and obtain a copy.
annex-report-theft = Report suspected identity theft to the police and to your attorney general.
annex-fcra = You have rights under the federal Fair Credit Reporting Act. You can see your credit file, dispute what is wrong in it, and limit who gets it.
# Seen on mass.gov (request-a-credit-report-security-freeze), 2026-11-23: Equifax's and Experian's post boxes,
# Experian's number.  From general knowledge, to be checked before the first real notice: Equifax's number,
# TransUnion's number and post box.
annex-bureaus = The credit bureaus are: Equifax, 1-888-298-0045, P.O. Box 105788, Atlanta, GA 30348. Experian, 1-888-397-3742, P.O. Box 9554, Allen, TX 75013. TransUnion, 1-800-916-8800, P.O. Box 160, Woodlyn, PA 19094.
annex-ftc = The Federal Trade Commission explains fraud alerts, security freezes and identity theft: 600 Pennsylvania Avenue NW, Washington, DC 20580, 1-877-438-4338, consumer.ftc.gov.
annex-fraud-alert-sources = The Federal Trade Commission and the credit bureaus tell you more about fraud alerts and security freezes.
annex-identity-theft-sources = The Federal Trade Commission and your attorney general tell you more about steps to avoid identity theft.
annex-attorney-general = Your attorney general also helps with identity theft: { $state_authority }.
annex-state-agency = This State agency advises on breaches and identity theft: { $state_authority }.
annex-complaint = You have the right to complain to the data protection authority.
annex-damages = You have the right to claim damages from us, and to ask for mediation.
