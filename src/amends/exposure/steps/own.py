"""Step: what all the customer records of one person say together, where the strictest or the safest holds."""

from __future__ import annotations

from collections.abc import Sequence

from amends.exposure.addressforms import SEVERAL
from amends.exposure.steps.normalise.layers import Layer, layered
from amends.exposure.steps.normalise.names import postcode_layers, street_layers, word_layers
from amends.exposure.steps.normalise.text import fold_layers, literals

# Roles of which every record counts; of the others the record at home is asked.
UNITED = "safe_contact do_not_contact refused_channels no_email no_sms no_voice no_post".split()
_ALIVE = ["0", "false", "f", "no", "n", "nie", "nein", "alive", "living", "żyje", "zyje", "خیر"]


def own_rows(people: str, noted: str) -> str:
    """(person, c, ref): every customer record of the persons, also one that no evidence leads to."""
    return (
        f"SELECT DISTINCT p.person, k.c, k.ref FROM customers AS k JOIN (SELECT DISTINCT q.ref, q.person FROM {people} "
        f"AS q SEMI JOIN {noted} AS n ON n.person = q.person) AS p ON p.ref = k.ref"
    )


def letters_layers() -> tuple[Layer, ...]:
    """Layers to the letters and digits of a text, folded."""
    return (*fold_layers(), lambda sql: f"nullif(regexp_replace({sql}, '[^\\p{{L}}0-9]+', '', 'g'), '')")


def folded(cells: str, *, has_birth: bool, has_phone: bool) -> str:
    """The cells of the records with the forms in which their contact points are compared."""
    keys: dict[str, tuple[str, Sequence[Layer]]] = {
        "email_form": ("email", (_mail_form,)),
        "street_form": ("street", street_layers()),
        "postcode_form": ("postcode", postcode_layers()),
        "city_form": ("city", letters_layers()),
        "kin_form": ("next_of_kin", word_layers()),
    }
    kept = ["person", "c", "deceased", "next_of_kin", "guardian", *UNITED]
    born = "k.k_date_of_birth_0" if has_birth else "CAST(NULL AS VARCHAR)"
    phone = "k.k_phone_0" if has_phone else "CAST(NULL AS VARCHAR)"
    return (
        f"SELECT f.*, {born} AS born, {phone} AS phone_form FROM ({layered(cells, kept, keys)}) AS f "
        "JOIN customers AS k ON k.c = f.c"
    )


def united(folded_table: str) -> str:
    """One row per person: rules and refusals of all records, whether any says dead, and which points disagree."""
    gone = f"coalesce(bool_or(deceased IS NOT NULL AND lower(deceased) NOT IN ({literals(_ALIVE)})), false)"
    several = f"'{SEVERAL}'"
    told = ", ".join(f"string_agg(DISTINCT {role}, {several} ORDER BY {role}) AS {role}" for role in UNITED)
    return (
        f"SELECT person, {gone} AS is_deceased, max(born) AS born, {_first('next_of_kin')}, {_first('guardian')}, "
        f"{told}, {_conflicting()} AS conflicting FROM {folded_table} GROUP BY person"
    )


def _first(name: str) -> str:
    return f"first({name} ORDER BY c) FILTER (WHERE {name} IS NOT NULL) AS {name}"


def _conflicting() -> str:
    points = {
        "email": ("email_form",),
        "phone": ("phone_form",),
        "address": ("street_form", "postcode_form", "city_form", "kin_form"),
    }
    lists = (
        f"CASE WHEN {' OR '.join(f'count(DISTINCT {form}) > 1' for form in forms)} THEN ['{point}'] ELSE [] END"
        for point, forms in points.items()
    )
    return f"CAST(flatten([{', '.join(lists)}]) AS VARCHAR[])"


def _mail_form(sql: str) -> str:
    return f"regexp_replace(lower(trim({sql})), '^mailto:', '')"
