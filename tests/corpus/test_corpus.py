"""The corpus itself: schema, words, sources, and that no legal number stands in Python."""

from __future__ import annotations

import ast
import json
import re
import shutil
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import jsonschema
import msgspec
import pytest
import yaml

from amends.core.errors import InputError
from amends.core.resources import data_folder
from amends.law.check import check_corpus
from amends.law.corpus import COMMON, duty_files, law_id, load_corpus, read_yaml
from amends.law.lint import faults_of, read_vocabulary
from amends.law.model import Duty
from amends.law.schema import duty_schema
from amends.law.show import shown

CORPUS = data_folder("corpus")
TODAY = date(2026, 11, 23)


def test_the_corpus_has_no_faults() -> None:
    report = check_corpus(CORPUS, today=TODAY)
    assert report.faults == ()
    assert report.ok
    assert report.scenarios > 0


def test_the_published_schema_is_the_one_that_the_reader_uses() -> None:
    published = json.loads((CORPUS / "schema" / "duty.schema.json").read_text(encoding="utf-8"))
    assert published == json.loads(json.dumps(duty_schema()))


@pytest.mark.parametrize(
    "path", [*duty_files(CORPUS), *sorted(CORPUS.rglob(COMMON))], ids=lambda path: law_id(path, CORPUS)
)
def test_every_file_of_rules_fits_the_published_schema(path: Path) -> None:
    jsonschema.validate(read_yaml(path), duty_schema())


def test_an_element_that_the_vocabulary_lacks_is_a_fault(tmp_path: Path) -> None:
    report = _with_change(
        tmp_path, "eu/gdpr/34-individuals", lambda duty: duty["covers"][0].update(needs=["shoe_size"])
    )
    assert any("'shoe_size' is no element" in fault.fault for fault in report.faults)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda duty: duty["content"][0].update(required=["jokes"]), "'jokes' is no content"),
        (lambda duty: duty.update(url="https://nowhere"), "the link of its url is not well-formed"),
        (lambda duty: duty["clock"][0].update(source="nowhere"), "'nowhere'"),
        (lambda duty: duty["triggers"][0].update(when={"is": {"weather": "rain"}}), "'weather' is no fact"),
        (lambda duty: duty["triggers"][0].update(when={"in": {"controller.country": "Atlantis"}}), "'Atlantis'"),
        (lambda duty: duty["triggers"][0].update(when={"ask": "a?", "known": "anchor.aware"}), "exactly one operator"),
        (lambda duty: duty.update(residents=["XX"]), "'XX'"),
        (lambda duty: duty.update(jurisdiction="MARS"), "'MARS'"),
        (lambda duty: duty.update(regime="ATLANTIS"), "coverage.yaml"),
        (lambda duty: duty.update(in_force=[]), "not_in_force_because"),
        (lambda duty: duty["in_force"][0].update(until="2018-01-01"), "before it begins"),
        (lambda duty: duty["clock"].append(dict(duty["clock"][0])), "two values in force"),
        (lambda duty: duty.update(url="nowhere"), "url"),
        (lambda duty: duty.update(thresold=[]), "thresold"),
        (lambda duty: duty["sources"]["art34"].update(checked_on="2020-01-01"), "days ago"),
        (lambda duty: duty["sources"]["art34"].update(checked_on="2030-01-01"), "in the future"),
        (lambda duty: duty["content"][0].update(forbidden=["plain_language"]), "both required and forbidden"),
        (
            lambda duty: duty["clock"][0].update(limits=[{"n": 3, "unit": "business_days", "after": "aware"}]),
            "needs a `calendar`",
        ),
    ],
)
def test_a_broken_rule_is_found_and_named(tmp_path: Path, change, fault: str) -> None:
    report = _with_change(tmp_path, "eu/gdpr/34-individuals", change)
    assert not report.ok
    assert any(fault in item.fault and item.where == "eu/gdpr/34-individuals" for item in report.faults)


