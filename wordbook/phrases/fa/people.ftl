# آنچه پس از اطلاع‌رسانی یا به جای آن گفته می‌شود: کارت جدید، خبرهای تازه، اصلاح، و اینکه موضوع به شما مربوط نیست.

h-until-then = تا آن زمان چه کنم؟
h-new = چه خبر تازه‌ای هست؟
h-unknown = چه چیزی را هنوز نمی‌دانیم؟
h-correction = چه چیزی را اصلاح می‌کنیم؟
h-why = چرا به شما می‌نویسیم؟
h-found = چه چیزی روشن شد؟
h-open = چه راهی برای شما باز می‌ماند؟
h-old-card = کارت قدیمی چه می‌شود؟

reissue-subject = نشت داده در { $controller_name }: کارت را عوض می‌کنیم
reissue-subject-bare = نشت داده: کارت را عوض می‌کنیم
reissue-title = نشت داده: کارت را عوض می‌کنیم
reissue-new-by = کارت جدید را تا { $anchor_new_card_sent_by } می‌فرستیم.
reissue-new-unknown = هنوز نمی‌دانیم آن را در چه روزی می‌فرستیم.
reissue-old-blocked = کارت قدیمی از { $anchor_old_card_blocked } مسدود است.
reissue-old-unknown = هنوز نمی‌دانیم کارت قدیمی از چه روزی مسدود می‌شود.
reissue-interim-virtual = تا رسیدن کارت جدید می‌توانید با کارت مجازی در برنامهٔ ما پرداخت کنید.
reissue-interim-branch = تا رسیدن کارت جدید می‌توانید از شعبه‌های ما پول نقد بگیرید. مدرک شناسایی همراه داشته باشید.
reissue-interim-transfer = تا رسیدن کارت جدید می‌توانید با حواله پرداخت کنید.
reissue-interim-unknown = از حساب پول نقد بگیرید یا حواله کنید.
reissue-recurring-updated = شمارهٔ جدید را به شرکت‌هایی که به طور منظم از کارت برداشت می‌کنند می‌دهیم.
reissue-recurring-you = برخی شرکت‌ها به طور منظم از کارت برداشت می‌کنند. شمارهٔ جدید را خودتان در سایت هر شرکت وارد کنید.
reissue-pin-same = رمز کارت تغییر نمی‌کند.
reissue-pin-new = رمز جدید در نامه‌ای جداگانه می‌رسد.

delivery-subject = کارت جدید شما پس از نشت داده در { $controller_name }
delivery-subject-bare = کارت جدید شما پس از نشت داده
delivery-title = کارت جدید پس از نشت داده
delivery-lead-stolen = داده‌های کارت قدیمی از { $controller_name } دزدیده شد. به همین دلیل برای شما کارت جدید می‌فرستیم.
delivery-lead = نشت داده در { $controller_name } شامل داده‌های کارت قدیمی بود. به همین دلیل برای شما کارت جدید می‌فرستیم.
delivery-use = بله، این همان کارت است. از این پس از آن استفاده کنید و کارت قدیمی و تراشهٔ آن را با قیچی ببرید.

update-subject = نشت داده در { $controller_name }: خبرهای تازه
update-subject-bare = نشت داده: خبرهای تازه
update-title = نشت داده: خبرهای تازه
update-lead-stolen = دربارهٔ نشت داده در { $controller_name } خبر تازه‌ای هست. { whose } دزدیده شد.
update-lead = دربارهٔ نشت داده در { $controller_name } خبر تازه‌ای هست. این نشت شامل { whose } می‌شود.
update-lead-possible = دربارهٔ نشت داده در { $controller_name } خبر تازه‌ای هست. هنوز نمی‌دانیم که { whose } هم جزو آن بوده است یا نه.
update-since = نخستین بار در { $anchor_individuals_notified } به شما نوشتیم.
update-added = این داده‌ها را پیش‌تر نام نبرده بودیم: { $added_elements }. این نشت شامل آن‌ها هم می‌شود.
update-removed = این داده‌ها را پیش‌تر نام برده بودیم: { $removed_elements }. این نشت شامل آن‌ها نمی‌شود.

correction-subject = نشت داده در { $controller_name }: پیام خود را اصلاح می‌کنیم
correction-subject-bare = نشت داده: پیام خود را اصلاح می‌کنیم
correction-title = نشت داده: پیام خود را اصلاح می‌کنیم
correction-lead = دربارهٔ نشت داده در { $controller_name } چیزی نادرست به شما گفتیم. پوزش می‌خواهیم و آن را اینجا اصلاح می‌کنیم.
correction-said = در { $said_date } نوشتیم: «{ $said }»
correction-wrong = این درست نیست.
correction-now = درست این است: «{ $now }»
correction-unknown = هنوز نمی‌دانیم درست چیست.
correction-added = این داده‌ها را نام نبرده بودیم: { $added_elements }. این نشت شامل آن‌ها هم می‌شود.
correction-removed = این داده‌ها را نام برده بودیم: { $removed_elements }. این نشت شامل آن‌ها نمی‌شود.
steps-done = گامی را که پیش‌تر انجام داده‌اید لازم نیست تکرار کنید.

