"""Identities are repeatable, and parts cannot run into each other."""

from amends.core.ids import address_digest, keyed_hash, new_ref, short_code

KEY = b"k" * 32


def test_equal_parts_give_equal_names_and_shifted_parts_do_not() -> None:
    assert keyed_hash(KEY, "ab", "c") == keyed_hash(KEY, "ab", "c")
    assert keyed_hash(KEY, "ab", "c") != keyed_hash(KEY, "a", "bc")
    assert keyed_hash(KEY, "ab") != keyed_hash(b"x" * 32, "ab")


def test_codes_hold_no_letter_that_people_misread() -> None:
    text = "".join(short_code(KEY, str(number)) for number in range(500)) + new_ref("INC")[4:]
    assert not set(text) & set("01IO")


def test_codes_do_not_repeat_among_many() -> None:
    assert len({short_code(KEY, str(number)) for number in range(20_000)}) == 20_000


def test_address_digest_ignores_case_and_surrounding_space() -> None:
    assert address_digest(" Anna@Example.example ") == address_digest("anna@example.example")
