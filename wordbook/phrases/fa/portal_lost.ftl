# What stands at an address where nothing is.
portal-lost-title = صفحه‌ای با این نشانی وجود ندارد
portal-lost-try = لطفاً نشانی را دوباره بررسی کنید. اگر پیامی شما را به اینجا آورده است، تا بررسی نکرده‌اید که از ماست یا نه، پیوندهای دیگر آن را باز نکنید.
portal-lost-back = رفتن به صفحهٔ اطلاع‌رسانی
