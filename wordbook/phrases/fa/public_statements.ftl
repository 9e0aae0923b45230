# بیانیه‌ها به فارسی: بیانیهٔ نخست، رسانه‌ها، صفحهٔ وضعیت، آگهی عمومی. نخست می‌گوییم چه شد.
# با همه سخن می‌گوید؛ «شما» فقط در توصیه‌ها می‌آید.

pub-subject = نشت داده در { $controller_name }: آنچه می‌دانیم
pub-subject-bare = نشت داده: آنچه می‌دانیم
pub-subject-status = نشت داده در { $controller_name }: وضعیت کنونی
pub-subject-status-bare = نشت داده: وضعیت کنونی
pub-subject-substitute = آگهی نشت داده در { $controller_name }
pub-subject-substitute-bare = آگهی نشت داده

pub-h-known = آنچه می‌دانیم
pub-h-unknown = آنچه هنوز نمی‌دانیم
pub-h-happened = چه اتفاقی افتاد
pub-h-data = این نشت شامل چه داده‌هایی است
pub-h-data-stolen = چه داده‌هایی دزدیده شد
pub-h-doing = ما چه می‌کنیم
pub-h-now = اکنون چه می‌کنیم
pub-h-do = اکنون چه می‌توانید بکنید
pub-h-more = خبرهای بعدی: کی و کجا
pub-h-responsible = مسئولیت با کیست
pub-h-repair = برای آسیب‌دیدگان چه می‌کنیم
pub-h-contact = راه‌های تماس با ما
pub-h-press = برای رسانه‌ها
pub-h-researchers = برای پژوهشگران امنیت
pub-h-corrected = آنچه اصلاح کرده‌ایم
pub-h-for-whom = این آگهی برای کیست

pub-lead-stolen = از { $controller_name } داده‌های شخصی دزدیده شد.
pub-lead-exposed = در { $controller_name } نشت داده رخ داد. این نشت شامل داده‌های شخصی است.
pub-lead-lost = { $controller_name } پرونده‌هایی با داده‌های شخصی را گم کرده است.
pub-lead-misdirected = { $controller_name } داده‌های شخصی را برای گیرندهٔ اشتباه فرستاد.
pub-lead-checking = در { $controller_name } رخدادی امنیتی پیش آمد. در حال بررسی هستیم که آیا داده‌های شخصی دزدیده شده است یا نه.
pub-others-first = دیگران این خبر را در { $anchor_first_public_by_others } منتشر کردند.
pub-as-of = این‌ها را در { $notice_date } می‌دانستیم.

pub-data-stolen = این داده‌ها دزدیده شد:
pub-data-exposed = این نشت شامل این داده‌هاست:
pub-data-possible = پرونده‌هایی که بررسی می‌کنیم شامل این داده‌هاست:
pub-data-all = این فهرست برای همهٔ افراد با هم است. اطلاعیهٔ شما داده‌های خود شما را نام می‌برد.
pub-data-all-press = این فهرست برای همهٔ افراد با هم است. اطلاعیهٔ هر فرد داده‌های خود او را نام می‌برد.
pub-count-exact = این نشت به { $exposure_persons_text } نفر مربوط است.
pub-count-at-least = این نشت دست‌کم به { $exposure_persons_text } نفر مربوط است.
pub-count-about = این نشت به حدود { $exposure_persons_text } نفر مربوط است.
pub-unknown-data = هنوز نمی‌دانیم این نشت شامل چه داده‌هایی است.
pub-unknown-who = هنوز نمی‌دانیم موضوع به شما مربوط است یا نه.
pub-unknown-count = هنوز نمی‌دانیم این نشت به چند نفر مربوط است.

