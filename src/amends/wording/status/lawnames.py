"""What laws are called in the languages of the wordbook: short titles of the Union's, a gloss for those of a country.

The Union's are cited as in the Official Journal's language versions; Persian has no such version, so its names are
ours, with the number that finds the law.  A gloss tells what a law of one country is about; its own citation stands
after it, and alone where the reader speaks the law's language.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

UNION = {
    "2016/679": {
        "en": "GDPR, Regulation (EU) 2016/679",
        "de": "DSGVO, Verordnung (EU) 2016/679",
        "pl": "RODO, rozporządzenie (UE) 2016/679",
        "fa": "مقررات عمومی حفاظت از داده‌های اتحادیهٔ اروپا (\u2068GDPR, 2016/679\u2069)",
    },
    "2015/2366": {
        "en": "PSD2, Directive (EU) 2015/2366",
        "de": "PSD2, Richtlinie (EU) 2015/2366",
        "pl": "PSD2, dyrektywa (UE) 2015/2366",
        "fa": "دستورالعمل خدمات پرداخت اتحادیهٔ اروپا (\u2068PSD2, 2015/2366\u2069)",
    },
    "2002/58": {
        "en": "ePrivacy Directive 2002/58/EC",
        "de": "Datenschutzrichtlinie für elektronische Kommunikation 2002/58/EG",
        "pl": "dyrektywa 2002/58/WE o prywatności i łączności elektronicznej",
        "fa": "دستورالعمل حریم خصوصی در ارتباطات الکترونیکی اتحادیهٔ اروپا (\u20682002/58/EC\u2069)",
    },
}


@dataclass(frozen=True)
class Gloss:
    """``sign``: what is found in a citation of the law.  ``own``: the law's language, ``by``: its gloss by language."""

    sign: re.Pattern[str]
    own: str
    by: dict[str, str]


def _gloss(sign: str, own: str, **by: str) -> Gloss:
    return Gloss(re.compile(sign), own, by)


GLOSSES = (
    _gloss(
        r"Dz\.U\. 2023 poz\. 1394", "pl",
        en="Polish Act on limiting the effects of identity theft",
        de="polnisches Gesetz zur Begrenzung der Folgen von Identitätsdiebstahl",
        fa="قانون لهستان برای محدود کردن پیامدهای سرقت هویت",
    ),
    _gloss(
        "o usługach płatniczych", "pl",
        en="Polish Payment Services Act", de="polnisches Zahlungsdienstegesetz", fa="قانون خدمات پرداخت لهستان",
    ),
    _gloss(
        "o rozpatrywaniu reklamacji", "pl",
        en="Polish Act on complaints to financial firms",
        de="polnisches Gesetz über Beschwerden bei Finanzunternehmen",
        fa="قانون لهستان دربارهٔ شکایت از شرکت‌های مالی",
    ),
    _gloss(
        "Act of 5 August 2015 on complaints", "en",
        pl="ustawa o rozpatrywaniu reklamacji przez podmioty rynku finansowego",
        de="polnisches Gesetz über Beschwerden bei Finanzunternehmen",
        fa="قانون لهستان دربارهٔ شکایت از شرکت‌های مالی",
    ),
    _gloss(
        "Prawo komunikacji elektronicznej", "pl",
        en="Polish Electronic Communications Law", de="polnisches Gesetz über elektronische Kommunikation",
        fa="قانون ارتباطات الکترونیکی لهستان",
    ),
    _gloss(
        r"\bKSC\b", "pl",
        en="Polish Act on the National Cybersecurity System", de="polnisches Gesetz über das Cybersicherheitssystem",
        pl="ustawa o krajowym systemie cyberbezpieczeństwa", fa="قانون سامانهٔ ملی امنیت سایبری لهستان",
    ),
    _gloss(
        r"\bTKG\b", "de",
        en="German Telecommunications Act", pl="niemiecka ustawa o telekomunikacji", fa="قانون مخابرات آلمان",
    ),
    _gloss(
        r"\bUWG\b", "de",
        en="German Act against Unfair Competition", pl="niemiecka ustawa o nieuczciwej konkurencji",
        fa="قانون رقابت ناعادلانهٔ آلمان",
    ),
    _gloss(
        r"\bZAG\b", "de",
        en="German Payment Services Supervision Act", pl="niemiecka ustawa o nadzorze nad usługami płatniczymi",
        fa="قانون نظارت بر خدمات پرداخت آلمان",
    ),
    _gloss(
        "FinDAG", "de",
        en="German laws on complaints about banks", pl="niemieckie ustawy o reklamacjach dotyczących banków",
        fa="قانون‌های آلمان دربارهٔ شکایت از بانک‌ها",
    ),
    _gloss(
        r"^UK GDPR", "en",
        pl="brytyjskie RODO", de="britische Datenschutz-Grundverordnung",
        fa="مقررات عمومی حفاظت از داده‌های بریتانیا",
    ),
    _gloss(
        r"Cal\. Civ\. Code", "en",
        pl="kodeks cywilny Kalifornii", de="Zivilgesetzbuch von Kalifornien", fa="قانون مدنی کالیفرنیا",
    ),
    _gloss(
        r"N\.Y\. Gen\. Bus\. Law", "en",
        pl="prawo gospodarcze stanu Nowy Jork", de="Wirtschaftsrecht des Staates New York",
        fa="قانون عمومی کسب‌وکار ایالت نیویورک",
    ),
    _gloss(
        r"Tex\. Bus\. & Com\. Code", "en",
        pl="kodeks handlowy Teksasu", de="Handelsgesetzbuch von Texas", fa="قانون تجارت تگزاس",
    ),
    _gloss(
        r"47 CFR 64\.1200", "en",
        pl="przepisy USA o połączeniach i SMS-ach", de="US-Vorschrift über Anrufe und SMS",
        fa="مقررات آمریکا دربارهٔ تماس تلفنی و پیامک",
    ),
    _gloss(
        "16 CFR 310", "en",
        pl="przepisy USA o telemarketingu", de="US-Vorschrift über Telefonwerbung",
        fa="مقررات آمریکا دربارهٔ بازاریابی تلفنی",
    ),
)  # fmt: skip
