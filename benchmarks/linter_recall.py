"""The notice linter on a labelled set: recall per rule and language, false blocks, precision of errors.

    .venv/bin/python benchmarks/linter_recall.py [--lang en] [--rule L05] [--unseen] [--json] [--misses]

The set, `benchmarks/linter/`, was written from the rules' descriptions by somebody who had read neither the rules' code
nor their word lists.  Each fault is one change (`replace`/`with`, or everything from `from` up to `to`) in one place of
a clean notice; the words that are wrong stand between the marks ⟦ ⟧, and a fault without marks is something missing.

found     the rule reports a warning or an error that it does not report on the clean notice, and where the fault has
          words, the finding overlaps them
strength  found, and an error where an error is expected (`any`: the rules allow both)
recall    found / planted

A clean notice or a harmless sentence is falsely blocked when an error stands in it that its author did not plant.  The
precision of errors is R / (R + W): R the errors of the expected rule on the faults; W all errors on the clean notices,
the new ones on harmless sentences, and those of other rules on faults that add words.  Errors of other rules on
faults that take words out, or exchange whole sections, are listed and not counted: such a cut breaks several rules.

The linter was mended against `faults.yaml`, so its recall there says how much was mended.  `unseen.yaml` (`--unseen`:
eleven rules that depend on words) was written afterwards and not shown to those who mend: it says how the linter
does on words that nobody had in mind.

The command line is called in process; nothing is random, and the answers depend on the files and the code alone.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import typer
import yaml
from typer.testing import CliRunner

from amends.cli import lint as lint_command

SET = Path(__file__).parent / "linter"
LANGUAGES = ("en", "pl", "de", "fa")
OPEN, CLOSE = "⟦", "⟧"
_HEADED = {"bank", "shop", "hospital", "insurer"}


@dataclass(frozen=True)
class Trial:
    """One text to be judged: its label, its words, its setting, and the span (code points) that is wrong."""

    language: str
    on: str
    text: str
    channel: str
    facts: str
    law: str | None
    label: dict[str, Any] = field(default_factory=dict)
    span: tuple[int, int] | None = None


def load(name: str) -> Any:
    """A YAML file of the set."""
    return yaml.safe_load((SET / name).read_text(encoding="utf-8"))


def clean(language: str, name: str) -> Trial:
    """A clean notice in its setting."""
    setting = load("set.yaml")
    facts = setting["facts"].get(name, name)
    return Trial(
        language=language,
        on=name,
        text=(SET / language / f"{name}.md").read_text(encoding="utf-8"),
        channel=setting["channels_of"].get(language, {}).get(name) or setting["channels"][name],
        facts=(SET / language / f"{facts}.facts.yaml").read_text(encoding="utf-8"),
        law=setting["duties"].get(language, {}).get(name),
    )


def cleans(language: str) -> list[Trial]:
    """All clean notices of a language."""
    return [clean(language, name) for name in load("set.yaml")["channels"]]


def faults(language: str, name: str = "faults") -> Iterator[Trial]:
    """The planted faults of a language, each in its notice; ``name`` is ``faults`` or ``unseen``."""
    for label in load(f"{language}/{name}.yaml"):
        yield planted(clean(language, label["notice"]), label)


def planted(base: Trial, label: dict[str, Any]) -> Trial:
    """``base`` with the one change that ``label`` describes.  Raises ``ValueError`` where its place is not unique."""
    start, end = _place(base.text, label)
    new = str(label.get("insert", "")) * int(label.get("times", 1)) + label["with"]
    left, right = new.find(OPEN), new.find(CLOSE)
    span = (start + left, start + right - 1) if left >= 0 else None
    new = new.replace(OPEN, "").replace(CLOSE, "")
    return Trial(
        language=base.language,
        on=base.on,
        text=base.text[:start] + new + base.text[end:],
        channel=label.get("channel", base.channel),
        facts=_facts(base.facts, label),
        law=base.law,
        label=label,
        span=span,
    )


def _place(text: str, label: dict[str, Any]) -> tuple[int, int]:
    if "from" in label:
        start = text.index(label["from"])
        return start, text.index(label["to"], start)
    old = label["replace"]
    if text.count(old) < 1:
        raise ValueError(f"{label['rule']} on {label['on']}: {old!r} is not in the notice")
    start = text.index(old)
    return start, start + len(old)


def _facts(facts: str, label: dict[str, Any]) -> str:
    changed = {key: label[key] for key in ("compromised", "status") if key in label}
    if not changed:
        return facts
    document = yaml.safe_load(facts)
    if "compromised" in changed:
        document["incident"]["compromised_channels"] = changed["compromised"]
    if "status" in changed:
        document["cohorts"][0]["status"] = changed["status"]
    return str(yaml.safe_dump(document, allow_unicode=True))


def harmless(language: str) -> Iterator[Trial]:
    """The look-alikes of a language, each as a paragraph of its own before the last section of its notice."""
    for label in load(f"{language}/harmless.yaml"):
        base = clean(language, label["notice"])
        at = base.text.rindex("\n## ") if base.on in _HEADED else len(base.text)
        text = f"{base.text[:at]}\n{label['text']}\n{base.text[at:]}"
        span = (at + 1, at + 1 + len(label["text"]))
        yield Trial(base.language, base.on, text, base.channel, base.facts, base.law, label, span)


class Linter:
    """``amends lint`` in process.  Answers are kept: a clean notice is judged once for all its faults."""

    def __init__(self) -> None:
        self._app = typer.Typer()
        self._app.callback()(lambda: None)
        lint_command.register(self._app)
        self._seen: dict[tuple[Any, ...], dict[str, Any]] = {}

    def findings(self, trial: Trial) -> list[dict[str, Any]]:
        """What the linter reports, notes left out."""
        return [found for found in self.report(trial)["findings"] if found["severity"] != "note"]

    def report(self, trial: Trial) -> dict[str, Any]:
        """The whole answer.  Raises ``RuntimeError`` where the command refuses its input."""
        key = (trial.text, trial.facts, trial.channel, trial.language, trial.law)
        if key not in self._seen:
            self._seen[key] = self._run(trial)
        return self._seen[key]

    def _run(self, trial: Trial) -> dict[str, Any]:
        with tempfile.TemporaryDirectory() as folder:
            notice, facts = Path(folder, "notice.md"), Path(folder, "facts.yaml")
            notice.write_text(trial.text, encoding="utf-8", newline="")
            facts.write_text(trial.facts, encoding="utf-8")
            call = ["lint", str(notice), "--facts", str(facts), "--lang", trial.language, "--channel", trial.channel]
            call += ["--law", trial.law] if trial.law else []
            result = CliRunner().invoke(self._app, [*call, "--json"], catch_exceptions=False)
        if result.exit_code not in (0, 1):
            raise RuntimeError(f"{trial.language}/{trial.on}: {result.output[:400]}")
        answer: dict[str, Any] = json.loads(result.stdout)
        return answer


def new_findings(linter: Linter, trial: Trial) -> list[dict[str, Any]]:
    """What is reported on ``trial`` and not on its clean notice."""
    known = Counter(_kind(found) for found in linter.findings(clean(trial.language, trial.on)))
    fresh = []
    for found in linter.findings(trial):
        if known[_kind(found)] > 0:
            known[_kind(found)] -= 1
        else:
            fresh.append(found)
    return fresh


def _kind(found: dict[str, Any]) -> tuple[str, str, str, str]:
    return found["rule"], found["severity"], found["text"] or "", found["why"]


def hits(trial: Trial, fresh: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The findings of the expected rule at the right place."""
    return [found for found in fresh if found["rule"] == trial.label["rule"] and _there(trial.span, found)]


