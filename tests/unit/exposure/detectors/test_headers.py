"""Headers of many languages and spellings, and headers that name something else."""

from __future__ import annotations

import pytest

from amends.exposure.detectors import classify_columns
from amends.exposure.detectors.headers import match_header

DATES = ["1980-02-03", "1977-12-01", "1955-06-30"]
NAMED = [
    ("data_urodzenia", "date_of_birth"),
    ("DataUrodzenia", "date_of_birth"),
    ("GEBURTSDATUM", "date_of_birth"),
    ("date de naissance", "date_of_birth"),
    ("fecha_nacimiento", "date_of_birth"),
    ("data di nascita", "date_of_birth"),
    ("تاریخ تولد", "date_of_birth"),
    ("дата народження", "date_of_birth"),
    ("customerBirthDate", "date_of_birth"),
    ("nr_dowodu", "id_card"),
    ("Personalausweisnummer", "id_card"),
    ("PESEL", "pesel"),
    ("Social Security No.", "ssn"),
    ("Telefonnummer", "phone"),
    ("téléphone portable", "phone"),
    ("teléfono", "phone"),
    ("cellulare", "phone"),
    ("شماره همراه", "phone"),
    ("номер телефону", "phone"),
    ("nr tel", "phone"),
    ("phone_2", "phone"),
    ("adres e-mail", "email"),
    ("courriel", "email"),
    ("correo electrónico", "email"),
    ("ایمیل", "email"),
    ("електронна пошта", "email"),
    ("mother's maiden name", "mothers_maiden_name"),
    ("hasło", "password"),
    ("Kennwort", "password"),
    ("mot de passe", "password"),
    ("contraseña", "password"),
    ("گذرواژه", "password"),
    ("пароль", "password"),
    ("paszport", "passport"),
    ("Führerscheinnummer", "driving_licence"),
    ("CCNumber", "card_number"),
    ("شماره کارت", "card_number"),
    ("CVV2", "card_code"),
    ("saldo", "balance"),
    ("wynagrodzenie", "salary"),
    ("codice fiscale", "national_id"),
    ("کد ملی", "national_id"),
    ("Steuer-ID", "tax_id"),
    ("РНОКПП", "tax_id"),
    ("rozpoznanie", "medical"),
    ("płeć", "gender"),
    ("obywatelstwo", "nationality"),
    ("imię", "given_name"),
    ("Nachname", "family_name"),
    ("prénom", "given_name"),
    ("apellidos", "family_name"),
    ("نام خانوادگی", "family_name"),
    ("kod-pocztowy", "postcode"),
    ("PLZ", "postcode"),
    ("Straße", "street"),
    ("miejscowość", "city"),
    ("nr_klienta", "id"),
]


@pytest.mark.parametrize(("header", "key"), NAMED)
def test_a_header_is_understood(header: str, key: str) -> None:
    match = match_header(header)
    assert match is not None
    assert key in match.keys


@pytest.mark.parametrize(
    "header",
    [
        "created_at",
        "transaction_date",
        "order_no",
        "nr_zamowienia",
        "Rechnungsnummer",
        "file_name",
        "email_verified",
        "phone_type",
        "company_name",
        "passport_expiry",
        "last login",
        "product_name",
        "numéro de commande",
    ],
)
def test_a_header_that_names_something_else_is_understood(header: str) -> None:
    match = match_header(header)
    assert match is not None
    assert match.keys == {"other"}


@pytest.mark.parametrize("header", ["column1", "", "f7", "Unnamed: 3", "42", "kolumna2", "field_9"])
def test_a_stand_in_says_nothing(header: str) -> None:
    assert match_header(header) is None


@pytest.mark.parametrize("header", ["created_at", "data_transakcji", "Buchungsdatum", "valid_from", "date"])
def test_dates_of_other_things_are_no_birth_dates(header: str) -> None:
    assert classify_columns({header: DATES * 20})[header].element is None


def test_recent_dates_without_header_are_no_birth_dates() -> None:
    recent = [f"20{year}-05-{day:02d}" for year in range(15, 26) for day in range(1, 20)]
    old = [f"19{year}-05-{day:02d}" for year in range(30, 99) for day in range(1, 20)]
    found = classify_columns({"column1": recent, "column2": old, "column3": [f"{day} 10:33:01" for day in old]})
    assert [item.element for item in found.values()] == [None, "date_of_birth", None]


def test_persian_birth_dates_and_digits_are_read() -> None:
    found = classify_columns(
        {"تاریخ_تولد": ["۱۳۶۲/۰۵/۱۴", "۱۳۴۰/۱۲/۰۱"], "شماره همراه": ["۰۹۱۲۳۴۵۶۷۸۹", "۰۹۳۵۱۲۳۴۵۶۷"]}
    )
    assert [item.element for item in found.values()] == ["date_of_birth", "phone"]


def test_content_that_contradicts_its_header_is_not_believed() -> None:
    found = classify_columns(
        {
            "phone": ["yes", "no", "yes"],
            "email": ["true", "false"],
            "dob": ["red", "blue"],
            "card_number": ["Visa", "Amex"],
            "iban": ["Alice", "Bob"],
            "ip": ["7", "8"],
        }
    )
    assert {name: item.element for name, item in found.items() if item.element} == {}


def test_emails_under_login_are_email() -> None:
    values = [f"user{n}@mail.example" for n in range(30)]
    assert classify_columns({"login": values})["login"].element == "email"
