"""Steps: from links to the register, the audience, the cohorts and what is left over."""

from __future__ import annotations

from collections.abc import Sequence

from amends.exposure.addressforms import REACH_ROLES, SAFETY_ROLES, SEVERAL
from amends.exposure.steps.normalise.text import joined, known, literal
from amends.exposure.steps.own import UNITED
from amends.exposure.steps.prepare import ROW_BITS, Prepared, has_place, literal_or_null, place_sql

# How well a copy is protected, the worst first: what was readable once is told as readable.
PROTECTIONS = ("none", "encrypted_key_taken", "hashed", "hashed_salted", "tokenised", "encrypted")
_ASSUMED = " The customer file does not say where the person lives; the controller's country stands for it."
_FILE = f"e >> {ROW_BITS}"
_ROW = f"e & {(1 << ROW_BITS) - 1}"


def evidence_notes(rows: str) -> str:
    """(person, mask, protection, evidence, certainty, because): what a person's rows say together."""
    best = "row_number() OVER (PARTITION BY l.person ORDER BY l.certainty DESC, l.e)"
    told = (
        f"SELECT l.person, l.e, l.certainty, l.because, v.mask, f.file, f.protection, {best} AS place FROM {rows} AS l "
        f"JOIN evidence AS v ON v.e = l.e JOIN evidence_files AS f ON f.source = (l.{_FILE})"
    )
    return (
        "SELECT person, bit_or(mask) AS mask, min(protection) AS protection, "
        f'list(struct_pack(file := file, "row" := {_ROW}) ORDER BY e) AS evidence, max(certainty) AS certainty, '
        f"max(CASE WHEN place = 1 THEN because END) AS because FROM ({told}) GROUP BY person"
    )


def homes(own_rows: str) -> str:
    """(person, c): the one customer record by which a person is addressed, the first under the person's own id."""
    return f"SELECT person, min(c) AS c FROM {own_rows} WHERE ref = person GROUP BY person"


def profiles(source: Prepared, homes_table: str, *, default_residence: str | None) -> str:
    """What the customer file says of the persons at home in it, as text."""
    columns = source.columns
    wanted = (
        "given_name",
        "family_name",
        "email",
        "street",
        "postcode",
        "city",
        "guardian",
        "status",
        "language",
        "deceased",
        "next_of_kin",
        "gender",
        "title",
        "formality",
        "letter_format",
        *REACH_ROLES,
    )
    fields = [
        f"{_written([f'c{place}' for place in columns.of(code)], code)} AS {code}"
        if columns.of(code)
        else f"CAST(NULL AS VARCHAR) AS {code}"
        for code in wanted
    ]
    if not columns.sql("street") and (whole := columns.sql("postal_address")):
        fields[wanted.index("street")] = f"{known(whole)} AS street"
    name = source.name_sql()
    fields.append(f"{known(columns.sql('name') or name or 'NULL')} AS name")
    if source.places:
        place = f"LEFT JOIN {source.places} AS p ON p.place = {place_sql(columns, 'r.')}"
        fields += ["p.residence AS residence", "p.country AS country"]
    else:
        place = ""
        country = default_residence.partition("-")[0] if default_residence else None
        residence = default_residence if not has_place(columns) else None
        fields += [
            f"coalesce({literal_or_null(residence)}, 'ZZ') AS residence",
            f"{literal_or_null(country)} AS country",
        ]
    assumed = default_residence is not None and not has_place(columns)
    fields.append(f"{str(assumed).lower()} AS is_residence_assumed")
    return (
        f"SELECT h.person, h.c, {', '.join(fields)} FROM (SELECT *, {source.identity_sql()} AS c FROM "
        f"{source.table}) AS r "
        f"JOIN {homes_table} AS h ON h.c = r.c {place}"
    )


def _written(cells: list[str], code: str) -> str:
    """The trimmed cell; where it says nothing NULL, save that in a safe-contact cell "none" may say very much.

    Of safety every column counts, of anything else the surest.
    """
    if code == "safe_contact":
        return joined([f"nullif(trim({cell}), '')" for cell in cells], SEVERAL)
    return joined([known(cell) for cell in cells], SEVERAL) if code in SAFETY_ROLES else known(cells[0])


def elements_of_masks(masks: str) -> str:
    """(mask, elements): every mask that occurs, spelled out in the vocabulary's order."""
    return (
        f"SELECT m.mask, list(v.code ORDER BY v.bit) AS elements FROM (SELECT DISTINCT mask FROM {masks}) AS m "
        "JOIN vocabulary AS v ON m.mask & v.bit <> 0 GROUP BY m.mask"
    )


def phone_uses(customer_keys: Sequence[str]) -> str:
    """(ref, key): the telephone numbers of the customers."""
    return " UNION ALL ".join(
        f"SELECT ref, {key} AS key FROM customers WHERE {key} IS NOT NULL" for key in customer_keys
    )