unaffected-subject = نشت داده در { $controller_name }: { unaffected-whose } جزو آن نبود
unaffected-subject-bare = نشت داده: { unaffected-whose } جزو آن نبود
unaffected-title = نشت داده: { unaffected-whose } جزو آن نبود
unaffected-whose = { $audience ->
    [guardian] داده‌های فرزند شما
    [next_of_kin] داده‌های عزیز درگذشتهٔ شما
   *[adult] داده‌های شما
}
unaffected-lead = در { $controller_name } نشت داده رخ داد. { unaffected-whose } جزو آن نبود.
unaffected-since = از { $anchor_scope_identified } می‌دانیم در پرونده‌هایی که به آن‌ها دسترسی پیدا شد چه داده‌هایی بود.
unaffected-why = دیگران هم از این موضوع می‌گویند و مجرمان پیام‌های جعلی می‌فرستند. پس از خود ما بشنوید که وضع شما چیست.
unaffected-sorry = از این رخداد پوزش می‌خواهیم. مسئولیت آن با ماست.
unaffected-nothing = لازم نیست کاری بکنید.
unaffected-change = اگر چیز دیگری روشن شود، دوباره به شما می‌نویسیم.

clear-subject = نشت داده در { $controller_name }: بررسی ما پایان یافت
clear-subject-bare = نشت داده: بررسی ما پایان یافت
clear-title = نشت داده: نتیجهٔ بررسی ما
clear-lead = بررسی ما دربارهٔ نشت داده در { $controller_name } در { $anchor_investigation_concluded } پایان یافت.
clear-affected = این نشت شامل { whose } می‌شود.
clear-possible = نتوانستیم روشن کنیم که { whose } جزو این نشت بوده است یا نه.
clear-when-unknown = نتوانستیم روشن کنیم که این نشت در چه روزی رخ داد.
clear-cause-unknown = نتوانستیم روشن کنیم که این نشت چگونه رخ داد.
clear-copied-unknown = نتوانستیم روشن کنیم که از داده‌ها نسخه‌برداری شده است یا نه.
clear-claims-until = زیان خود را می‌توانید تا { $anchor_claims_close } از ما مطالبه کنید.
clear-claims = زیان خود را هنوز می‌توانید به ما گزارش دهید.
clear-rights = همهٔ حقوق شما محفوظ است.
clear-stay-alert = مجرمان از دادهٔ دزدیده‌شده سال‌ها استفاده می‌کنند. پس هوشیار بمانید و هر چیز نادرست را به ما خبر دهید.

sms-reissue = { $controller_name }: نشت داده. کارت را عوض می‌کنیم.
sms-delivery = { $controller_name }: پس از نشت داده، کارت جدید در راه است.
sms-update = { $controller_name }: دربارهٔ نشت داده خبر تازه‌ای هست.
sms-correction = { $controller_name }: پیام خود دربارهٔ نشت داده را اصلاح می‌کنیم.
sms-unaffected = { $controller_name }: نشت داده رخ داد. { unaffected-whose } جزو آن نبود.
sms-clear = { $controller_name }: بررسی ما دربارهٔ نشت داده پایان یافت.

push-subject = پیام مهم دربارهٔ نشت داده
push-subject-update = خبر تازه دربارهٔ نشت داده
push-open = لطفاً خودتان برنامهٔ ما را باز کنید و پیام را آنجا بخوانید.

voice-hello = سلام. اینجا { $controller_name } است.
voice-news = نزد ما نشت داده رخ داد. این نشت شامل { whose } می‌شود.
voice-news-possible = نزد ما نشت داده رخ داد. هنوز نمی‌دانیم که { whose } هم جزو آن بوده است یا نه.
voice-update = دربارهٔ نشت داده نزد ما خبر تازه‌ای هست.
voice-phone = با شمارهٔ { $contact_phone } تماس بگیرید و کد خود را بگویید. آنگاه می‌گوییم موضوع کدام داده‌هاست و چه می‌توانید بکنید.
voice-page = { $page } را در مرورگر تایپ کنید و کد خود را وارد کنید. آنجا می‌بینید موضوع کدام داده‌هاست و چه می‌توانید بکنید.
voice-again = یک بار دیگر، آهسته.
