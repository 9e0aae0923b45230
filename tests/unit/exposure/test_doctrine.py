"""The traps of linking: who must get a letter, who must not, and who needs a second look."""

from __future__ import annotations

from tests.unit.exposure.conftest import customer

FATHER = customer("F", pesel="55010112343", date_of_birth="1955-01-01", email="jan@poczta.example")
SON = customer("S", pesel="85020212345", date_of_birth="1985-02-02", email="jan@poczta.example")
ANNA = customer("A", given_name="Anna", family_name="Nowak", pesel="90030311111", date_of_birth="1990-03-03",
                email="anna@poczta.example", phone="+48600100200", street="Polna 5", postcode="30-001")  # fmt: skip
MARIA = ANNA | {
    "id": "M",
    "given_name": "Maria",
    "pesel": "90030322222",
    "email": "maria@poczta.example",
    "phone": "+48600100201",
}


def test_primary_number_links_whatever_its_spelling(assessed):
    result = assessed(
        [FATHER, SON], [{"name": "KOWALSKI Jan", "pesel": "550101-12343", "card_number": "4111111111111111"}]
    )
    assert set(result.affected) == {"F"}
    assert result.affected["F"]["elements"] == ["name", "pesel", "card_number"]
    assert result.affected["F"]["evidence"] == [{"file": "leak.csv", "row": 1}]


def test_father_and_son_with_one_name_and_one_email_are_told_apart_by_number(assessed):
    result = assessed([FATHER, SON], [{"name": "Jan Kowalski", "pesel": "85020212345", "email": "jan@poczta.example"}])
    assert set(result.affected) == {"S"}
    assert result.review == {}


def test_father_and_son_are_told_apart_by_date_of_birth(assessed):
    row = {"name": "Jan Kowalski", "date_of_birth": "01.01.1955", "email": "jan@poczta.example"}
    result = assessed([FATHER, SON], [row])
    assert set(result.affected) == {"F"}
    assert "no primary identifier" in result.affected["F"]["because"]
    assert result.affected["F"]["certainty"] < 0.95


def test_name_and_shared_email_go_to_review_for_both(assessed):
    result = assessed([FATHER, SON], [{"name": "Jan Kowalski", "email": "jan@poczta.example"}])
    assert result.affected == {}
    assert set(result.review) == {"F", "S"}


def test_shared_email_alone_never_makes_affected(assessed):
    result = assessed([FATHER, SON], [{"email": "jan@poczta.example", "password": "x"}])
    assert result.affected == {}


def test_shared_phone_never_makes_affected_even_with_one_name_agreeing_in_part(assessed):
    couple = [ANNA, MARIA | {"phone": ANNA["phone"], "family_name": "Lis"}]
    result = assessed(couple, [{"phone": "600 100 200", "password": "x"}])
    assert result.affected == {}
    assert set(result.review) == {"A", "M"}


def test_conflicting_number_beats_agreeing_name_and_email(assessed):
    row = {"name": "Anna Nowak", "email": "anna@poczta.example", "pesel": "90030399999"}
    result = assessed([ANNA], [row])
    assert result.affected == {}
    assert "pesel" in result.review["A"]["because"]


def test_conflicting_date_of_birth_blocks_even_an_agreeing_number(assessed):
    result = assessed([ANNA], [{"pesel": ANNA["pesel"], "date_of_birth": "1991-03-03"}])
    assert result.affected == {}
    assert set(result.review) == {"A"}


def test_twins_are_told_apart_by_given_name(assessed):
    row = {"name": "Maria Nowak", "date_of_birth": "1990-03-03", "street": "Polna 5", "postcode": "30-001"}
    result = assessed([ANNA, MARIA], [row])
    assert set(result.affected) == {"M"}


def test_row_of_one_twin_with_the_address_of_the_other_goes_to_review(assessed):
    row = {"name": "Maria Nowak", "date_of_birth": "1990-03-03", "email": "anna@poczta.example"}
    result = assessed([ANNA, MARIA], [row])
    assert result.affected == {}
    assert set(result.review) == {"A", "M"}


def test_row_that_points_to_two_customers_goes_to_review_for_both(assessed):
    result = assessed([ANNA, FATHER], [{"pesel": ANNA["pesel"], "email": "jan@poczta.example"}])
    assert result.affected == {}
    assert set(result.review) == {"A", "F"}
    assert "different persons" in result.review["A"]["because"]


