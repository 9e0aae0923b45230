# صفحهٔ عمومی در نسخه‌ها، خوراک‌ها، بنر، رونوشت، و خبر با ایمیل.
portal-unknown-elements = هنوز نمی‌دانیم این رخداد شامل چه داده‌هایی می‌شود.
portal-moment = { $day }، ساعت { $time } ({ $zone })
portal-version = نسخهٔ { $number }، { $moment }
portal-version-old = این نسخه‌ای قدیمی از این صفحه است و دیگر به‌روز نیست.
portal-version-current = رفتن به نسخهٔ کنونی
portal-version-read = خواندن نسخهٔ { $number }
portal-next-update = حداکثر تا { $moment } در همین‌جا خبرهای بیشتری می‌دهیم.
portal-change-why = دلیل تغییر:
portal-change-why-english = دلیل تغییر (به انگلیسی):
portal-change-followed = اطلاعات ما تغییر کرده است و این صفحه هم با آن به‌روز شده است.
portal-change-promise = تنها زمان خبر بعدی ما تغییر کرده است.
portal-follow = چگونه از تغییرات باخبر شوید
portal-follow-subscribe = دریافت خبرها با ایمیل
portal-follow-feed-atom = خوراک Atom
portal-follow-feed-json = خوراک JSON
portal-follow-banner = بنر برای صفحه‌های دیگر

portal-banner-title = بنر برای صفحه‌های دیگر
portal-banner-intro = برای همهٔ کسانی که یکی از صفحه‌های ما را اداره می‌کنند: لطفاً این بنر را در بالای صفحه نشان دهید. این بنر به اسکریپت یا فایل دیگری نیاز ندارد.
portal-banner-label = این متن را در صفحه کپی کنید:
portal-banner-download = دریافت بنر به‌صورت فایل

portal-subscribe-title = دریافت خبرها با ایمیل
portal-subscribe-intro = هر گاه صفحهٔ این رخداد تغییر کند به شما خبر می‌دهیم و برای چیز دیگری پیام نمی‌فرستیم. لازم نیست مشتری ما باشید.
portal-subscribe-label = نشانی ایمیل شما
portal-subscribe-hint = نشانی شما را رمزشده نگه می‌داریم، تنها برای همین خبرها به کار می‌بریم و هر گاه دیگر خبر نخواهید آن را پاک می‌کنیم.
portal-subscribe-button = درخواست خبرها
portal-subscribe-sent = لطفاً صندوق ایمیل خود را ببینید.
portal-subscribe-sent-why = اگر این نشانی کار کند، پیامی به آن می‌فرستیم. وقتی لینک درون آن را باز کنید و دکمه را بزنید، خبرها را می‌فرستیم. این لینک دو روز کار می‌کند.
portal-subscribe-odd = این شبیه نشانی ایمیل نیست. لطفاً آن را بررسی کنید.
portal-subscribe-busy = درخواست‌های زیادی رسیده است. لطفاً یک دقیقه صبر کنید و دوباره امتحان کنید.
portal-subscribe-none = اکنون رخدادی نیست که دربارهٔ آن خبر بدهیم، پس خبری هم برای فرستادن نداریم.
portal-subscribe-no-mail = اکنون نمی‌توانیم خبرها را با ایمیل بفرستیم. خوراک‌های صفحهٔ رخداد به نشانی شما نیاز ندارند.
portal-confirm-title = تأیید دریافت خبرها با ایمیل
portal-confirm-intro = دکمه را بزنید تا هر گاه صفحهٔ این رخداد تغییر کرد به شما خبر دهیم.
portal-confirm-button = بله، خبرها را بفرستید
portal-confirm-done = خبرهای ما به دست شما می‌رسد.
portal-confirm-failed = این لینک کار نمی‌کند یا دیگر معتبر نیست. لطفاً دوباره درخواست دهید.
portal-stop-title = لغو دریافت خبرها با ایمیل
portal-stop-intro = دکمه را بزنید تا نشانی شما را پاک کنیم و دیگر به شما پیام ندهیم.
portal-stop-button = دیگر خبر نفرستید
portal-stop-done = نشانی شما را پاک کردیم. دیگر خبری از ما نمی‌رسد.
portal-stop-failed = این لینک کار نمی‌کند. لطفاً لینک را کامل از پیام ما کپی کنید.

portal-mail-confirm-subject = { $name }: لطفاً دریافت خبرها را تأیید کنید
portal-mail-asked = کسی از ما خواسته است خبرها را به این نشانی بفرستیم. موضوع آن‌ها: { $title }
portal-mail-confirm = اگر آن‌ها را می‌خواهید، این لینک را باز کنید و دکمه را بزنید. لینک دو روز کار می‌کند:
portal-mail-not-you = اگر شما نخواسته‌اید، لازم نیست کاری بکنید. پیام دیگری برای شما نمی‌فرستیم.
portal-mail-update-subject = { $name }: صفحهٔ ما دربارهٔ این رخداد تغییر کرد
portal-mail-page = متن کامل صفحه:
portal-mail-stop = اگر دیگر خبر نمی‌خواهید، این لینک را باز کنید:

portal-copy-notice = این رونوشتی از صفحهٔ ماست که حتی وقتی سرورهای ما در دسترس نباشند خوانده می‌شود. خود صفحه:
portal-copy-form = این صفحه به سرورهای ما نیاز دارد و اینجاست:
portal-copy-reach = اگر سرورها در دسترس نباشند، از این راه‌ها با ما تماس بگیرید:
portal-copy-choose = انتخاب زبان
