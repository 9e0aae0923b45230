# اطلاعیه به فارسی. خطاب «شما»، جمله‌های کوتاه. متن لاتین میان نشانه‌های جداساز (U+2068 و U+2069) می‌آید.

marker = تمرین. این پیام آزمایش واکنش ما به نشت داده است. برای داده‌های شما اتفاقی نیفتاده است.
marker-subject = تمرین:
whose = { $audience ->
    [guardian] داده‌های شخصی فرزند شما
    [next_of_kin] داده‌های شخصی عزیز درگذشتهٔ شما
   *[adult] داده‌های شخصی شما
}
whose-first = { whose }

subject-long = نشت داده در { $controller_name }: { whose }
subject-short = { $audience ->
    [guardian] نشت داده در { $controller_name }: فرزند شما
    [next_of_kin] نشت داده در { $controller_name }: عزیز شما
   *[adult] نشت داده در { $controller_name }: داده‌های شما
}
subject-possible = نشت داده در { $controller_name }: لطفاً بخوانید
subject-bare = نشت داده: موضوع به { whose } مربوط است

title-stolen = نشت داده: { whose } دزدیده شد
title-exposed = نشت داده شامل { whose } می‌شود
title-possible = نشت داده: آنچه تاکنون می‌دانیم

h-affected = آیا این موضوع به من مربوط است؟
h-what-to-do = چه باید بکنم؟
h-card = آیا کارت جدید می‌گیرم؟
h-account = آیا باید حسابم را ببندم؟
h-happened = چه اتفاقی افتاد؟
h-consequences = این برای من چه معنایی دارد؟
h-doing = ما چه می‌کنیم؟
h-genuine = آیا این پیام واقعی است؟
h-contact = چگونه با شما تماس بگیرم؟
h-details = جزئیات بیشتر: چه کرده‌ایم
h-rights = حقوق شما و نشانی نهادهای رسمی

# The place of the salutation, which is said to each person in the form that fits.
greeting = { $greeting }

salutation = { $audience ->
    [guardian] خطاب به پدر، مادر یا سرپرست { $name }
    [next_of_kin] خطاب به بازماندگان { $name }
   *[adult] { $gender ->
        [female] سرکار خانم { $name }
        [male] جناب آقای { $name }
       *[other] { $name } گرامی،
    }
}

addressee = { $audience ->
    [guardian] سرپرست { $name }
    [next_of_kin] { $kin }
   *[adult] { $name }
}

lead-stolen = { whose } از { $controller_name } دزدیده شد.
lead-exposed = در { $controller_name } نشت داده رخ داد. این نشت شامل { whose } می‌شود.
lead-lost = { $audience ->
    [guardian] { $controller_name } پرونده‌هایی با داده‌های شخصی فرزند شما را گم کرده است.
    [next_of_kin] { $controller_name } پرونده‌هایی با داده‌های شخصی عزیز درگذشتهٔ شما را گم کرده است.
   *[adult] { $controller_name } پرونده‌هایی با داده‌های شخصی شما را گم کرده است.
}
lead-misdirected = { $controller_name } { whose } را برای گیرندهٔ اشتباه فرستاد.
lead-possible = { $audience ->
    [guardian] در { $controller_name } نشت داده رخ داد. هنوز نمی‌دانیم که داده‌های فرزند شما هم جزو آن بوده است یا نه.
    [next_of_kin] در { $controller_name } نشت داده رخ داد. هنوز نمی‌دانیم که داده‌های عزیز درگذشتهٔ شما هم جزو آن بوده است یا نه.
   *[adult] در { $controller_name } نشت داده رخ داد. هنوز نمی‌دانیم که داده‌های شما هم جزو آن بوده است یا نه.
}
when-occurred = این نشت در { $anchor_occurred } رخ داد.
when-unknown = هنوز نمی‌دانیم این نشت در چه روزی رخ داد.
act-now = لطفاً گام‌های زیر را همین حالا انجام دهید.
condolence = درگذشت عزیزتان را تسلیت می‌گوییم. متأسفیم که ناچاریم در چنین روزهایی به شما بنویسیم.

