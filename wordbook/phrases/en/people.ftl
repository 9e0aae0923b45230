# What people are told after the alert, or in place of it: new cards, updates, corrections, and that they are not affected.

h-until-then = What do I do until then?
h-new = What is new?
h-unknown = What do we not know yet?
h-correction = What do we correct?
h-why = Why do we write to you?
h-found = What did we find?
h-open = What stays open to you?
h-old-card = What happens to the old card?

reissue-subject = Data breach at { $controller_name }: we replace the card
reissue-subject-bare = Data breach: we replace the card
reissue-title = Data breach: we replace the card
reissue-new-by = We send the new card by { $anchor_new_card_sent_by }.
reissue-new-unknown = We do not know the day yet on which we send it.
reissue-old-blocked = The old card is blocked from { $anchor_old_card_blocked }.
reissue-old-unknown = We do not know yet from which day the old card is blocked.
reissue-interim-virtual = Until the new card is there, you can pay with a virtual card in our app.
reissue-interim-branch = Until the new card is there, you get cash at our branches. Bring your identity card.
reissue-interim-transfer = Until the new card is there, you can pay by transfer.
reissue-interim-unknown = Take cash from the account or pay by transfer.
reissue-recurring-updated = We pass the new number to the firms that charge the card regularly.
reissue-recurring-you = Some firms charge the card regularly. Give them the new number yourself, on their own sites.
reissue-pin-same = The PIN stays the same.
reissue-pin-new = The new PIN comes in a letter of its own.

delivery-subject = Your new card after the data breach at { $controller_name }
delivery-subject-bare = Your new card after the data breach
delivery-title = The new card after the data breach
delivery-lead-stolen = The data of the old card was stolen from { $controller_name }. So we send you a new card.
delivery-lead = The data of the old card was exposed in the data breach at { $controller_name }. So we send you a new card.
delivery-use = Yes, here it is. Use it from now on, and cut the old one into pieces, through the chip.

update-subject = Data breach at { $controller_name }: what is new
update-subject-bare = Data breach: what is new
update-title = Data breach: what is new
update-lead-stolen = This is an update on the data breach at { $controller_name }. { whose-first } personal data was stolen.
update-lead = This is an update on the data breach at { $controller_name }. { whose-first } personal data was exposed.
update-lead-possible = This is an update on the data breach at { $controller_name }. We still do not know whether { whose } personal data was part of it.
update-since = We first wrote to you on { $anchor_individuals_notified }.
update-added = We did not name this data before: { $added_elements }. It was part of the breach too.
update-removed = We named this data before: { $removed_elements }. It was not part of the breach.

correction-subject = Data breach at { $controller_name }: we correct our message
correction-subject-bare = Data breach: we correct our message
correction-title = Data breach: we correct our message
correction-lead = We told you something wrong about the data breach at { $controller_name }. We are sorry, and we correct it here.
correction-said = On { $said_date } we wrote: “{ $said }”
correction-wrong = That is not right.
correction-now = Right is: “{ $now }”
correction-unknown = We do not know yet what is right.
correction-added = We left this data out: { $added_elements }. It was part of the breach too.
correction-removed = We named this data: { $removed_elements }. It was not part of the breach.
steps-done = You need not repeat a step that you have already taken.

unaffected-subject = Data breach at { $controller_name }: { whose } data was not part of it
unaffected-subject-bare = Data breach: { whose } data was not part of it
unaffected-title = Data breach: { whose } data was not part of it
unaffected-whose = { whose-first } data
unaffected-lead = There was a data breach at { $controller_name }. { unaffected-whose } was not part of it.
unaffected-since = Since { $anchor_scope_identified } we know which data was in the files that were reached.
unaffected-why = You hear of this breach from others too, and criminals send false messages about it. So you learn from us where you stand.
unaffected-sorry = We are sorry that it happened, and we take responsibility for it.
unaffected-nothing = You need do nothing.
unaffected-change = If we learn anything else, we will write to you again.

clear-subject = Data breach at { $controller_name }: our investigation is finished
clear-subject-bare = Data breach: our investigation is finished
clear-title = Data breach: what our investigation found
clear-lead = Our investigation of the data breach at { $controller_name } ended on { $anchor_investigation_concluded }.
clear-affected = { whose-first } personal data was part of the breach.
clear-possible = We could not find out whether { whose } personal data was part of it.
clear-when-unknown = We could not find out on which day the breach happened.
clear-cause-unknown = We could not find out how it happened.
clear-copied-unknown = We could not find out whether the data was copied.
clear-claims-until = You can claim losses from us until { $anchor_claims_close }.
clear-claims = You can still report a loss to us.
clear-rights = You keep all your rights.
clear-stay-alert = Criminals use such data for years. So stay alert, and tell us of anything that looks wrong.

sms-reissue = { $controller_name }: Data breach. We replace the card.
sms-delivery = { $controller_name }: After the data breach, the new card is on its way.
sms-update = { $controller_name }: There is news on the data breach.
sms-correction = { $controller_name }: We correct our message about the data breach.
sms-unaffected = { $controller_name }: There was a data breach. { unaffected-whose } was not part of it.
sms-clear = { $controller_name }: Our investigation of the data breach is finished.

push-subject = Important: message about a data breach
push-subject-update = News on the data breach
push-open = Please open our app yourself and read the message there.

voice-hello = Hello. This is { $controller_name }.
voice-news = There was a data breach with us. { whose-first } personal data is affected.
voice-news-possible = There was a data breach with us. We do not know yet whether { whose } personal data is affected.
voice-update = There is news on the data breach with us.
voice-phone = Call us on { $contact_phone }, and give your code. We will then tell you which data it is, and what you can do.
voice-page = Type { $page } into your browser, and enter your code. You will then see which data it is, and what you can do.
voice-again = Once more, slowly.
