# Answers for what cannot be taken: too much at once, or what arrived incomplete.
portal-refused-large-title = آنچه فرستاده شد بیش از حدی است که می‌توانیم بپذیریم
portal-refused-nothing = آنچه همین حالا فرستادید به دست ما نرسید و هیچ کاری با آن انجام نشد.
portal-refused-large-again = لطفاً در مرورگر به صفحهٔ قبل برگردید و حجم کمتری بفرستید: متنی کوتاه‌تر یا پرونده‌ای کوچک‌تر. حداکثر یک مگابایت می‌پذیریم و اگر مدرک خسارت همراه آن باشد، ده مگابایت.
portal-refused-broken-title = آنچه فرستادید به‌طور کامل نرسید
portal-refused-broken-again = لطفاً در مرورگر به صفحهٔ قبل برگردید و دوباره تلاش کنید. بیشتر مرورگرها نوشتهٔ شما را نگه می‌دارند.
portal-refused-safe = این پیام چیزی دربارهٔ شما یا داده‌های شما نمی‌گوید.