affected-stolen = { $audience ->
    [guardian] بله، به فرزند شما مربوط است. این داده‌ها دزدیده شد:
    [next_of_kin] بله. این داده‌های عزیز درگذشتهٔ شما دزدیده شد:
   *[adult] بله. این داده‌های شما دزدیده شد:
}
affected-exposed = { $audience ->
    [guardian] بله. این نشت شامل این داده‌های فرزند شما می‌شود:
    [next_of_kin] بله. این نشت شامل این داده‌های عزیز درگذشتهٔ شما می‌شود:
   *[adult] بله. این نشت شامل این داده‌های شما می‌شود:
}
affected-possible = { $audience ->
    [guardian] هنوز نمی‌دانیم و بررسی می‌کنیم. این پرونده‌ها شامل این داده‌های فرزند شما است:
    [next_of_kin] هنوز نمی‌دانیم و بررسی می‌کنیم. این پرونده‌ها شامل این داده‌های عزیز درگذشتهٔ شما است:
   *[adult] هنوز نمی‌دانیم و بررسی می‌کنیم. این پرونده‌ها شامل این داده‌های شما است:
}

actions-intro = { $audience ->
    [guardian] این گام‌ها را برای فرزندتان به ترتیب انجام دهید.
    [next_of_kin] این گام‌ها را به ترتیب انجام دهید. منظور از «خود» در آن‌ها، چیزهایی است که از آنِ درگذشته بود.
   *[adult] این گام‌ها را به ترتیب انجام دهید.
}

card-replaced = بله. کارت را به هزینهٔ خودمان عوض می‌کنیم.
card-order = ما خودمان کارت جدید نمی‌فرستیم. کارت را مسدود کنید و از بانک صادرکننده کارت جدید بخواهید.
card-not-part = { $audience ->
   *[adult] نه. داده‌های کارت شما جزو این نشت نبود.
    [guardian] نه. داده‌های کارت جزو این نشت نبود.
    [next_of_kin] نه. داده‌های کارت جزو این نشت نبود.
}

account-data = نه. بستن حساب این نشت را جبران نمی‌کند. صورت‌حساب‌ها را بررسی کنید و هر پرداخت ناآشنا را گزارش دهید.
account-password = نه. بستن حساب لازم نیست. یک گذرواژهٔ جدید از حساب محافظت می‌کند.
account-none = نه. بستن حساب این نشت را جبران نمی‌کند.

happened-possible = در حال بررسی هستیم که به کدام پرونده‌ها دسترسی پیدا شده است.
cause-ransomware = مجرمان به سامانه‌های ما نفوذ کردند و پرونده‌ها را قفل کردند.
cause-web-attack = مجرمان از راه اینترنت به سامانه‌های ما نفوذ کردند.
cause-credential-stuffing = مجرمان با گذرواژه‌های نشت‌های دیگر وارد حساب‌ها شدند.
cause-insider = فردی که برای ما کار می‌کرد از دسترسی خود برخلاف مقررات ما استفاده کرد.
cause-theft = دستگاه‌هایی با داده‌های شخصی از ما دزدیده شد.
cause-loss = ما دستگاه یا مدارکی با داده‌های شخصی را گم کردیم.
cause-misdirected = ما پیامی با داده‌های شخصی را برای گیرندهٔ اشتباه فرستادیم.
cause-social-engineering = مجرمان یکی از کارکنان ما را فریب دادند و وارد سامانه‌های ما شدند.
cause-mail-compromise = مجرمان وارد یکی از صندوق‌های ایمیل ما شدند.
cause-unknown = هنوز نمی‌دانیم این نشت چگونه رخ داد.
copied-confirmed = از داده‌های شخصی نسخه‌برداری شد.
copied-unknown = هنوز نمی‌دانیم از داده‌ها نسخه‌برداری شده است یا نه.
intruder-known = می‌دانیم چه کسی به داده‌ها دست یافت: { $incident_intruder }.
intruder-unknown = هنوز نمی‌دانیم چه کسی به داده‌ها دست یافت.
service-concerned = این نشت به این خدمت مربوط است: { $incident_service }.

