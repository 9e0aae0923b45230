"""How easy our own texts are to read, in each language, by the formulas that are valid for it, against the limits.

    .venv/bin/python benchmarks/readability.py

The texts are composed from an invented case in which everything is known (the longest form).  Limits are those of
wordbook/lint/thresholds.yaml; Persian has no trusted formula, so only lengths are judged there.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "unit" / "wording"))
from people_requests import everything_known

from amends.core.person import PersonRow
from amends.wording import compose, render_email
from amends.wording.lint import LintFacts, lint

_READER = PersonRow(person_ref="1", name="Alex Sample", language="en", residence="GB", elements=())
_TEXTS = ("alert", "reissue", "card_delivery", "update", "correction", "all_clear")
_LANGUAGES = ("en", "de", "pl", "fa")


def main() -> int:
    """Prints the table; exit 1 if a text breaks a limit of reading level (L09) as an error."""
    broken = 0
    for language in _LANGUAGES:
        for text in _TEXTS:
            content = render_email(compose(everything_known(text, language=language)), _READER, "AAAAA-AAAAA")
            report = lint(
                f'---\nsubject: "{content.subject}"\n---\n{content.text}',
                language=language,
                channel="email",
                facts=LintFacts(controller_name="Bank Wisła S.A."),
            )
            found = report.measures
            level = sorted({item.severity for item in report.findings if item.rule == "L09"})
            broken += "error" in level
            values = ", ".join(f"{name} {value}" for name, value in found.readability_judged.items())
            lengths = f"{found.words:>4} words, longest sentence {found.longest_sentence_words}"
            print(f"{language} {text:<14} {lengths}; {values or 'no valid formula'}; L09: {', '.join(level) or 'kept'}")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