def test_unshared_email_alone_is_enough(assessed):
    result = assessed([ANNA, MARIA], [{"email": " ANNA@Poczta.example ", "password": "x"}])
    assert set(result.affected) == {"A"}
    assert result.affected["A"]["elements"] == ["email", "password"]


def test_unshared_email_with_another_name_goes_to_review(assessed):
    result = assessed([ANNA], [{"email": "anna@poczta.example", "name": "Piotr Zieliński"}])
    assert result.affected == {}
    assert set(result.review) == {"A"}


def test_name_alone_never_makes_affected(assessed):
    result = assessed([ANNA], [{"name": "Anna Nowak", "password": "x"}])
    assert result.affected == {}


def test_name_and_birth_of_two_customers_go_to_review(assessed):
    namesake = ANNA | {"id": "B", "pesel": "90030333333", "email": "", "phone": "", "street": "Inna 9"}
    result = assessed([ANNA, namesake], [{"name": "Anna Nowak", "date_of_birth": "1990-03-03"}])
    assert result.affected == {}
    assert set(result.review) == {"A", "B"}


def test_placeholders_identify_nobody(assessed):
    nobody = {
        "name": "brak",
        "pesel": "00000000000",
        "email": "brak@brak.example",
        "phone": "000000000",
        "date_of_birth": "1900-01-01",
    }
    stand_in = customer("P", **{key: value for key, value in nobody.items() if key != "name"})
    result = assessed([stand_in, ANNA], [nobody, {**nobody, "pesel": "11111111111", "name": "Anna Nowak"}])
    assert result.affected == {}


def test_joint_account_alone_goes_to_review_and_with_a_name_to_its_holder(assessed):
    iban = "PL61109010140000071219812874"
    couple = [ANNA | {"iban": iban}, FATHER | {"iban": "61 1090 1014 0000 0712 1981 2874"}]
    alone = assessed(couple, [{"iban": iban}])
    assert alone.affected == {}
    assert set(alone.review) == {"A", "F"}
    named = assessed(couple, [{"iban": iban, "name": "Nowak Anna"}])
    assert set(named.affected) == {"A"}


def test_old_address_of_a_customer_who_moved_is_no_conflict(assessed):
    row = {"name": "Anna Nowak", "pesel": ANNA["pesel"], "street": "Stara 77", "postcode": "99-999"}
    result = assessed([ANNA], [row])
    assert set(result.affected) == {"A"}
    assert result.affected["A"]["elements"] == ["name", "postal_address", "pesel"]


def test_person_who_is_no_customer_is_unmatched(assessed):
    result = assessed([ANNA], [{"name": "Piotr Obcy", "pesel": "70010155555", "email": "piotr@obcy.example"}])
    assert [row["row"] for row in result.table("unmatched")] == [1]
    assert result.table("register") == []


def test_one_person_under_two_ids_is_told_once(assessed):
    again = ANNA | {"id": "A2", "email": "anna.nowak@inna.example"}
    rows = [{"pesel": ANNA["pesel"], "name": "Anna Nowak"}, {"email": "anna.nowak@inna.example", "password": "x"}]
    result = assessed([ANNA, again], rows)
    assert set(result.affected) == {"A"}
    assert len(result.affected["A"]["evidence"]) == 2
    assert any("another id" in note for note in result.summary.notes)


def test_same_number_for_two_different_people_decides_nothing(assessed):
    wrong = MARIA | {"pesel": ANNA["pesel"], "date_of_birth": "1951-01-01", "family_name": "Lis"}
    result = assessed([ANNA, wrong], [{"pesel": ANNA["pesel"]}])
    assert result.affected == {}
    assert set(result.review) == {"A", "M"}


def test_running_number_in_the_leak_is_not_taken_for_a_customer_number(assessed):
    customers = [ANNA | {"id": "1"}, MARIA | {"id": "2"}]
    rows = [
        {"customer_number": "1", "email": "maria@poczta.example"},
        {"customer_number": "2", "email": "anna@poczta.example"},
    ]
    result = assessed(customers, rows)
    assert set(result.affected) == {"1", "2"}
    assert any("customer number" in note for note in result.summary.notes)