pub-told-since = از { $anchor_individuals_notified } به افرادی که موضوع به آنان مربوط است خبر می‌دهیم.
pub-tell-each = به هر کسی که موضوع به او مربوط است جداگانه خبر می‌دهیم.
pub-responsible = مسئولیت داده‌هایی که به ما سپرده‌اند با ماست. پوزش می‌خواهیم.
pub-repair-monitoring = { $remedy_monitoring_months ->
    [one] ما هزینهٔ { $remedy_monitoring_months_text } ماه پایش اعتباری آسیب‌دیدگان را می‌پردازیم.
   *[other] ما هزینهٔ { $remedy_monitoring_months_text } ماه پایش اعتباری آسیب‌دیدگان را می‌پردازیم.
}
pub-repair-cards = کارت‌های مربوط را عوض می‌کنیم و هزینه‌اش را می‌پردازیم.
pub-repair-losses = زیان‌هایی را که این نشت به بار آورد جبران می‌کنیم.
pub-repair-documents = اگر لازم باشد مدارک شناسایی عوض شود، هزینه‌اش را می‌پردازیم.
pub-repair-legal = اگر کسی از این داده‌ها سوءاستفاده کند، هزینهٔ کمک حقوقی را می‌پردازیم.
pub-repair-terms = برای این کار کارت پرداخت لازم نیست، خودبه‌خود پایان می‌یابد و هیچ حقی از کسی گرفته نمی‌شود.

pub-actions-intro = اگر موضوع به داده‌های شما مربوط است، این گام‌ها را به ترتیب انجام دهید.
pub-do-steps = تا بیشتر بدانیم: ۱) پیوندهای پیام‌های این نشت را باز نکنید، ۲) نشانی ما را خودتان تایپ کنید، ۳) تماس مشکوک را قطع کنید و خودتان به ما زنگ بزنید.
pub-do-account = حساب خود را نگه دارید. بستن حساب این نشت را جبران نمی‌کند.
pub-measure-passwords = گذرواژه‌های قدیمی دیگر کار نمی‌کند.
pub-do-type = هیچ پیوندی را در پیام‌های مربوط به این نشت باز نکنید. نشانی ما را خودتان در مرورگر تایپ کنید.
pub-verify-page = هر اطلاعیهٔ ما یک کد دارد. برای بررسی پیام، { $page } را در مرورگر تایپ کنید و کد را وارد کنید.
pub-verify-phone = هر اطلاعیهٔ ما یک کد دارد. برای بررسی پیام، با { $contact_phone } تماس بگیرید و کد را بگویید.
pub-where-web = همهٔ بیانیه‌های ما دربارهٔ این نشت اینجاست: { $contact_web }.

pub-press-email = نشانی برای خبرنگاران: { $press_email }.
pub-press-phone = تلفن برای خبرنگاران: { $press_phone }.
pub-press-equal = همهٔ رسانه‌ها همزمان همان پاسخ‌ها را می‌گیرند. نقل این بیانیه آزاد است.
pub-researchers = اگر چیزی یافته‌اید، به { $security_contact } بنویسید. از هر کسی که به ما خبر دهد سپاسگزاریم.

pub-status-version = این نسخهٔ { $status_version_text } این صفحه است و دانستهٔ ما در { $notice_date } را می‌گوید.
pub-status-earlier = نسخه‌های پیشین همچنان در دسترس است. چیزی را پاک نمی‌کنیم.
pub-corrected = در { $said_date } نوشتیم: «{ $said }» این گفته دیگر درست نیست.

pub-sub-unreachable = این آگهی برای کسانی است که موضوع به آنان مربوط است و با نامه و ایمیل به آنان دسترسی نداشتیم.
pub-sub-disproportionate = این آگهی برای همهٔ کسانی است که موضوع به آنان مربوط است. نمی‌توانیم به تک‌تک آنان نامه بنویسیم.
pub-sub-toll-free = برای آنکه بدانید موضوع به داده‌های شما مربوط است یا نه، رایگان با { $contact_toll_free } تماس بگیرید.
pub-sub-days = این آگهی دست‌کم { $substitute_days_text } روز در صفحهٔ اصلی ما می‌ماند و شماره هم همین مدت پاسخ می‌دهد.
pub-sub-until = این آگهی تا { $anchor_substitute_until } در صفحهٔ اصلی ما می‌ماند.
