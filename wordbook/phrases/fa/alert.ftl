# اطلاعیه به فارسی. خطاب «شما»، جمله‌های کوتاه. متن لاتین میان نشانه‌های جداساز (U+2068 و U+2069) می‌آید.

marker = تمرین. این پیام آزمایش واکنش ما به نشت داده است. برای داده‌های شما اتفاقی نیفتاده است.
marker-subject = تمرین:

subject-long = { $audience ->
    [guardian] نشت داده در { $controller_name }: داده‌های فرزند شما
   *[adult] نشت داده در { $controller_name }: داده‌های شخصی شما
}
subject-short = { $audience ->
    [guardian] نشت داده در { $controller_name }: فرزند شما
   *[adult] نشت داده در { $controller_name }: داده‌های شما
}
subject-possible = نشت داده در { $controller_name }: لطفاً بخوانید
subject-bare = { $audience ->
    [guardian] نشت داده: موضوع به داده‌های فرزند شما مربوط است
   *[adult] نشت داده: موضوع به داده‌های شخصی شما مربوط است
}

title-stolen = { $audience ->
    [guardian] نشت داده: داده‌های شخصی فرزند شما دزدیده شد
   *[adult] نشت داده: داده‌های شخصی شما دزدیده شد
}
title-exposed = { $audience ->
    [guardian] نشت داده شامل داده‌های شخصی فرزند شما می‌شود
   *[adult] نشت داده شامل داده‌های شخصی شما می‌شود
}
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
h-rights = حقوق شما و نشانی نهادهای رسمی

# The place of the salutation, which is said to each person in the form that fits.
greeting = { $greeting }

salutation = { $audience ->
    [guardian] خطاب به پدر، مادر یا سرپرست { $name }
   *[adult] { $name } گرامی،
}

addressee = { $audience ->
    [guardian] سرپرست { $name }
   *[adult] { $name }
}

lead-stolen = { $audience ->
    [guardian] داده‌های شخصی فرزند شما از { $controller_name } دزدیده شد.
   *[adult] داده‌های شخصی شما از { $controller_name } دزدیده شد.
}
lead-exposed = { $audience ->
    [guardian] در { $controller_name } نشت داده رخ داد. این نشت شامل داده‌های شخصی فرزند شما می‌شود.
   *[adult] در { $controller_name } نشت داده رخ داد. این نشت شامل داده‌های شخصی شما می‌شود.
}
lead-lost = { $audience ->
    [guardian] { $controller_name } پرونده‌هایی با داده‌های شخصی فرزند شما را گم کرده است.
   *[adult] { $controller_name } پرونده‌هایی با داده‌های شخصی شما را گم کرده است.
}
lead-misdirected = { $audience ->
    [guardian] { $controller_name } داده‌های شخصی فرزند شما را برای گیرندهٔ اشتباه فرستاد.
   *[adult] { $controller_name } داده‌های شخصی شما را برای گیرندهٔ اشتباه فرستاد.
}
lead-possible = { $audience ->
    [guardian] در { $controller_name } نشت داده رخ داد. هنوز نمی‌دانیم که داده‌های فرزند شما هم جزو آن بوده است یا نه.
   *[adult] در { $controller_name } نشت داده رخ داد. هنوز نمی‌دانیم که داده‌های شما هم جزو آن بوده است یا نه.
}
when-occurred = این نشت در { $anchor_occurred } رخ داد.
when-unknown = هنوز نمی‌دانیم این نشت در چه روزی رخ داد.
act-now = لطفاً گام‌های زیر را همین حالا انجام دهید.

affected-stolen = { $audience ->
    [guardian] بله، به فرزند شما مربوط است. این داده‌ها دزدیده شد:
   *[adult] بله. این داده‌های شما دزدیده شد:
}
affected-exposed = { $audience ->
    [guardian] بله. این نشت شامل این داده‌های فرزند شما می‌شود:
   *[adult] بله. این نشت شامل این داده‌های شما می‌شود:
}
affected-possible = { $audience ->
    [guardian] هنوز نمی‌دانیم و بررسی می‌کنیم. این پرونده‌ها شامل این داده‌های فرزند شما است:
   *[adult] هنوز نمی‌دانیم و بررسی می‌کنیم. این پرونده‌ها شامل این داده‌های شما است:
}

actions-intro = { $audience ->
    [guardian] این گام‌ها را برای فرزندتان به ترتیب انجام دهید.
   *[adult] این گام‌ها را به ترتیب انجام دهید.
}

card-replaced = بله. کارت را به هزینهٔ خودمان عوض می‌کنیم.
card-order = ما خودمان کارت جدید نمی‌فرستیم. کارت را مسدود کنید و از بانک صادرکننده کارت جدید بخواهید.
card-not-part = نه. داده‌های کارت شما جزو این نشت نبود.

account-data = نه. بستن حساب این نشت را جبران نمی‌کند. صورت‌حساب‌ها را بررسی کنید و هر پرداخت ناآشنا را گزارش دهید.
account-password = نه. بستن حساب لازم نیست. یک گذرواژهٔ جدید از حساب شما محافظت می‌کند.
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

