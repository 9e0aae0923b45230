# The public page in versions, its feeds, its banner, its copy, and updates by email.
portal-unknown-elements = We do not know yet which data is affected.
portal-moment = { $day }, { $time } ({ $zone })
portal-version = Version { $number }, { $moment }
portal-version-old = This is an older version of this page. It is no longer up to date.
portal-version-current = Go to the current version
portal-version-read = Read version { $number }
portal-next-update = We will say more here by { $moment } at the latest.
portal-change-why = Reason for the change:
portal-change-why-english = Reason for the change (in English):
portal-change-followed = What we know has changed, and this page with it.
portal-change-promise = Only the time of our next update has changed.
portal-follow = How to learn of changes
portal-follow-subscribe = Get updates by email
portal-follow-feed-atom = Atom feed
portal-follow-feed-json = JSON feed
portal-follow-banner = Banner for other pages

portal-banner-title = Banner for other pages
portal-banner-intro = For everybody who runs a page of ours: please show this banner at the top. It needs no script and no file from elsewhere.
portal-banner-label = Copy this text into the page:
portal-banner-download = Download the banner as a file

portal-subscribe-title = Get updates by email
portal-subscribe-intro = We write to you when the page about the incident changes, and about nothing else. You do not have to be our customer.
portal-subscribe-label = Your email address
portal-subscribe-hint = We keep it locked away, use it for these updates only, and delete it as soon as you stop them.
portal-subscribe-button = Ask for updates
portal-subscribe-sent = Please look into your mailbox.
portal-subscribe-sent-why = If this address can be reached, a message is on its way to it. Updates begin when you open the link in it and press the button. The link works for two days.
portal-subscribe-odd = This does not look like an email address. Please check it.
portal-subscribe-busy = Too many requests came in. Please wait a minute and try again.
portal-subscribe-none = There is no incident to report, and so there are no updates to ask for.
portal-subscribe-no-mail = We cannot send updates by email at present. The feeds on the page about the incident work without an address.
portal-confirm-title = Confirm updates by email
portal-confirm-intro = Press the button, and we write to you when the page about the incident changes.
portal-confirm-button = Yes, send me updates
portal-confirm-done = You will get our updates.
portal-confirm-failed = This link does not work, or not any more. Please ask for updates again.
portal-stop-title = Stop updates by email
portal-stop-intro = Press the button, and we delete your address and write to you no more.
portal-stop-button = Stop the updates
portal-stop-done = We have deleted your address. You will get no more updates.
portal-stop-failed = This link does not work. Please copy the whole link from our message.

portal-mail-confirm-subject = { $name }: please confirm that you want updates
portal-mail-asked = Somebody asked us to send updates to this address. They are about: { $title }
portal-mail-confirm = Do you want them? Open this link and press the button. It works for two days:
portal-mail-not-you = If it was not you, you do not need to do anything. We will not write to you.
portal-mail-update-subject = { $name }: our page about the incident has changed
portal-mail-page = The whole page:
portal-mail-stop = To stop these updates, open this link:

portal-copy-notice = This is a copy of our page, which can be read even when our servers cannot be reached. The page itself:
portal-copy-form = This page needs our servers. It is here:
portal-copy-reach = If they cannot be reached, you reach us like this:
portal-copy-choose = Choose a language
