"""A database made at once has the schema of one that went through every migration."""

from __future__ import annotations

import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import psycopg

AT_ONCE = "from amends.config.boot import boot; boot()"
BY_MIGRATIONS = "import django; django.setup(); from django.core.management import call_command as c; c('migrate')"
# A table that Amends never writes to; Django's migrations give it the project's kind of key, Django's models their own.
NOT_OURS = ("column", "auth_group_permissions.id")
SCHEMA = (
    """SELECT 'column', table_name || '.' || column_name, data_type || coalesce(character_maximum_length::text, '')
       || is_nullable || coalesce(column_default, '') || is_identity FROM information_schema.columns
       WHERE table_schema = 'public'""",
    "SELECT 'index', indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'",
    "SELECT 'constraint', conrelid::regclass || conname, pg_get_constraintdef(oid) FROM pg_constraint "
    "WHERE connamespace = 'public'::regnamespace",
    "SELECT 'trigger', tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal",
    "SELECT 'function', proname, pg_get_functiondef(oid) FROM pg_proc WHERE pronamespace = 'public'::regnamespace",
    "SELECT 'applied', app || '.' || name, '' FROM django_migrations",
    "SELECT 'content type', app_label || '.' || model, '' FROM django_content_type",
)  # fmt: skip


def start(how: str, home: Path, url: str | None = None) -> None:
    home.mkdir()
    own = {"AMENDS_HOME": str(home), "DJANGO_SETTINGS_MODULE": "amends.config.settings"}
    environment = {**os.environ, **own} | ({"AMENDS_DATABASE_URL": url} if url else {})
    subprocess.run([sys.executable, "-c", how], env=environment, check=True, capture_output=True, timeout=240)


def of_sqlite(home: Path) -> set[tuple[str, ...]]:
    """Every table with its columns and conditions in no order, every index and trigger, and what is noted."""
    with sqlite3.connect(home / "amends.sqlite3") as opened:
        things = opened.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
        noted = opened.execute(
            "SELECT 'applied', app, name FROM django_migrations "
            "UNION ALL SELECT 'content type', app_label, model FROM django_content_type"
        ).fetchall()
    return {(kind, name, *(clauses(sql) if kind == "table" else [sql])) for kind, name, sql in things} | set(noted)


def clauses(table: str) -> list[str]:
    """What is between a table's brackets, cut at the commas that no further bracket holds, sorted."""
    inner, depth, found = table[table.index("(") + 1 : table.rindex(")")], 0, [""]
    for part in re.split(r"([(),])", inner):
        depth += (part == "(") - (part == ")")
        if part == "," and depth == 0:
            found.append("")
        else:
            found[-1] += part
    return sorted(clause.strip() for clause in found)


def test_both_ways_lead_to_one_schema_on_sqlite(tmp_path: Path) -> None:
    start(AT_ONCE, tmp_path / "at-once")
    start(BY_MIGRATIONS, tmp_path / "by-migrations")
    made = of_sqlite(tmp_path / "at-once")
    assert made == of_sqlite(tmp_path / "by-migrations")
    assert {kind for kind, *_ in made} == {"table", "index", "trigger", "applied", "content type"}


def test_both_ways_lead_to_one_schema_on_postgresql(tmp_path: Path, new_postgres: Callable[[], str]) -> None:
    schemas = []
    for number, how in enumerate((AT_ONCE, BY_MIGRATIONS)):
        url = new_postgres()
        start(how, tmp_path / str(number), url)
        with psycopg.connect(url) as opened:
            schemas.append({row for query in SCHEMA for row in opened.execute(query).fetchall() if row[:2] != NOT_OURS})
    assert schemas[0] == schemas[1]
    assert {kind for kind, *_ in schemas[0]} == {
        "column", "index", "constraint", "trigger", "function", "applied", "content type",
    }  # fmt: skip