def _with_change(tmp_path: Path, law: str, change):
    folder = tmp_path / "corpus"
    for part in ("vocabulary", "calendars"):
        shutil.copytree(CORPUS / part, folder / part)
    for name in ("VERSION", "coverage.yaml"):
        shutil.copy(CORPUS / name, folder / name)
    duty = read_yaml(CORPUS / f"{law}.yaml")
    change(duty)
    target = folder / f"{law}.yaml"
    target.parent.mkdir(parents=True)
    target.write_text(yaml.safe_dump(duty, allow_unicode=True), encoding="utf-8")
    return check_corpus(folder, today=TODAY)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('US-VT: {name: "Vermont", state: encoded}', "US-VT: {name: Vermont, state: none}", "nothing of US-VT"),
        ('encoded, says: "readings of eu/gdpr/33-authority; Art. 3(1) and 3(5)"}', "encoded}", "no rule names it"),
    ],
)
def test_a_register_of_coverage_that_is_not_true_is_a_fault(tmp_path: Path, old: str, new: str, fault: str) -> None:
    copy = tmp_path / "corpus"
    shutil.copytree(CORPUS, copy)
    text = (copy / "coverage.yaml").read_text(encoding="utf-8")
    assert old in text
    (copy / "coverage.yaml").write_text(text.replace(old, new), encoding="utf-8")
    faults = check_corpus(copy, today=TODAY).faults
    assert [item for item in faults if item.where == "coverage.yaml" and fault in item.fault]


OFFICIAL = (
    "ag.state.la.us akleg.gov alison.legislature.state.al.us app.leg.wa.gov apps.azleg.gov apps.legislature.ky.gov "
    "arkleg.state.ar.us azleg.gov bcn.cl bills.parliament.uk billstatus.ls.state.ms.us bvirtualogp.pr.gov cac.gov.cn "
    "capitol.hawaii.gov capitol.texas.gov cert-in.org.in cga.ct.gov code.dccouncil.gov code.wvlegislature.gov "
    "codes.ohio.gov content.naic.org dataprotection.org.gh dbk.de delcode.delaware.gov dfs.ny.gov difc.com "
    "diputados.gob.mx docs.legis.wisconsin.gov dof.gob.mx eba.europa.eu ecfr.gov elegislation.gov.hk "
    "en.adgm.thomsonreuters.com eservices.inforegulator.org.za eur-lex.europa.eu federalregister.gov fedlex.admin.ch "
    "flsenate.gov gc.nh.gov gesetze-im-internet.de gob.pe gov.cn gov.il govt.westlaw.com guamcourts.org "
    "handbook.apra.gov.au iga.in.gov ilga.gov in.gov.br inforegulator.org.za isap.sejm.gov.pl "
    "kings-printer.alberta.ca kirchenrecht-ekd.de ksrevisor.org kvkk.gov.tr law.go.kr law.lis.virginia.gov "
    "law.moda.gov.tw law.moj.gov.tw laws-lois.justice.gc.ca laws.e-gov.go.jp le.utah.gov leg.colorado.gov "
    "leg.state.fl.us leg.state.nv.us legifrance.gouv.fr leginfo.ca.gov leginfo.legislature.ca.gov legis.ga.gov "
    "legis.iowa.gov legis.la.gov legislation.gov.au legislation.gov.uk legislation.govt.nz legislation.nysenate.gov "
    "legislature.idaho.gov legislature.maine.gov legislature.mi.gov legislature.vermont.gov legisquebec.gouv.qc.ca "
    "lexisnexis.com lis.virginia.gov malegislature.gov mastercard.us mca.legmt.gov mcit.gov.eg meity.gov.in "
    "mevzuat.gov.tr mgaleg.maryland.gov mid.ms.gov mn.gov ncleg.gov ndlegis.gov ndpc.gov.ng nebraskalegislature.gov "
    "new.kenyalaw.org nmonesource.com npc.gov.cn nysenate.gov oid.ok.gov oklegislature.gov oregonlegislature.gov "
    "oscn.net pa.gov palegis.us pcpd.org.hk pdp.gov.my pdpc.or.th peraturan.bpk.go.id planalto.gov.br ppc.go.jp "
    "privacy.gov.ph pub.njleg.gov ratchakitcha.soc.go.th rc.majlis.ir recht.bund.de revisor.mn.gov revisor.mo.gov "
    "scstatehouse.gov sdaia.gov.sa sdlegislature.gov servicios.infoleg.gob.ar sic.gov.co sso.agc.gov.sg "
    "statutes.capitol.texas.gov suin-juriscol.gov.co tn.gov uaelegislation.gov.ae uodo.gov.pl usa.visa.com "
    "vanban.chinhphu.vn wapp.capitol.tn.gov webserver.rilegislature.gov webserver.rilin.state.ri.us wyoleg.gov"
).split()


