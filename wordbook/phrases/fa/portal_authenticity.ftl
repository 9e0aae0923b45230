# آیا این پیام واقعاً از ماست: آنچه در آن یافتیم؛ کلاهبرداری‌های دیده‌شده؛ گزارش دادن.
portal-verify-mail = یا ایمیل را به شکل فایل انتخاب کنید
portal-verify-mail-hint = فایلی با پسوند ‎.eml و حداکثر ۹۰۰ کیلوبایت. فقط متن آن را می‌خوانیم و چیزی نگه نمی‌داریم.
portal-verify-too-large = فایل بیش از اندازه بزرگ است. لطفاً به‌جای آن متن ایمیل را بچسبانید.

portal-verdict-scam = این کلاهبرداری را می‌شناسیم. به آن اعتماد نکنید.
portal-verdict-copied = کد از ماست، اما پیام از ما نیست. کسی کد را کپی کرده است. به آن اعتماد نکنید.
portal-verdict-look_alike = این فقط وانمود می‌کند که از ماست. به آن اعتماد نکنید.
portal-verdict-asks = در این پیام اطلاعات محرمانه خواسته شده است. ما هرگز چنین نمی‌کنیم. به آن اعتماد نکنید.
portal-verdict-not_ours = این از ما نیست.
portal-verdict-place = این از ماست. اما ثابت نمی‌کند که پیام یا تماسی از سوی ما بوده است.
portal-verdict-cannot_tell = نمی‌توانیم بگوییم که این از ماست یا نه.
portal-verdict-whole = هر چه در پیام یافتیم به خود ما می‌رسد. اما نمی‌توانیم تک‌تک واژه‌ها را بررسی کنیم.
portal-verdict-partial = متن بلندتر از آن بود که بتوانیم همه‌اش را بررسی کنیم.
portal-verdict-no-code = کدی در آن نیافتیم. هر پیام ما دربارهٔ نشت داده یک کد دارد.
portal-verdict-leave = لینک‌ها و پیوست‌هایش را باز نکنید، با شماره‌هایش تماس نگیرید و به آن پاسخ ندهید.
portal-verdict-type = نشانی ما را خودتان در مرورگر وارد کنید و لینک پیام‌ها را باز نکنید.
portal-verdict-dial = تماس‌گیرنده می‌تواند هر شماره‌ای را نشان دهد، حتی شمارهٔ ما را. تلفن را قطع کنید و خودتان با ما تماس بگیرید.
portal-verdict-harm = اگر پولی پرداخته‌اید یا گذرواژه یا شمارهٔ کارت خود را به کسی گفته‌اید، بی‌درنگ با بانک خود تماس بگیرید.
portal-verdict-found = آنچه در آن یافتیم

portal-thing-code = کد
portal-thing-link = لینک
portal-thing-phone = شمارهٔ تلفن
portal-thing-email = نشانی ایمیل
portal-thing-sender = فرستنده
portal-thing-request = درخواست
portal-standing-ours = از ماست
portal-standing-vouched = برای ما شناخته‌شده
portal-standing-not_ours = از ما نیست
portal-standing-known_scam = کلاهبرداری شناخته‌شده
portal-standing-look_alike = شبیه ماست، اما از ما نیست
portal-standing-cannot_tell = نمی‌توانیم بگوییم
portal-why-user_info = نام ما پیش از نشانهٔ @ آمده است. لینک به جای دیگری می‌رود.
portal-why-other_target = لینک نشانی ما را نشان می‌دهد، اما به جای دیگری می‌رود.
portal-why-prefix = نام ما در آغاز نشانی آمده است. آنچه در پایان می‌آید مهم است.
portal-why-homograph = برخی حرف‌ها فقط شبیه حرف‌های نشانی ما هستند.
portal-why-typo = با نشانی ما یک یا دو حرف تفاوت دارد.
portal-why-ending = پایان نشانی ما چیز دیگری است.
portal-why-contains = نام ما در آن آمده است، اما به ما تعلق ندارد.
portal-why-display_name = نام ما در کنار نشانی شخص دیگری آمده است.
portal-why-shortener = لینک کوتاه مقصد را پنهان می‌کند. ما لینک کوتاه به کار نمی‌بریم.
portal-why-scheme = ممکن است برنامه‌ای را اجرا کند. لینک‌های ما هرگز چنین نمی‌کنند.
portal-why-numeric = به‌جای نام فقط عدد دارد. لینک‌های ما هرگز چنین نیستند.
portal-why-forgeable = هر کسی می‌تواند فرستنده یا شماره را جعل کند.
portal-why-not_published = ما آن را اعلام نکرده‌ایم.
portal-why-asks_secret = متن، گذرواژه، پین، کد یا شمارهٔ کارت می‌خواهد.

portal-scams-title = کلاهبرداری‌های دیده‌شده
portal-scams-intro = مجرمان به نام ما پیام می‌فرستند و تماس می‌گیرند. این‌ها مواردی است که می‌شناسیم.
portal-scams-none = تا کنون چنین موردی نمی‌شناسیم. با این حال احتیاط کنید.
portal-scams-heading = { $way ->
    [email] ایمیل جعلی
    [sms] پیامک جعلی
    [phone] تماس تلفنی جعلی
    [post] نامهٔ جعلی
    [chat] پیام جعلی در پیام‌رسان
    [social] حساب یا نوشتهٔ جعلی
   *[web] وب‌سایت جعلی
}
portal-scams-seen = نخستین بار در { $day } دیده شد.
portal-scams-tell = چگونه آن را بشناسید
portal-scams-domains = نشانی‌هایی که به کار می‌برد (آن‌ها را باز نکنید)
portal-scams-phones = شماره‌هایی که به کار می‌برد (با آن‌ها تماس نگیرید)
portal-scams-senders = فرستنده‌هایی که به کار می‌برد
portal-scams-english = این توضیح فعلاً فقط به انگلیسی موجود است.
portal-scams-verify = بررسی پیامی که دریافت کرده‌اید
portal-scams-report = گزارش کلاهبرداری

portal-report-title = گزارش کلاهبرداری
portal-report-intro = آیا کسی به نام ما پیام داده یا تماس گرفته است؟ به ما بگویید. نه کد لازم است و نه ورود به حساب.
portal-report-secret = هرگز گذرواژه، پین یا شمارهٔ کامل کارت را برای ما نفرستید.
portal-report-text = پیام، لینک یا شماره
portal-report-text-hint = متن را بی‌تغییر بچسبانید، یا تماس را با کلمات خودتان شرح دهید.
portal-report-reach = راه تماس با شما (اختیاری)
portal-report-reach-hint = نشانی ایمیل یا شمارهٔ تلفن. بدون آن نمی‌توانیم پاسخ دهیم.
portal-report-send = فرستادن گزارش
portal-report-empty = لطفاً پیام را بچسبانید یا بنویسید چه اتفاقی افتاده است.
portal-report-long = متن طولانی‌تر از حد است. حداکثر { $most } نویسه بنویسید.
portal-report-faults = لطفاً این را بررسی کنید:
portal-report-thanks = سپاسگزاریم. گزارش شما به ما رسید.
portal-report-number = شمارهٔ گزارش شما: { $number }
portal-report-day = در { $day } دریافت شد.
portal-report-next = آن را بررسی می‌کنیم. اگر کلاهبرداری باشد، برای بستن آن اقدام می‌کنیم و در همین‌جا به دیگران هشدار می‌دهیم.
