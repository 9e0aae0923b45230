# عنوان و پنج سرتیتر انگلیسی می‌ماند: قانون کالیفرنیا (Cal. Civ. Code 1798.82(d)(1)) چنین می‌خواهد.

title-notice-of-data-breach = ⁨Notice of Data Breach⁩
ca-what-happened = ⁨What Happened⁩
ca-information = ⁨What Information Was Involved⁩
ca-doing = ⁨What We Are Doing⁩
ca-you-can-do = ⁨What You Can Do⁩
ca-more-information = ⁨For More Information⁩

annex-parent = شرکت مادر یا وابستهٔ ما { $controller_parent } است.
annex-wisp-yes = ما برنامهٔ مکتوب امنیت اطلاعات داریم.
annex-wisp-no = ما برنامهٔ مکتوب امنیت اطلاعات نداریم.
annex-vigilance = در ۱۲ تا ۲۴ ماه آینده صورت‌حساب‌ها و گزارش‌های اعتباری خود را بررسی کنید. گزارش اعتباری رایگان را از ⁨annualcreditreport.com⁩ بگیرید.
annex-password = گذرواژه و پرسش امنیتی خود را نزد ما و هر جای دیگری که همان‌ها را به کار می‌برید عوض کنید.
annex-freeze = شما حق دارید پروندهٔ اعتباری خود را مسدود کنید (⁨security freeze⁩). این کار رایگان است. آن را از هر مؤسسهٔ اعتبارسنجی، آنلاین، تلفنی یا با نامه، بخواهید. این مؤسسه به نام، نشانی، تاریخ تولد و ⁨Social Security number⁩ شما نیاز دارد.
annex-police-report = شما حق دارید گزارش پلیس دربارهٔ این نشت را بگیرید. اگر قربانی سرقت هویت هستید، می‌توانید خودتان هم به پلیس شکایت کنید و رونوشت آن را بگیرید.
annex-report-theft = اگر به سرقت هویت شک دارید، به پلیس و دادستان کل ایالت خود گزارش دهید.
annex-fcra = شما بر پایهٔ قانون فدرال ⁨Fair Credit Reporting Act⁩ حقوقی دارید. می‌توانید پروندهٔ اعتباری خود را ببینید، به خطاهای آن اعتراض کنید و دسترسی دیگران را محدود کنید.
# Seen on mass.gov (request-a-credit-report-security-freeze), 2026-11-23: Equifax's and Experian's post boxes,
# Experian's number.  From general knowledge, to be checked before the first real notice: Equifax's number,
# TransUnion's number and post box.
annex-bureaus = مؤسسه‌های اعتبارسنجی: ⁨Equifax, 1-888-298-0045, P.O. Box 105788, Atlanta, GA 30348⁩. ⁨Experian, 1-888-397-3742, P.O. Box 9554, Allen, TX 75013⁩. ⁨TransUnion, 1-800-916-8800, P.O. Box 160, Woodlyn, PA 19094⁩.
annex-ftc = کمیسیون تجارت فدرال (⁨Federal Trade Commission⁩) دربارهٔ هشدار کلاهبرداری، مسدود کردن پروندهٔ اعتباری و سرقت هویت راهنمایی می‌کند: ⁨600 Pennsylvania Avenue NW, Washington, DC 20580, 1-877-438-4338, consumer.ftc.gov⁩.
annex-fraud-alert-sources = کمیسیون تجارت فدرال (⁨Federal Trade Commission⁩) و مؤسسه‌های اعتبارسنجی دربارهٔ هشدار کلاهبرداری و مسدود کردن پروندهٔ اعتباری بیشتر راهنمایی می‌کنند.
annex-identity-theft-sources = کمیسیون تجارت فدرال (⁨Federal Trade Commission⁩) و دادستان کل ایالت دربارهٔ پیشگیری از سرقت هویت بیشتر راهنمایی می‌کنند.
annex-attorney-general = دادستان کل ایالت شما هم دربارهٔ سرقت هویت راهنمایی می‌کند: { $state_authority }.
annex-state-agency = این نهاد ایالت شما دربارهٔ نشت داده و سرقت هویت راهنمایی می‌کند: { $state_authority }.
annex-complaint = شما حق دارید به نهاد حفاظت از داده شکایت کنید.
annex-damages = شما حق دارید از ما خسارت بخواهید و درخواست میانجیگری کنید.