def test_every_source_is_an_official_text() -> None:
    """Where the law or the contract itself is published, or where a State says that it is (westlaw, lexisnexis)."""
    urls = {
        url for duty in load_corpus().duties.values() for url in (duty.url, *(s.url for s in duty.sources.values()))
    }
    hosts = {urlsplit(url).netloc.removeprefix("www.") for url in urls}
    assert hosts <= set(OFFICIAL)


def test_a_rule_that_cannot_be_read_is_one_clear_error(tmp_path: Path) -> None:
    folder = tmp_path / "corpus"
    shutil.copytree(CORPUS, folder)
    (folder / "eu" / "gdpr" / "99-bad.yaml").write_text("title: 5\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        load_corpus(folder)
    assert caught.value.code == "law.unreadable_rule"
    assert "99-bad.yaml" in caught.value.where


def test_the_digest_changes_with_a_rule_and_not_with_a_scenario(tmp_path: Path) -> None:
    same, other = tmp_path / "same", tmp_path / "other"
    for folder in (same, other):
        shutil.copytree(CORPUS, folder)
    (same / "scenarios" / "eu" / "more.yaml").write_text("scenarios: []\n", encoding="utf-8")
    rule = other / "eu" / "gdpr" / "33-authority.yaml"
    rule.write_text(rule.read_text(encoding="utf-8") + "\n# a comment\n", encoding="utf-8")
    assert load_corpus(same).sha256 == load_corpus().sha256
    assert load_corpus(other).sha256 != load_corpus().sha256


def test_a_rule_is_shown_as_it_stood_on_a_day() -> None:
    before = shown(load_corpus(), "eu/dora/19-initial", on=date(2025, 2, 1), today=TODAY)
    after = shown(load_corpus(), "eu/dora/19-initial", on=date(2025, 4, 1), today=TODAY)
    assert [clock.get("limits") for clock in before["clock"]] == [None]
    assert [len(clock["limits"]) for clock in after["clock"]] == [2]
    assert not shown(load_corpus(), "eu/dora/19-initial", on=date(2025, 1, 1), today=TODAY)["periods"]


def test_a_law_that_does_not_exist_is_answered_with_the_nearest() -> None:
    with pytest.raises(InputError) as caught:
        shown(load_corpus(), "eu/gdpr/33-autority", on=None, today=TODAY)
    assert caught.value.code == "law.unknown_law"
    assert "eu/gdpr/33-authority" in caught.value.fix


# 0 and 1 are counting; 3 cuts the offset +02:00; the rest of the law's numbers are in the corpus.
_ALLOWED = {0, 1, 3}
# A reminder and a warning are ours and no law's; the closeness of a match is for reading.
_OURS = {"ics.py", "show.py", "clocks.py", "escalation.py"}


_LAW = sorted((Path(__file__).parents[2] / "src" / "amends" / "law").rglob("*.py"))


@pytest.mark.parametrize("path", [path for path in _LAW if path.name not in _OURS], ids=lambda path: path.name)
def test_no_legal_number_stands_in_python(path: Path) -> None:
    named = re.compile(r"^_SHOWN_STATES = \d+", re.MULTILINE)
    tree = ast.parse(named.sub("_SHOWN_STATES = 0", path.read_text(encoding="utf-8")))
    numbers = {
        node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and type(node.value) in (int, float)
    }
    assert numbers <= _ALLOWED


def test_the_example_of_the_readme_is_a_duty_without_faults() -> None:
    text = (CORPUS / "README.md").read_text(encoding="utf-8")
    first, scenarios = (yaml.load(block, Loader=yaml.BaseLoader) for block in _whole_files(text))
    duty = msgspec.convert(first, Duty, strict=False)
    assert list(faults_of(duty, read_vocabulary(CORPUS))) == []
    assert set(scenarios) == {"base", "scenarios"}


def _whole_files(text: str) -> list[str]:
    blocks = re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)
    return [block for block in blocks if block.startswith(("schema:", "base:"))]