def _there(span: tuple[int, int] | None, found: dict[str, Any]) -> bool:
    if span is None:
        return True
    return found["start"] is not None and bool(found["start"] < span[1] and found["end"] > span[0])


def measure(languages: tuple[str, ...], only: str | None = None, name: str = "faults") -> dict[str, Any]:
    """The whole measure as one document of plain numbers and lists."""
    linter, right = Linter(), 0
    table: defaultdict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0, 0])
    misses: list[dict[str, Any]] = []
    strays: list[dict[str, Any]] = []
    for language in languages:
        for trial in faults(language, name):
            if only and trial.label["rule"] != only:
                continue
            fresh = new_findings(linter, trial)
            hit = hits(trial, fresh)
            strong = any(found["severity"] == trial.label["expect"] or trial.label["expect"] == "any" for found in hit)
            row = table[trial.label["rule"], language]
            row[0], row[1], row[2] = row[0] + 1, row[1] + bool(hit), row[2] + strong
            new_errors = [found for found in fresh if found["severity"] == "error"]
            right += sum(found["rule"] == trial.label["rule"] for found in new_errors)
            if not strong:
                misses.append(_miss(trial, fresh, hit))
            strays += [_stray(trial, found) for found in new_errors if found["rule"] != trial.label["rule"]]
    document: dict[str, Any] = {"rules": _rows(table), "misses": misses, "other_errors": strays}
    document |= _false(linter, languages)
    wrong = sum(stray["adds_words"] for stray in strays)
    for kind in ("false_on_clean", "false_on_harmless"):
        wrong += sum(found["severity"] == "error" for found in document[kind])
    document["precision_of_errors"] = round(right / (right + wrong), 4) if right + wrong else None
    return document


