"""How a customer file asks for a person to be addressed and reached: gender, terms, form of the letter, channels."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from amends.core.channels import Channel
from amends.core.person import Formality, Gender
from amends.core.reach import ContactProfile, Point, SafeContact

# Words and letters for a gender, and forms of address that imply one, in the languages of the header lexicons.
_FEMALE = frozenset(
    "f female w woman weiblich frau k kobieta żeńska zenska pani mrs ms miss madam mme madame mlle femme sra señora "
    "signora donna femminile mujer femenino féminin ж жінка жіноча пані زن خانم بانو مونث".split()
)
_MALE = frozenset(
    "m male man männlich maennlich herr mężczyzna mezczyzna męska meska pan mr sir monsieur homme sr señor signor "
    "signore uomo maschile hombre masculino masculin ч чоловік чоловіча пан مرد آقا آقای مذکر".split()
)
_OTHER = frozenset("x d divers diverse other non-binary nonbinary nb inna inny mx neutral دیگر".split())
_INFORMAL = frozenset("informal du duzen ty tu tú nieformalnie nieformalny familiar تو خودمانی".split())
_FORMAL = frozenset("formal sie siezen pan pani państwo formalnie vous usted lei شما رسمی".split())
# Words that turn a wish round.  They count wherever they stand in a clause: Persian denies after the wish.
_NOT = frozenset(
    "no not non none never without n 0 false bez brak żaden żadna żadne żadnego nein nicht kein keine keinen keiner "
    "keinem ohne niemals nie نه بدون خیر هیچ نیست ندارد نمی pas sans aucun aucune jamais sin ningún ninguna nunca "
    "senza nessun nessuna mai ні не без".split()
)
_LARGE = (
    "Großdruck, Großschrift, large print, big print, duży druk, dużym drukiem, duzy druk, druk powiększony, چاپ درشت, "
    "gros caractères, gros caracteres, letra grande, caratteri grandi, великий шрифт"
)
_EASY = (
    "easy read, easy to read, easy language, plain language, Leichte Sprache, Leichter Sprache, Einfache Sprache, "
    "Einfacher Sprache, tekst łatwy, tekst latwy, ETR, متن ساده, زبان ساده, FALC, facile à lire, lectura fácil, "
    "lectura facil, lettura facile, легке читання"
)
_WORD = re.compile(r"[^\W_]+")
_TITLE = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_CLAUSE = re.compile(r"[.,;،؛\n]|\b(?:but|aber|sondern|ale|lecz|mais|pero|sino|але)\b")


def gender_of(*texts: str | None) -> Gender | None:
    """The gender of the first text that names one, by a word for it or a form of address.

    A text that names two is of a couple or a form left open, and says nothing: ``None``.

    >>> gender_of(None, "Frau Dr."), gender_of("K"), gender_of("Mr and Mrs")
    (<Gender.FEMALE: 'female'>, <Gender.FEMALE: 'female'>, None)
    """
    for text in texts:
        words = set(_TITLE.findall(_plain(text)))
        letters = {word for word in words if len(word) == 1}  # beside a word they are initials: "Frau M."
        named = _genders(words - letters) or _genders(letters)
        if named:
            return named[0] if len(named) == 1 else None
    return None


def _genders(words: set[str]) -> list[Gender]:
    known = ((Gender.FEMALE, _FEMALE), (Gender.MALE, _MALE), (Gender.OTHER, _OTHER))
    return [gender for gender, names in known if words & names]


def formality_of(text: str | None) -> Formality:
    """Informal terms only where the file says so, and does not name the formal ones as well."""
    words = {word for clause in _wishes(text) for word in clause}
    return Formality.INFORMAL if words & _INFORMAL and not words & _FORMAL else Formality.FORMAL


def is_large_print(text: str | None) -> bool:
    """Whether the person asked for large print.

    >>> is_large_print("Large print, please"), is_large_print("Großbrief"), is_large_print("no large print")
    (True, False, False)
    """
    return _asks_for(text, _LARGE)


def is_easy_read(text: str | None) -> bool:
    """Whether the person asked for easy language.

    >>> is_easy_read("Leichte Sprache"), is_easy_read("Einfacher Brief")
    (True, False)
    """
    return _asks_for(text, _EASY)


def _asks_for(text: str | None, terms: str) -> bool:
    clauses = [f" {' '.join(clause)} " for clause in _wishes(text)]
    return any(term in clause for term in _terms(terms) for clause in clauses)


@cache
def _terms(listed: str) -> tuple[str, ...]:
    """The terms as they stand among whole words."""
    return tuple(f" {' '.join(_WORD.findall(_plain(term)))} " for term in listed.split(","))


def _wishes(text: str | None) -> list[list[str]]:
    """The words of every clause that denies nothing; none at all where a bare "no" stands by itself."""
    clauses = [words for clause in _CLAUSE.split(_plain(text)) if (words := _WORD.findall(clause))]
    if any(_NOT.issuperset(words) for words in clauses):
        return []
    return [words for words in clauses if _NOT.isdisjoint(words)]


def _plain(text: str | None) -> str:
    return unicodedata.normalize("NFC", text or "").casefold()


# Columns of a customer file that say how a person wants to be, and may safely be, reached.
REACH_ROLES = (
    "preferred_channel refused_channels agreed_channels safe_contact time_zone uses_inbox push_subscription "
    "vulnerability no_email no_sms no_voice no_post email_verified phone_verified do_not_contact"
).split()
SAFETY_ROLES = ("safe_contact", "do_not_contact")
# Between what several cells of one person say: of safety, the strictest of them holds.
SEVERAL = "\x1f"

# Whole items of a list.  Left out is what names two channels: "mail" is a letter in English and an email in German.
_CHANNELS = {
    Channel.EMAIL: "email, emails, by email, email address, mailowo, poczta elektroniczna, per email, ایمیل, رایانامه, "
    "courriel, correo electrónico, posta elettronica, електронна пошта",
    Channel.POST: "post, letter, letters, postal, postal mail, first class mail, by post, by letter, brief, briefe, "
    "briefpost, postweg, per post, per brief, list, listownie, listem, pocztą tradycyjną, poczta tradycyjna, "
    "نامه, پست, نامهٔ پستی, courrier, lettre, carta, correo postal, lettera, posta ordinaria, лист, листом",
    Channel.SMS: "sms, text, texts, text message, text messages, per sms, wiadomość sms, پیامک, texto, смс",
    Channel.VOICE: "voice, call, calls, phone, telephone, phone call, by phone, anruf, telefon, telefonisch, "
    "per telefon, telefonicznie, rozmowa telefoniczna, تلفن, تماس تلفنی, téléphone, appel, teléfono, llamada, "
    "telefono, chiamata, телефон, дзвінок",
    Channel.INBOX: "inbox, portal, app, online account, kundenportal, postfach, aplikacja, konto online, "
    "پورتال, اپلیکیشن",
    Channel.PUSH: "push, push notification, push notifications, powiadomienie push, powiadomienia push, اعلان",
    Channel.BRANCH: "branch, in person, in branch, filiale, oddział, osobiście, شعبه, حضوری",
}
_EVERY = (
    "all, all channels, any, every channel, everything, alle, alles, alle kanäle, wszystko, wszystkie, همه, tout, "
    "tous, todo, todos, tutto, tutti, усе, все"
)
_FILLERS = frozenset(
    "only just please contact nur bitte ausschließlich kontakt tylko wyłącznie proszę فقط لطفا لطفاً seulement "
    "uniquement solo solamente soltanto тільки лише".split()
)
_ITEM = re.compile(r"[,;/|+&،؛\n]|\b(?:and|or|und|oder|i|oraz|lub|albo|et|ou|y|o|e|oppure|та|або|و|یا)\b")
_NO_CONTACT = (
    "no contact, do not contact, never contact, no safe contact, kein kontakt, nicht kontaktieren, keinen kontakt, "
    "brak kontaktu, nie kontaktować, nie kontaktować się, zakaz kontaktu, بدون تماس, تماس نگیرید, pas de contact, "
    "ne pas contacter, sin contacto, no contactar, nessun contatto, non contattare, не звертатися, без контакту"
)
_YES = frozenset("yes y true t 1 x ja j tak بله بلی آری oui o sí si sì s так".split())
_NO = frozenset("no n false f 0 nein nie نه خیر non ні".split())
_VULNERABILITIES = {
    "financial_distress": "financial distress, finanzielle not, trudności finansowe, مشکل مالی",
    "bereaved": "bereaved, bereavement, trauerfall, żałoba, سوگوار",
    "abuse": "abuse, domestic abuse, domestic violence, häusliche gewalt, przemoc domowa, خشونت خانگی",
    "health": "health, illness, gesundheit, krankheit, zdrowie, choroba, بیماری",
    "capability": "capability, needs support, betreuung, wsparcie, ناتوانی",
    "blind": "blind, visually impaired, sehbehindert, niewidomy, niewidoma, نابینا",
    "elderly": "elderly, senior, seniorin, seniorka, سالمند",
}
# What a program writes into an empty cell.  "None" is not among them: it may say that no contact is safe.
_EMPTY = frozenset(("", "-", "--", "---", "n/a", "null", "nan", "<null>", "(null)", "\\n"))


def contact_profile(said: Mapping[str, str | None]) -> ContactProfile:
    """What the cells of ``REACH_ROLES`` say; a word that is not understood says nothing, save of safety.

    >>> contact_profile({"preferred_channel": "SMS", "no_email": "ja"}).refuses
    frozenset({<Channel.EMAIL: 'email'>})
    """
    preferred, _ = _channels(said.get("preferred_channel"))
    refused, _ = _refused(said.get("refused_channels"))
    agreed, _ = _channels(said.get("agreed_channels"))
    flags = {channel for channel in _FLAGGED if any(map(_yes, _cells(said.get(f"no_{channel}"))))}
    proofs = {Point.EMAIL: said.get("email_verified"), Point.PHONE: said.get("phone_verified")}
    return ContactProfile(
        preferred=preferred[0] if preferred else None,
        refuses=frozenset((*refused, *flags)),
        agreed=frozenset(agreed),
        safe_contact=_strictest(safe_contact_of(said.get("safe_contact")), _ban(said.get("do_not_contact"))),
        uses_inbox=_yes(said.get("uses_inbox")) is True,
        push_subscription=_subscription(said.get("push_subscription")),
        verified=frozenset(point for point, text in proofs.items() if _yes(text)),
        vulnerability=_vulnerability(said.get("vulnerability")),
        time_zone=_time_zone(said.get("time_zone")),
    )


def safe_contact_of(text: str | None) -> SafeContact | None:
    """The rule of a safe-contact cell; whatever is not wholly understood forbids all contact.

    Several cells are parted by ``SEVERAL``, and only what all of them allow is safe.

    >>> safe_contact_of("letter only").only, safe_contact_of("ask her sister").reason
    (frozenset({<Channel.POST: 'post'>}), 'not understood')
    """
    return _strictest(*map(_safe_contact_of, _cells(text)))


def _cells(text: str | None) -> list[str]:
    return (text or "").split(SEVERAL)


def _safe_contact_of(text: str) -> SafeContact | None:
    plain = _plain(text).strip()
    if plain in _EMPTY:
        return None
    if not _is_bare_list(plain):
        return SafeContact(only=frozenset(), reason="not understood")
    if " ".join(_WORD.findall(plain)) in _listed(_NO_CONTACT):
        return SafeContact(only=frozenset(), reason="no contact")
    channels, is_understood = _channels(text)
    if not is_understood or not channels:
        return SafeContact(only=frozenset(), reason="not understood")
    return SafeContact(only=frozenset(channels), reason="named channels only")


def _is_bare_list(plain: str) -> bool:
    """Whether nothing but letters, blanks and separators of a list stands there: any other sign may deny."""
    return all(
        unicodedata.category(sign).startswith("L") or sign.isspace() or sign in _LIST_SIGNS
        for sign in plain.replace("e-mail", "email")
    )


def _ban(text: str | None) -> SafeContact | None:
    """What a do-not-contact cell says: only a plain no lets the person be contacted."""
    said = [cell for cell in _cells(text) if _plain(cell).strip() not in _EMPTY]
    answers = [_yes(cell) for cell in said]
    if None in answers:
        return SafeContact(only=frozenset(), reason="not understood")
    return SafeContact(only=frozenset(), reason="no contact") if any(answers) else None


def _strictest(*rules: SafeContact | None) -> SafeContact | None:
    """What all rules allow; a person without a rule is free to be contacted."""
    known = [rule for rule in rules if rule is not None]
    if not known:
        return None
    only = frozenset.intersection(*(rule.only for rule in known))
    reasons = {rule.reason for rule in known}
    if "not understood" in reasons:
        return SafeContact(only=only, reason="not understood")
    return SafeContact(only=only, reason="named channels only" if only else "no contact")


def is_understood(role: str, text: str | None) -> bool:
    """Whether a cell of one of ``REACH_ROLES`` says something that we know, or nothing at all."""
    if role in _SEVERAL_CELLS and SEVERAL in (text or ""):
        return all(is_understood(role, cell) for cell in _cells(text))
    if _plain(text).strip() in _EMPTY:
        return True
    if role == "refused_channels":
        return _refused(text)[1]
    if role in ("preferred_channel", "agreed_channels"):
        return _channels(text)[1]
    if role in SAFETY_ROLES:
        rule = safe_contact_of(text) if role == "safe_contact" else _ban(text)
        return rule is None or rule.reason != "not understood"
    readers = {"time_zone": _time_zone, "push_subscription": _subscription, "vulnerability": _vulnerability}
    return (readers[role](text) if role in readers else _yes(text)) is not None


_FLAGGED = (Channel.EMAIL, Channel.SMS, Channel.VOICE, Channel.POST)
_SEVERAL_CELLS = (*SAFETY_ROLES, "refused_channels", *(f"no_{channel}" for channel in _FLAGGED))
# Separators of a list, the Persian ones with them, and what Persian puts on and between letters.
_LIST_SIGNS = frozenset(",;/&+،؛\u200c\u0654")


def _refused(text: str | None) -> tuple[list[Channel], bool]:
    """The same of a list of refusals, where "no email" and "email" are one, and "all" is every channel."""
    found, is_whole = zip(*(_channels(cell, is_refusal=True) for cell in _cells(text)), strict=True)
    return [channel for channels in found for channel in channels], all(is_whole)


def _channels(text: str | None, *, is_refusal: bool = False) -> tuple[list[Channel], bool]:
    """The channels of a list in its order, and whether every item of it was one."""
    fillers = _FILLERS | _NOT if is_refusal else _FILLERS
    found: list[Channel] = []
    is_whole = True
    for item in _ITEM.split(_plain(text).replace("e-mail", "email")):  # its "e" is an Italian "and"
        words = _WORD.findall(item)
        bare = " ".join(word for word in words if word not in fillers)
        named = (
            list(_CHANNELS)
            if is_refusal and bare in _listed(_EVERY)
            else [channel for channel, terms in _CHANNELS.items() if bare in _listed(terms)]
        )
        found += named
        is_whole = is_whole and bool(named or not words)
    return found, is_whole


@cache
def _listed(terms: str) -> frozenset[str]:
    return frozenset(" ".join(_WORD.findall(_plain(term))) for term in terms.split(","))


def _yes(text: str | None) -> bool | None:
    word = _plain(text).strip(" .!")
    return True if word in _YES else False if word in _NO else None


def _vulnerability(text: str | None) -> str | None:
    words = " ".join(_WORD.findall(_plain(text).replace("_", " ")))
    return next((code for code, terms in _VULNERABILITIES.items() if words in _listed(terms)), None)


def _time_zone(text: str | None) -> str | None:
    name = (text or "").strip()
    try:
        return ZoneInfo(name).key if "/" in name or name == "UTC" else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _subscription(text: str | None) -> str | None:
    """The JSON object as it was written; that it works is for its provider to say."""
    try:
        return (text or "").strip() if isinstance(msgspec.json.decode(text or ""), dict) else None
    except (msgspec.DecodeError, UnicodeEncodeError):
        return None