discovered = ما این نشت را در { $anchor_discovered } کشف کردیم.
discovered-detected = نخستین نشانه‌ها را در { $anchor_detected } دیدیم.
discovered-aware = ما از { $anchor_aware } از این نشت آگاهیم.
discovered-unknown = هنوز روشن نیست نخستین نشانه‌ها کی دیده می‌شد.
notice-date = این پیام را در { $notice_date } نوشتیم.
delay-police = پلیس از ما خواست که برای فرستادن این پیام صبر کنیم.
delay-no-police = هیچ تحقیق پلیسی این پیام را به تأخیر نینداخت.

cons-identity = مجرمان با چنین داده‌هایی به نام دیگران وام می‌گیرند یا قرارداد می‌بندند.
cons-card = مجرمان تلاش می‌کنند با داده‌های کارت دیگران خرید کنند.
cons-account = با داده‌های حساب، تماس‌ها و صورت‌حساب‌های جعلی واقعی به نظر می‌رسد.
cons-password = مجرمان چنین گذرواژه‌هایی را در سایت‌های دیگر هم امتحان می‌کنند.
cons-security = مجرمان با چنین پاسخی وارد حساب‌ها می‌شوند.
cons-sensitive = داده‌های سلامت و بدن خصوصی است و مجرمان از آن برای باج‌گیری استفاده می‌کنند.
cons-contact = منتظر تماس‌ها، ایمیل‌ها و پیامک‌هایی باشید که وانمود می‌کنند از طرف ما هستند.
cons-steps = گام‌های این پیام کار مجرمان را سخت‌تر می‌کند.

responsibility = پوزش می‌خواهیم. { $controller_name } وظیفه داشت از این داده‌ها محافظت کند و ما کوتاهی کردیم. مسئولیت این کوتاهی با ماست.

repair-monitoring = { $remedy_monitoring_months ->
    [one] ما هزینهٔ { $remedy_monitoring_months_text } ماه پایش اعتباری را می‌پردازیم.
   *[other] ما هزینهٔ { $remedy_monitoring_months_text } ماه پایش اعتباری را می‌پردازیم.
}
repair-cards = کارت را عوض می‌کنیم و هزینه‌اش را می‌پردازیم.
repair-losses = زیانی را که این نشت به شما بزند جبران می‌کنیم.
repair-documents = اگر لازم باشد مدارک شناسایی عوض شود، هزینه‌اش را می‌پردازیم.
repair-legal = اگر کسی از این داده‌ها سوءاستفاده کند، هزینهٔ کمک حقوقی را می‌پردازیم.
repair-audit = بررسی مستقل امنیت سامانه‌هایمان را سفارش داده‌ایم.
repair-terms = برای این کار کارت پرداخت لازم نیست، خودبه‌خود پایان می‌یابد و هیچ حقی از شما گرفته نمی‌شود.

measure-access-closed = راهی را که از آن وارد شده بودند بسته‌ایم.
measure-passwords-reset = گذرواژه‌های مربوط را باطل کرده‌ایم.
measure-authority-notified = این نشت را به نهاد حفاظت از داده گزارش داده‌ایم.
measure-police-notified = این نشت را به پلیس گزارش داده‌ایم.
investigation-finished = بررسی ما در { $anchor_investigation_concluded } پایان یافت.
investigation-open = بررسی ما هنوز ادامه دارد.
next-update = خبر بعدی را در { $next_date } ساعت { $next_time } منتشر می‌کنیم.

code = کد این پیام: { $code }
verify-page = برای اطمینان از اینکه پیام از ماست، { $page } را در مرورگر تایپ کنید و کد را وارد کنید.
verify-phone = برای اطمینان از اینکه پیام از ماست، با { $contact_phone } تماس بگیرید و کد را بگویید.
never-ask = ما هرگز گذرواژه، پین یا شمارهٔ کامل از شما نمی‌خواهیم. این کار را نه با تلفن می‌کنیم، نه با ایمیل و نه با پیامک. اگر کسی چنین چیزی خواست، تماس را قطع کنید و خودتان با ما تماس بگیرید.

contact-phone-hours = تلفن: { $contact_phone } ({ $contact_hours }).
contact-phone = تلفن: { $contact_phone }.
contact-email = ایمیل: { $contact_email }.
contact-postal = نشانی پستی: { $contact_postal }.
contact-dpo-full = مسئول حفاظت از داده: { $contact_dpo_name }، { $contact_dpo_email }.
contact-dpo-email = مسئول حفاظت از داده: { $contact_dpo_email }.
contact-dpo-name = مسئول حفاظت از داده: { $contact_dpo_name }.

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
   *[adult] این داده‌های شما دزدیده شد:
}
sms-affected = { $audience ->
    [guardian] این نشت شامل این داده‌های فرزند شما می‌شود:
   *[adult] این نشت شامل این داده‌های شما می‌شود:
}
sms-possible = { $audience ->
    [guardian] هنوز نمی‌دانیم این نشت به فرزند شما مربوط است یا نه. این پرونده‌ها شامل داده‌های فرزند شما است:
   *[adult] هنوز نمی‌دانیم این نشت به شما مربوط است یا نه. این پرونده‌ها شامل داده‌های شما است:
}
sms-page = { $page } را تایپ کنید. کد: { $code }.
sms-phone = با { $contact_phone } تماس بگیرید. کد: { $code }.
sms-code = کد شما: { $code }.
sms-never-ask = ما هرگز گذرواژه یا پین نمی‌خواهیم.
sms-marker = تمرین.