def _rows(table: dict[tuple[str, str], list[int]]) -> list[dict[str, Any]]:
    return [
        {"rule": rule, "language": language, "planted": row[0], "found": row[1], "strength": row[2]}
        for (rule, language), row in sorted(table.items())
    ]


def _miss(trial: Trial, fresh: list[dict[str, Any]], hit: list[dict[str, Any]]) -> dict[str, Any]:
    label = trial.label
    cut = f"from {label['from']!r} to {label['to']!r}" if "from" in label else label["replace"]
    instead = (str(label.get("insert", "")) + label["with"])[:160]
    words = trial.text[slice(*trial.span)] if trial.span else f"(taken out) {cut} (put in its place) {instead!r}"
    return {
        "language": trial.language,
        "on": trial.on,
        "rule": trial.label["rule"],
        "expected": trial.label["expect"],
        "words": words,
        "got": [f"{found['severity']} at {found['text']!r}" for found in hit],
        "others": [f"{found['rule']} {found['severity']} {(found['text'] or '')[:60]!r}" for found in fresh],
    }


def _stray(trial: Trial, found: dict[str, Any]) -> dict[str, Any]:
    keep = {key: found[key] for key in ("rule", "severity", "text", "why")}
    return {
        "language": trial.language,
        "on": trial.on,
        "planted": trial.label.get("rule"),
        "adds_words": trial.span is not None,
        **keep,
    }


def _false(linter: Linter, languages: tuple[str, ...]) -> dict[str, Any]:
    on_clean, on_harmless, counts = [], [], Counter[str]()
    for language in languages:
        for trial in cleans(language):
            found = linter.findings(trial)
            counts["clean"] += 1
            counts["clean_blocked"] += any(item["severity"] == "error" for item in found)
            on_clean += [_stray(trial, item) for item in found]
        for trial in harmless(language):
            fresh = new_findings(linter, trial)
            counts["harmless"] += 1
            counts["harmless_blocked"] += any(item["severity"] == "error" for item in fresh)
            on_harmless += [{**_stray(trial, item), "sentence": trial.label["text"]} for item in fresh]
    return {"counts": dict(counts), "false_on_clean": on_clean, "false_on_harmless": on_harmless}


def print_table(document: dict[str, Any], languages: tuple[str, ...], *, misses: bool) -> None:
    """The measure for people."""
    cells = {(row["rule"], row["language"]): row for row in document["rules"]}
    print("rule  " + "".join(f"{language:>16}" for language in languages) + "   found/planted (as strong as expected)")
    for rule in sorted({rule for rule, _ in cells}):
        print(f"{rule:6}" + "".join(f"{_cell(cells.get((rule, language))):>16}" for language in languages))
    for language in languages:
        rows = [row for row in document["rules"] if row["language"] == language]
        found, planted_ = sum(row["found"] for row in rows), sum(row["planted"] for row in rows)
        print(f"recall {language}: {found}/{planted_} = {found / planted_:.3f}")
    counts = document["counts"]
    print(f"clean notices falsely blocked: {counts['clean_blocked']} of {counts['clean']}")
    print(f"harmless sentences falsely blocked: {counts['harmless_blocked']} of {counts['harmless']}")
    print(f"precision of errors: {document['precision_of_errors']}")
    if misses:
        for kind in ("misses", "false_on_clean", "false_on_harmless", "other_errors"):
            print(f"\n{kind}:")
            for item in document[kind]:
                print("  " + json.dumps(item, ensure_ascii=False))


def _cell(row: dict[str, Any] | None) -> str:
    return "-" if row is None else f"{row['found']}/{row['planted']} ({row['strength']})"


def main() -> None:
    """Reads the options and prints."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--lang", choices=LANGUAGES, action="append", help="one language; may be repeated")
    options.add_argument("--rule", help="one rule")
    options.add_argument("--json", action="store_true", help="one JSON document")
    options.add_argument("--misses", action="store_true", help="every miss and every false finding with its words")
    options.add_argument("--unseen", action="store_true", help="the faults of unseen.yaml instead")
    chosen = options.parse_args()
    languages = tuple(chosen.lang or LANGUAGES)
    document = measure(languages, chosen.rule, "unseen" if chosen.unseen else "faults")
    if chosen.json:
        print(json.dumps(document, ensure_ascii=False, indent=1))
    else:
        print_table(document, languages, misses=chosen.misses)


if __name__ == "__main__":
    main()
