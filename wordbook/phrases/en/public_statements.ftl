# Statements in English: holding, press, status page, substitute notice. First what happened, then the rest.
# They speak to everybody, so "your" stands only in advice, or beside "if".

pub-subject = Data breach at { $controller_name }: what we know
pub-subject-bare = Data breach: what we know
pub-subject-status = Data breach at { $controller_name }: where things stand
pub-subject-status-bare = Data breach: where things stand
pub-subject-substitute = Notice of a data breach at { $controller_name }
pub-subject-substitute-bare = Notice of a data breach

pub-h-known = What we know
pub-h-unknown = What we do not know yet
pub-h-happened = What happened
pub-h-data = Which data is affected
pub-h-data-stolen = Which data was stolen
pub-h-doing = What we are doing
pub-h-now = What we are doing now
pub-h-do = What you can do now
pub-h-more = When and where we say more
pub-h-responsible = Who is responsible
pub-h-repair = What we do for the people affected
pub-h-contact = How to reach us
pub-h-press = For the press
pub-h-researchers = For security researchers
pub-h-corrected = What we have corrected
pub-h-for-whom = Whom this notice is for

pub-lead-stolen = Personal data was stolen from { $controller_name }.
pub-lead-exposed = There was a data breach at { $controller_name }. Personal data was exposed.
pub-lead-lost = { $controller_name } has lost files with personal data.
pub-lead-misdirected = { $controller_name } sent personal data to the wrong recipient.
pub-lead-checking = There was a security incident at { $controller_name }. We are checking whether personal data was taken.
pub-others-first = Others made this public on { $anchor_first_public_by_others }.
pub-as-of = This is what we knew on { $notice_date }.

pub-data-stolen = This data was stolen:
pub-data-exposed = This data was exposed:
pub-data-possible = The files that we are checking contain this data:
pub-data-all = This list is for everybody together. Your own notice names your data.
pub-data-all-press = This list is for everybody together. Each person’s own notice names that person’s data.
pub-count-exact = { $exposure_persons ->
    [one] { NUMBER($exposure_persons) } person is affected.
   *[other] { NUMBER($exposure_persons) } people are affected.
}
pub-count-at-least = { $exposure_persons ->
    [one] At least { NUMBER($exposure_persons) } person is affected.
   *[other] At least { NUMBER($exposure_persons) } people are affected.
}
pub-count-about = { $exposure_persons ->
    [one] About { NUMBER($exposure_persons) } person is affected.
   *[other] About { NUMBER($exposure_persons) } people are affected.
}
pub-unknown-data = We do not know yet which data is affected.
pub-unknown-who = We do not know yet whether you are affected.
pub-unknown-count = We do not know yet how many people are affected.

pub-told-since = We have been telling the people affected since { $anchor_individuals_notified }.
pub-tell-each = We tell every person affected in a notice of their own.
pub-responsible = We are responsible for the data that people entrust to us. We are sorry.
pub-repair-monitoring = { $remedy_monitoring_months ->
    [one] We pay for { $remedy_monitoring_months_text } month of credit monitoring for the people affected.
   *[other] We pay for { $remedy_monitoring_months_text } months of credit monitoring for the people affected.
}
pub-repair-cards = We replace the cards concerned and pay for them.
pub-repair-losses = We cover losses that this breach causes.
pub-repair-documents = We pay for new identity documents where they must be replaced.
pub-repair-legal = We pay for legal help if somebody misuses this data.
pub-repair-terms = People need no payment card for this, it ends by itself, and they give up no rights.

pub-actions-intro = If your data is affected, take these steps in this order.
pub-do-steps = Until we know more: 1) open no links in messages about this breach, 2) type our address into your browser yourself, 3) hang up on callers and call us yourself.
pub-do-account = Keep your account open. Closing it does not undo the breach.
pub-measure-passwords = The old passwords no longer work.
pub-do-type = Open no links in messages about this breach. Type our address into your browser yourself.
pub-verify-page = Each of our notices has a code. To check a message, type { $page } into your browser and enter its code.
pub-verify-phone = Each of our notices has a code. To check a message, call { $contact_phone } and give its code.
pub-where-web = All our statements about this breach are on { $contact_web }.

pub-press-email = Journalists can write to { $press_email }.
pub-press-phone = Journalists can call { $press_phone }.
pub-press-equal = All media get the same answers at the same time. You are free to quote this statement.
pub-researchers = If you have found something, write to { $security_contact }. We thank everybody who tells us.

pub-status-version = This is version { $status_version_text } of this page. It says what we knew on { $notice_date }.
pub-status-earlier = Earlier versions can still be read. We delete nothing.
pub-corrected = On { $said_date } we wrote: “{ $said }” This is not right any more.

pub-sub-unreachable = This notice is for the people affected whom we could not reach by post or email.
pub-sub-disproportionate = This notice is for everybody affected. We cannot write to each of them.
pub-sub-toll-free = Call { $contact_toll_free } to learn whether your data is affected. The call is free.
pub-sub-days = { $substitute_days ->
    [one] This notice is on our home page, and the number is open, for at least { $substitute_days_text } day.
   *[other] This notice is on our home page, and the number is open, for at least { $substitute_days_text } days.
}
pub-sub-until = This notice is on our home page until { $anchor_substitute_until }.