def persons(noted: str, decision: str, *, minor_after: str, has_email: bool, has_phone: bool) -> str:
    """One row per person with everything that register, audience and cohorts need."""
    email = "k.k_email_0" if has_email else "CAST(NULL AS VARCHAR)"
    phone = "k.k_phone_0" if has_phone else "CAST(NULL AS VARCHAR)"
    of_all = ", ".join(f"u.{name} AS {name}" for name in ("next_of_kin", "guardian", *UNITED))
    return (
        f"SELECT n.*, '{decision}' AS decision, f.* EXCLUDE (person) REPLACE ({of_all}), u.born, {email} AS email_key, "
        f"{phone} AS phone_key, "
        f"coalesce(u.born > '{minor_after}', false) AS is_minor, u.is_deceased, u.conflicting "
        f"FROM {noted} AS n JOIN homes AS h ON h.person = n.person JOIN profiles AS f ON f.person = n.person "
        f"JOIN united AS u ON u.person = n.person JOIN customers AS k ON k.c = h.c"
    )


def cohorts(persons_table: str) -> str:
    """(residence, mask, elements, protection, persons, minors) of the affected."""
    return (
        "SELECT p.residence, p.mask, m.elements, p.protection, count(*) AS persons, "
        f"sum(CASE WHEN p.is_minor THEN 1 ELSE 0 END) AS minors FROM {persons_table} AS p "
        "JOIN mask_elements AS m ON m.mask = p.mask WHERE p.decision = 'affected' "
        "GROUP BY p.residence, p.mask, m.elements, p.protection ORDER BY p.residence, p.mask, p.protection"
    )


def register() -> str:
    """The register as it is written, sorted by person."""
    return (
        "SELECT p.person AS person_ref, p.decision, p.certainty, m.elements, p.evidence, "
        f"p.because || CASE WHEN p.is_residence_assumed THEN {literal(_ASSUMED)} ELSE '' END AS because, p.residence, "
        f"l.language, {_protection_sql()} AS protection, c.ref AS cohort, p.status FROM persons AS p "
        "LEFT JOIN mask_elements AS m ON m.mask = p.mask "
        "JOIN languages AS l ON l.written = coalesce(p.language, '') AND l.residence = p.residence "
        "LEFT JOIN cohort_refs AS c ON p.decision = 'affected' AND c.residence = p.residence AND c.mask = p.mask "
        "AND c.protection = p.protection ORDER BY p.person"
    )


def audience() -> str:
    """One row per affected person with the fields of ``core.person.PersonRow``, the forms of address as written."""
    shared = (
        "list_concat(CASE WHEN se.person IS NULL THEN [] ELSE ['email'] END, CASE WHEN sp.person IS NULL THEN [] "
        "ELSE ['phone'] END)"
    )
    return (
        "SELECT p.person AS person_ref, coalesce(p.name, '') AS name, p.given_name, p.family_name, l.language, "
        "p.residence, "
        f"m.elements, {_protection_sql()} AS protection, CASE WHEN p.email_key IS NULL THEN NULL ELSE p.email "
        f"END AS email, "
        "'+' || p.phone_key AS phone, p.street, p.postcode, p.city, p.country, CAST(p.born AS DATE) AS "
        "born_on, p.is_deceased, "
        "p.guardian, p.next_of_kin, p.gender, p.title, p.formality, p.letter_format, "
        f"{', '.join(f'p.{role}' for role in REACH_ROLES)}, "
        f"CAST({shared} AS VARCHAR[]) AS shared, p.conflicting, "
        f"sa.person IS NOT NULL AS has_namesake, s.file AS source_file, p.c & {(1 << ROW_BITS) - 1} "
        f"AS source_row "
        "FROM persons AS p JOIN mask_elements AS m ON m.mask = p.mask "
        "JOIN languages AS l ON l.written = coalesce(p.language, '') AND l.residence = p.residence "
        f"JOIN customer_files AS s ON s.source = (p.c >> {ROW_BITS}) "
        "LEFT JOIN shared_email AS se ON se.person = p.person LEFT JOIN shared_phone AS sp ON sp.person = p.person "
        "LEFT JOIN shared_address AS sa ON sa.person = p.person "
        "WHERE p.decision = 'affected' ORDER BY p.person"
    )


def review() -> str:
    """Every person in doubt with the rows that a reviewer has to judge."""
    return "SELECT person AS person_ref, certainty, evidence, because FROM review_notes ORDER BY person"


def unmatched(reason: str) -> str:
    """The rows that lead to nobody, in file order."""
    return (
        f'SELECT f.file, v.{_ROW} AS "row", {reason} AS reason FROM evidence AS v '
        f"JOIN evidence_files AS f ON f.source = (v.{_FILE}) ANTI JOIN decided AS d ON d.e = v.e ORDER BY v.e"
    )


def counts(decided_table: str) -> str:
    """(source, rows) of the evidence rows in a table."""
    return f"SELECT {_FILE} AS source, count(DISTINCT e) AS rows FROM {decided_table} GROUP BY 1"


def digests(table: str) -> str:
    """(bucket, digest): SHA-256 over the register's rows, in 256 parts, whatever their order on disk."""
    text = "CAST(to_json(r) AS VARCHAR)"
    return (
        f"SELECT bucket, sha256(string_agg(digest, '' ORDER BY digest)) FROM (SELECT substr(digest, 1, 2) AS "
        f"bucket, digest "
        f"FROM (SELECT sha256({text}) AS digest FROM {table} AS r)) GROUP BY bucket ORDER BY bucket"
    )


def _protection_sql() -> str:
    cases = " ".join(f"WHEN {rank} THEN '{name}'" for rank, name in enumerate(PROTECTIONS))
    return f"CASE p.protection {cases} END"