def test_customer_number_links_to_the_customers_own_id(assessed):
    result = assessed(
        [ANNA | {"id": "PB-0017"}, MARIA | {"id": "PB-0018"}], [{"customer_number": "pb0018", "balance": "12.50"}]
    )
    assert set(result.affected) == {"PB-0018"}
    assert result.affected["PB-0018"]["elements"] == ["customer_number", "balance"]


def test_number_that_lost_its_leading_zero_still_links(assessed):
    young = ANNA | {"pesel": "02270812345", "date_of_birth": "2002-07-08"}
    assert set(assessed([young], [{"pesel": "2270812345"}]).affected) == {"A"}


def test_masked_number_identifies_nobody_and_is_not_counted_as_exposed(assessed):
    result = assessed([ANNA | {"ssn": "123-45-6789"}], [{"ssn": "***-**-6789", "email": "anna@poczta.example"}])
    assert result.affected["A"]["elements"] == ["email"]


def test_names_agree_across_accents_order_and_script_of_digits(assessed):
    polish = customer(
        "L", given_name="Łukasz", family_name="Wiśniewski", date_of_birth="1980-12-31", phone="+48600700800"
    )
    row = {"name": "WISNIEWSKI, Lukasz", "date_of_birth": "۱۹۸۰-۱۲-۳۱", "phone": "۶۰۰ ۷۰۰ ۸۰۰"}
    assert set(assessed([polish], [row]).affected) == {"L"}


def test_odd_dates_and_phones_are_understood(assessed):
    row = {"name": "Anna Nowak", "date_of_birth": "3 marca 1990", "phone": "tel. 600-100-200 ext. 3"}
    result = assessed([ANNA], [row])
    assert result.affected["A"]["elements"] == ["name", "date_of_birth", "phone"]


def test_company_switchboard_of_very_many_customers_leads_to_nobody(assessed):
    crowd = [
        customer(f"C{number}", phone="+48221234500", given_name=f"Imie{chr(97 + number % 26)}") for number in range(60)
    ]
    result = assessed(crowd, [{"phone": "22 123 45 00", "password": "x"}])
    assert result.affected == {}
    assert "too many" in result.table("unmatched")[0]["reason"]


def test_elements_are_the_union_over_rows_and_never_more(assessed):
    rows = [{"pesel": ANNA["pesel"], "password": "", "card_number": "4111111111111111"},
            {"pesel": ANNA["pesel"], "password": "tajne", "card_number": "null"},
            {"pesel": MARIA["pesel"], "password": "n/a", "card_number": ""}]  # fmt: skip
    result = assessed([ANNA, MARIA], rows)
    assert result.affected["A"]["elements"] == ["pesel", "card_number", "password"]
    assert result.affected["M"]["elements"] == ["pesel"]


def test_contradiction_with_any_record_of_a_person_counts(assessed):
    undated = ANNA | {"id": "A2", "date_of_birth": "", "email": "anna.nowak@inna.example"}
    result = assessed([ANNA, undated], [{"email": "anna.nowak@inna.example", "date_of_birth": "1985-02-02"}])
    assert result.affected == {}


def test_a_date_that_reads_two_ways_decides_between_nobody(assessed):
    people = [
        customer("1", given_name="Amy", family_name="Stone", date_of_birth="1990-03-04", email="one@x.example"),
        customer("2", given_name="Amy", family_name="Stone", date_of_birth="1990-04-03", email="two@x.example"),
    ]
    result = assessed(people, [{"name": "Amy Stone", "date_of_birth": "04/03/1990"}])
    assert result.affected == {}
    assert set(result.review) == {"1", "2"}
    linked = assessed(people, [{"email": "two@x.example", "date_of_birth": "04/03/1990"}])
    assert {ref: list(row["elements"]) for ref, row in linked.affected.items()} == {"2": ["date_of_birth", "email"]}


def test_another_row_of_the_column_tells_how_dates_are_written(assessed):
    people = [
        customer("1", given_name="Amy", family_name="Stone", date_of_birth="1990-03-04"),
        customer("2", given_name="Amy", family_name="Stone", date_of_birth="1990-04-03"),
    ]
    leak = [{"name": "Amy Stone", "date_of_birth": "04/03/1990"}, {"name": "Bo", "date_of_birth": "05/25/1985"}]
    assert set(assessed(people, leak).affected) == {"2"}
