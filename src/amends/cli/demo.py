"""``amends demo``: the bundled case through everything, then in the browser."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from amends.cases import write_case
from amends.cli.cases import instant_or_now
from amends.cli.output import answering, text_console
from amends.cli.rehearse import run_case
from amends.cli.serve import run_server
from amends.cli.summary import ten_lines
from amends.config.boot import boot
from amends.config.home import desk_public_key, home, secret

_AS_OF = "2026-06-02T14:00:00+02:00"  # the day after the bank learnt of it: most deadlines still lie ahead


def register(app: typer.Typer) -> None:
    """Adds the command."""
    app.command("demo")(demo)


def demo(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port; 0 chooses a free one.")] = 8765,
    serve: Annotated[bool, typer.Option(help="Serve the result in the browser.")] = True,
) -> None:
    """Run the bundled case (an invented bank, 5,000 customers), play its first days, serve console and portal."""

    def command() -> int:
        folder = home() / "demo"
        out = folder / "out"
        boot()
        if not (out / "report.html").is_file():
            text_console.print("Bank Północny, an invented bank, finds 500 of its customers' records published.")
            _rehearse(folder, out)
        _live(out, folder / "passed")
        for line in ten_lines(out, as_of=instant_or_now(_AS_OF)):
            text_console.print(line, highlight=False, markup=False)
        text_console.print(f"Report          {out / 'report.html'}", highlight=False, markup=False)
        if serve:
            run_server(host=host, port=port)
        return 0

    raise typer.Exit(answering(command, as_json=False))


def _rehearse(folder: Path, out: Path) -> None:
    case = write_case(folder / "case")
    run_case(case, out, resume=True, as_of=_AS_OF)


def _live(out: Path, folder: Path) -> None:
    """Plays the days after the notices once: what people write and claim, what is answered, made, given and decided."""
    from amends.apps.care.models import Case  # noqa: PLC0415  # models load after boot()
    from amends.apps.rehearsals.models import Rehearsal  # noqa: PLC0415
    from amends.cli.demo_days.life import play  # noqa: PLC0415

    incident = Rehearsal.objects.select_related("incident").get(folder=str(out.resolve())).incident
    if Case.objects.filter(incident=incident).exists():
        return
    text_console.print("Its first days follow: people write, cards are made, losses are claimed.")
    play(incident=incident, folder=folder, secret=secret, public_key=desk_public_key())