discovered = ما این نشت را در { $anchor_discovered } کشف کردیم.
discovered-detected = نخستین نشانه‌ها را در { $anchor_detected } دیدیم.
discovered-aware = ما از { $anchor_aware } از این نشت آگاهیم.
discovered-unknown = هنوز روشن نیست نخستین نشانه‌ها کی دیده می‌شد.
notice-date = این پیام را در { $notice_date } نوشتیم.
delay-police = پلیس از ما خواست که برای فرستادن این پیام صبر کنیم.
delay-no-police = هیچ تحقیق پلیسی این پیام را به تأخیر نینداخت.
delay-finding-people = پیش از نوشتن باید روشن می‌کردیم که داده‌های چه کسانی در پرونده‌ها بود. این کار تا امروز طول کشید.
delay-finding-addresses = پیش از نوشتن باید نشانی افراد را پیدا می‌کردیم. این کار تا امروز طول کشید.
delay-vendor = شرکتی که برای ما کار می‌کند دیر به ما خبر داد. به همین دلیل دیر می‌نویسیم.
delay-unexplained = این فاصله بیش از حد است و دلیل آن را هنوز نمی‌دانیم.

cons-identity = مجرمان با چنین داده‌هایی به نام دیگران وام می‌گیرند یا قرارداد می‌بندند. مسدود کردن، جلوی این کار را می‌گیرد.
cons-card = مجرمان تلاش می‌کنند با داده‌های کارت دیگران خرید کنند. کارت مسدود جلوی این کار را می‌گیرد.
cons-account = با داده‌های حساب، تماس‌ها و صورت‌حساب‌های جعلی واقعی به نظر می‌رسد. پس هر صورت‌حساب را بررسی کنید.
cons-password = مجرمان چنین گذرواژه‌هایی را در سایت‌های دیگر هم امتحان می‌کنند. گذرواژهٔ جدید جلوی این کار را می‌گیرد.
cons-security = مجرمان با چنین پاسخی وارد حساب‌ها می‌شوند. پاسخ جدید جلوی این کار را می‌گیرد.
cons-sensitive = داده‌های سلامت و بدن خصوصی است و مجرمان از آن برای باج‌گیری استفاده می‌کنند. اگر کسی تهدید کرد، پول ندهید و به پلیس خبر دهید.
cons-contact = منتظر تماس‌ها، ایمیل‌ها و پیامک‌هایی باشید که وانمود می‌کنند از طرف ما هستند. تماس را قطع کنید و خودتان با ما تماس بگیرید.

responsibility = پوزش می‌خواهیم. { $controller_name } وظیفه داشت از این داده‌ها محافظت کند و ما کوتاهی کردیم. مسئولیت این کوتاهی با ماست.
explanation = این پیام می‌گوید چه می‌دانیم و چه چیزی را هنوز نمی‌دانیم.

repair-monitoring = { $remedy_monitoring_months ->
    [one] ما هزینهٔ { $remedy_monitoring_months_text } ماه پایش اعتباری را می‌پردازیم.
   *[other] ما هزینهٔ { $remedy_monitoring_months_text } ماه پایش اعتباری را می‌پردازیم.
}
repair-cards = کارت را عوض می‌کنیم و هزینه‌اش را می‌پردازیم.
repair-losses = زیانی را که این نشت به شما بزند جبران می‌کنیم.
repair-documents = اگر لازم باشد مدارک شناسایی عوض شود، هزینه‌اش را می‌پردازیم.
repair-legal = اگر کسی از این داده‌ها سوءاستفاده کند، هزینهٔ کمک حقوقی را می‌پردازیم.
repair-audit = بررسی مستقل امنیت سامانه‌هایمان را سفارش داده‌ایم.
repair-terms = برای پایش اعتباری کارت پرداخت لازم نیست. این خدمت خودبه‌خود پایان می‌یابد و هیچ حقی از شما گرفته نمی‌شود.

measure-access-closed = راهی را که از آن وارد شده بودند بسته‌ایم تا دیگر کسی نتواند از آن استفاده کند.
measure-passwords-reset = گذرواژه‌های مربوط را باطل کرده‌ایم.
measure-authority-notified = این نشت را به نهاد حفاظت از داده گزارش داده‌ایم.
measure-police-notified = این نشت را به پلیس گزارش داده‌ایم.
forbearance = تغییراتی داده‌ایم تا این اتفاق تکرار نشود.
measure-second-factor = هر ورود به سامانه‌های ما اکنون یک گام دوم دارد.
measure-less-data = اکنون دادهٔ کمتری را برای زمان کوتاه‌تری نگه می‌داریم.
measure-staff-trained = به کارکنانمان آموزش داده‌ایم.
measure-systems-watched = سامانه‌های ما اکنون شبانه‌روز زیر نظر است.
measure-data-encrypted = این داده‌ها را اکنون رمزگذاری‌شده نگه می‌داریم.
investigation-finished = بررسی ما در { $anchor_investigation_concluded } پایان یافت.
investigation-open = بررسی ما هنوز ادامه دارد.
next-update = خبر بعدی را در { $next_date } ساعت { $next_time } منتشر می‌کنیم.
next-update-page = خبر بعدی را در { $next_date } ساعت { $next_time } در { $page } منتشر می‌کنیم.

