portal-wishes-heading = آنچه نمی‌خواهید
portal-wishes-what = { $kind ->
    [objection] { $purpose ->
        [ads] هرگونه تبلیغ
        [all] هر تماسی که قانون اجازه می‌دهد آن را نپذیرید
       *[other] نوعی از تماس که می‌توانید با آن مخالفت کنید
    }
    [do_not_call] تماس تلفنی برای پیشنهاد و فروش
   *[opt_out] { $channel ->
        [email] ایمیل
        [sms] پیامک
        [voice] تماس تلفنی
        [post] نامه
        [inbox] پیام در صندوق حساب شما
        [push] اعلان در برنامهٔ ما
        [web] پیام در وب‌سایت ما
        [branch] گفت‌وگو در شعبه
       *[all] هر تماسی که قانون اجازه می‌دهد آن را نپذیرید
    }
}
portal-wishes-when = { $how ->
    [click] این را { $day } همین‌جا با یک کلیک گفته‌اید.
    [words] این را { $day } با سخن خودتان به ما گفته‌اید.
    [staff] همکار ما این را { $day } ثبت کرده است.
   *[file] این را { $day } از پرونده‌های پیشین خود برداشته‌ایم.
}
portal-wishes-note = هر زمان می‌توانید آن را پس بگیرید. پس از آن هم تا خودتان موافقت نکنید، تبلیغی برایتان نمی‌فرستیم.
portal-wishes-back-ads = مخالفتم را با تبلیغ پس می‌گیرم.
portal-wishes-back-all = مخالفتم را پس می‌گیرم.
portal-wishes-button-ads = پس گرفتن آنچه دربارهٔ تبلیغ گفته‌ام
portal-wishes-button-all = پس گرفتن همه
