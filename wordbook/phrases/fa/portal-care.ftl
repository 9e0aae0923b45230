# شایعه‌ها، شفافیت، گفت‌وگو و آنچه «پروندهٔ من» دربارهٔ تماس‌ها نشان می‌دهد.
portal-nav-rumours = چه می‌گویند
portal-nav-openness = کارنامهٔ ما
portal-nav-chat = گفت‌وگو
portal-nav-claim = اعلام خسارت
portal-nav-claim-status = درخواست خسارت من
portal-nav-fair = چه چیزی منصفانه است
portal-care-rumours-title = چه می‌گویند و چه درست است
portal-care-rumours-intro = اینجا می‌خوانید دیگران دربارهٔ رخداد چه می‌گویند و ما به چه رسیده‌ایم. تنها چیزی را نشان می‌دهیم که بررسی کرده‌ایم.
portal-care-rumours-none = اکنون چیزی اینجا نیست.
portal-care-rumours-said = می‌گویند:
portal-care-rumours-true = آنچه ما دریافته‌ایم:
portal-care-rumours-since = این را از { $day } می‌گوییم.
portal-care-rumours-other-language = این پاسخ هنوز به زبان شما آماده نیست.
portal-care-rumours-ask = چیز دیگری شنیده‌اید؟ از ما بپرسید.
portal-care-chat-title = گفت‌وگو
portal-care-chat-intro = اینجا برای ما بنویسید. انسان پاسخ می‌دهد، نه برنامه. لازم نیست نامتان را بگویید. شماره‌ای می‌گیرید و با آن هر زمان پاسخ ما را می‌خوانید.
portal-care-chat-first-label = پیام شما
portal-care-chat-label = پیام دیگر
portal-care-chat-hint = لطفاً گذرواژه، رمز یا شمارهٔ کارت ننویسید.
portal-care-chat-send = فرستادن
portal-care-chat-again = دوباره نگاه کنید
portal-care-chat-again-hint = این صفحه خودبه‌خود تازه نمی‌شود.
portal-care-chat-number = شمارهٔ شما
portal-care-chat-keep = لطفاً این شماره را یادداشت کنید. هر کس آن را داشته باشد می‌تواند این گفت‌وگو را بخواند.
portal-care-chat-look-title = شماره دارم
portal-care-chat-look-label = شمارهٔ گفت‌وگو
portal-care-chat-look-hint = دوازده حرف و رقم لاتین، بزرگ یا کوچک، با خط تیره یا بدون آن.
portal-care-chat-look-send = نمایش گفت‌وگوی من
portal-care-chat-none = گفت‌وگویی با این شماره نمی‌شناسیم. لطفاً تک‌تک نویسه‌ها را بررسی کنید.
portal-care-chat-empty = لطفاً این خانه را پر کنید.
portal-care-chat-full = این گفت‌وگو پر شده است. لطفاً گفت‌وگوی تازه‌ای آغاز کنید یا به ما تلفن بزنید.
portal-care-chat-long = متن بیش از اندازه بلند است. لطفاً آن را در دو پیام بفرستید.
portal-care-chat-busy = اکنون کسان بسیاری برای ما می‌نویسند. متن شما در پایین است. لطفاً یک دقیقه صبر کنید و دوباره بفرستید.
portal-care-chat-confirm = در یک دقیقه پیام‌های بسیاری از اتصال شما رسیده است. متن شما در پایین است. لطفاً یک بار دیگر «فرستادن» را بزنید.
portal-care-thread-you = پیام شما در { $day }
portal-care-thread-waits = تا { $day } پاسخ می‌دهیم.
portal-care-open-title = کارنامهٔ ما
portal-care-open-intro = اینجا می‌بینید چگونه پاسخ می‌دهیم، کمک ما به چند نفر رسیده است، چه چیزی را چرا پنهان کرده‌ایم و بررسی مستقل چه یافته است.
portal-care-open-as-of = تا { $day }. جایی که پای شمار بسیار کمی در میان باشد عددی نمی‌نویسیم تا کسی شناخته نشود.
portal-care-open-none-yet = هنوز آماری منتشر نکرده‌ایم.
portal-care-open-served = چگونه پاسخ می‌دهیم
portal-care-open-contacts = پرسش‌ها و پیام‌های دیگر
portal-care-open-complaints = شکایت‌ها و درخواست‌های خسارت
portal-care-open-all = روی هم
portal-care-open-part = { $part ->
    [in_time] پاسخ به‌موقع
    [late] پاسخ با تأخیر
    [waiting] هنوز بی‌پاسخ، در مهلت
   *[overdue] بی‌پاسخ، پس از پایان مهلت
}
portal-care-open-half = زمانی که نیمی از افراد تا آن، نخستین پاسخ را گرفتند
portal-care-open-ninety = زمانی که از هر ده نفر نُه نفر تا آن، نخستین پاسخ را گرفتند
portal-care-open-waits = مدتی که نیمی از افراد بی‌پاسخ تاکنون چشم‌به‌راه‌اند
portal-care-open-more-than = بیش از { $time }
portal-care-open-minutes = { $count ->
   *[other] { $number } دقیقه
}
portal-care-open-hours = { $count ->
   *[other] { $number } ساعت
}
portal-care-open-days = { $count ->
   *[other] { $number } روز
}
portal-care-open-hidden = نشان نمی‌دهیم
portal-care-open-help = کمک ما تا کجا رسیده است
portal-care-open-remedy = { $kind ->
    [monitoring] پایش
   *[card] کارت تازه
}
portal-care-open-of = برای چند نفر
portal-care-open-given = داده شده
portal-care-open-used = به کار گرفته شده
portal-care-open-done-what = آنچه خود افراد انجام داده‌اند
portal-care-open-said = انجام شده، به گفتهٔ خودشان
portal-care-open-seen = انجام شده، با مدرکی که دیده‌ایم
portal-care-open-what = موضوع
portal-care-open-how-many = چند
portal-care-open-moderated = آنچه در صفحه‌های خود پنهان کرده‌ایم
portal-care-open-moderated-why = نوشتهٔ دیگران را تنها به دلیل‌های زیر پنهان می‌کنیم. انتقاد می‌ماند.
portal-care-open-reason = دلیل
portal-care-open-times = پنهان شده
portal-care-open-back = دوباره نمایش داده شده
portal-care-open-hide = { $reason ->
    [others_personal_data] دادهٔ شخصی دیگران
    [threats] تهدید افراد
   *[spam] هرزنامه
}
portal-care-open-audit = بررسی مستقل
portal-care-open-audit-none = هنوز نتیجهٔ هیچ بررسی منتشر نشده است.
portal-care-open-auditor = بررسی‌کننده:
portal-care-open-scope = موضوع بررسی:
portal-care-open-findings = چه یافته شد
portal-care-open-ties = پیوندهایی با ما که بررسی‌کننده اعلام کرده است:
portal-care-open-more = { $count ->
   *[other] { $number } یافتهٔ دیگر هنوز منتشر نشده است.
}
portal-care-open-finding-state = { $state ->
    [verified] برطرف شده و فرد دیگری آن را بررسی کرده است
    [done] برطرف شده، هنوز بررسی نشده
    [in_work] در حال برطرف شدن
   *[open] هنوز برطرف نشده
}
portal-care-open-finding-due = مهلت: { $day }
portal-care-open-finding-late = مهلت گذشته است: { $day }
portal-care-open-finding-grade = { $severity ->
    [critical] بحرانی
    [high] شدید
    [medium] متوسط
   *[low] کم
}
portal-care-open-report = گزارش:
portal-care-own-thread = پیام‌های من
portal-care-own-thread-intro = هر زمان می‌توانید برای ما بنویسید. از راه کد می‌دانیم که خود شمایید.
portal-care-own-thread-none = هنوز اینجا چیزی برای ما ننوشته‌اید.
portal-care-own-write = برای ما بنویسید
portal-care-own-write-hint = لطفاً گذرواژه، رمز یا شمارهٔ کارت ننویسید.
portal-care-own-send = فرستادن
portal-care-own-contacts = هر بار که دربارهٔ تماس با شما تصمیم گرفتیم
portal-care-own-contacts-none = هنوز چنین تصمیمی نبوده است.
portal-care-own-decision = { $purpose ->
    [statutory_notice] اطلاعیهٔ قانونی
    [incident_update] خبر تازه از رخداد
    [fraud_alert] هشدار کلاهبرداری
    [complaint] شکایت شما
    [service] قرارداد شما
    [remedy] کمکی که حق شماست
    [survey] نظرسنجی
    [marketing] تبلیغ
   *[sales] فروش
}: { $decision ->
    [allow] تصمیم گرفتیم{ $channel ->
        [email] { " " }با ایمیل
        [sms] { " " }با پیامک
        [voice] { " " }با تلفن
        [post] { " " }با نامه
        [inbox] { " " }از راه صندوق پیام حساب شما
        [push] { " " }از راه برنامهٔ ما
        [branch] { " " }در شعبه
        [web] { " " }در وب‌سایت
       *[none] { "" }
    } با شما تماس بگیریم
    [defer] تصمیم گرفتیم دیرتر با شما تماس بگیریم
   *[deny] تصمیم گرفتیم با شما تماس نگیریم
}
portal-care-own-laws = بر پایهٔ کدام قانون
portal-care-own-object = تبلیغ نمی‌خواهم
portal-care-own-object-intro = یک کلیک بس است. لازم نیست دلیلی بیاورید. آنچه را قانون می‌خواهد و آنچه از شما محافظت می‌کند همچنان به شما می‌گوییم.
portal-care-own-object-button = لطفاً تبلیغ نفرستید
portal-care-own-objected = شما با تبلیغ مخالفت کرده‌اید. به آن پایبندیم.
portal-care-own-object-words = یا در یک جمله بگویید چه نمی‌خواهید
portal-care-own-object-hint = برای نمونه: لطفاً به من تلفن نکنید.
portal-care-own-object-send = فرستادن جمله
portal-care-done-step = ثبت شد.
portal-care-done-monitor = کد شما را آماده می‌کنیم. لطفاً چند لحظهٔ دیگر دوباره نگاه کنید.
portal-care-done-write = پیام شما به ما رسید. پاسخ ما را همین‌جا می‌خوانید.
portal-care-done-object = ثبت شد. از این پس به آن پایبندیم.
portal-care-fault-no-text = لطفاً نخست چیزی بنویسید.
portal-care-fault-long-text = متن بیش از اندازه بلند است. لطفاً آن را در دو پیام بفرستید.
portal-care-fault-full = اینجا دیگر جا نیست. لطفاً از راه دیگری برای ما بنویسید.
portal-care-fault-busy = اکنون کسان بسیاری برای ما می‌نویسند. لطفاً یک دقیقه صبر کنید و دوباره بفرستید.
portal-care-fault-not-done = انجام نشد. لطفاً دوباره تلاش کنید یا از راه دیگری با ما تماس بگیرید.