code = کد این پیام: { $code }
verify-page = برای اطمینان از اینکه پیام از ماست، { $page } را در مرورگر تایپ کنید و کد را وارد کنید.
verify-phone = برای اطمینان از اینکه پیام از ماست، با { $contact_phone } تماس بگیرید و کد را بگویید.
never-ask = ما هرگز گذرواژه، پین یا شمارهٔ کامل از شما نمی‌خواهیم: نه با تلفن، نه با ایمیل و نه با پیامک. اگر کسی چنین چیزی خواست، تماس را قطع کنید و خودتان با ما تماس بگیرید.

contact-phone-hours = تلفن: { $contact_phone } ({ $contact_hours }).
contact-phone = تلفن: { $contact_phone }.
contact-time-zone = این ساعت‌ها به وقت { $contact_time_zone } است.
contact-free = این تماس رایگان است.
contact-wait = { $contact_wait_minutes ->
    [one] اکنون زمان انتظار حدود { $contact_wait_minutes_text } دقیقه است.
   *[other] اکنون زمان انتظار حدود { $contact_wait_minutes_text } دقیقه است.
}
contact-other-ways = لازم نیست پشت تلفن منتظر بمانید: می‌توانید برای ما بنویسید.
contact-email = ایمیل: { $contact_email }.
contact-postal = نشانی پستی: { $contact_postal }.
contact-dpo-full = مسئول حفاظت از داده: { $contact_dpo_name }، { $contact_dpo_email }.
contact-dpo-email = مسئول حفاظت از داده: { $contact_dpo_email }.
contact-dpo-name = مسئول حفاظت از داده: { $contact_dpo_name }.
contact-formats = این پیام را با حروف درشت یا به زبان ساده هم می‌فرستیم و پشت تلفن هم برایتان می‌خوانیم. برای این کار با ما تماس بگیرید.

takes = { $minutes ->
    [one] حدود { $minutes_text } دقیقه طول می‌کشد.
   *[other] حدود { $minutes_text } دقیقه طول می‌کشد.
}
label-why = چرا:
label-by = کی:
label-where = کجا:
label-code = کد
by-today = امروز
by-this-week = این هفته
by-two-weeks = تا دو هفته
by-from-now-on = از همین حالا

sms-news = { $controller_name }: نشت داده.
sms-stolen = { $audience ->
    [guardian] این داده‌های فرزند شما دزدیده شد:
    [next_of_kin] این داده‌های عزیز درگذشتهٔ شما دزدیده شد:
   *[adult] این داده‌های شما دزدیده شد:
}
sms-affected = { $audience ->
    [guardian] این نشت شامل این داده‌های فرزند شما می‌شود:
    [next_of_kin] این نشت شامل این داده‌های عزیز درگذشتهٔ شما می‌شود:
   *[adult] این نشت شامل این داده‌های شما می‌شود:
}
sms-possible = { $audience ->
    [guardian] هنوز نمی‌دانیم این نشت به فرزند شما مربوط است یا نه. این پرونده‌ها شامل داده‌های فرزند شما است:
    [next_of_kin] هنوز نمی‌دانیم این نشت به عزیز درگذشتهٔ شما مربوط است یا نه. این پرونده‌ها شامل داده‌های او است:
   *[adult] هنوز نمی‌دانیم این نشت به شما مربوط است یا نه. این پرونده‌ها شامل داده‌های شما است:
}
sms-page = { $page } را تایپ کنید. کد: { $code }.
sms-phone = با { $contact_phone } تماس بگیرید. کد: { $code }.
sms-code = کد شما: { $code }.
sms-never-ask = ما هرگز گذرواژه یا پین نمی‌خواهیم.
sms-marker = تمرین.
