"""The notice counts as shown while a look from outside finds it in sight, with the words that were released."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from house import NOW, Site, opened, page_of, released

from amends.apps.incidents.models import Incident
from amends.apps.incidents.services import supersede_fact
from amends.apps.journal.selectors import deeds
from amends.apps.notices.models import NoticeVersion
from amends.apps.substitutes.models import KeptPage, PageLook
from amends.apps.substitutes.proving import shown_of
from amends.apps.substitutes.services import Measure, end_watch, look_at, look_due, watch_page
from amends.core.errors import InputError, RefusedError

DAY = timedelta(days=1)
BANNER = '<p><a href="/breach">Notice of data breach</a></p>'
GOOD = Measure(on_first_screen=True, link_px=18, text_px=16, by="halina")


def look(site: Site, notice: NoticeVersion, home: str, **pages: str) -> PageLook:
    site.pages.update({"/": f"<html><body><h1>Bank</h1>{home}</body></html>", "/breach": page_of(notice)} | pages)
    watch = watch_page(notice=notice, page=site.home, link=f"{site.home}breach", days=30, now=NOW)
    return look_at(watch, now=NOW)


def test_visible_link_to_the_released_words_is_a_good_look_and_on_record(
    site: Site, notice: NoticeVersion, incident: Incident
) -> None:
    found = look(site, notice, BANNER)
    assert (found.fault, found.detail, found.place) == ("", "", "body, after 1 of 5 words")
    (deed,) = [deed for deed in deeds(incident_ref=incident.ref) if deed["kind"] == "substitute.looked"]
    assert (deed["is_found"], deed["page_sha256"], deed["content_sha256"]) == (
        True,
        found.page_sha256,
        notice.content_sha256,
    )
    assert KeptPage.objects.filter(sha256__in=[found.page_sha256, found.notice_page_sha256]).count() == 2


@pytest.mark.parametrize(
    ("home", "fault"),
    [
        ("<p>Nothing</p>", "missing"),
        (f"<!-- {BANNER} -->", "missing"),
        ('<p><a href="/other">Notice of data breach</a></p>', "missing"),
        (f"<div hidden>{BANNER}</div>", "hidden"),
        (f'<div style="Display : NONE !important">{BANNER}</div>', "hidden"),
        (f'<div style="position:absolute; left:-9999px">{BANNER}</div>', "hidden"),
        (f"<noscript>{BANNER}</noscript>", "hidden"),
        (f"<details><summary>News</summary>{BANNER}</details>", "hidden"),
        ('<a href="/breach"><img src="x.png"></a>', "hidden"),
        (f"<footer>{BANNER}</footer>", "footer"),
    ],
)
def test_link_that_a_visitor_does_not_see_is_no_notice(
    site: Site, notice: NoticeVersion, home: str, fault: str
) -> None:
    assert look(site, notice, home).fault == fault


def test_link_in_the_body_counts_where_the_footer_has_one_too(site: Site, notice: NoticeVersion) -> None:
    assert look(site, notice, f"<footer>{BANNER}</footer><main>{BANNER}</main>").fault == ""


def test_page_behind_the_link_with_one_word_less_is_other_words(site: Site, notice: NoticeVersion) -> None:
    assert (
        look(site, notice, BANNER, **{"/breach": page_of(notice).replace("1-800-555-0100", "")}).fault == "other_words"
    )


def test_pages_that_are_down_are_faults_and_no_errors(site: Site, notice: NoticeVersion) -> None:
    site.pages["/"] = BANNER
    watch = watch_page(notice=notice, page=site.home, link=f"{site.home}breach", days=30, now=NOW)
    assert look_at(watch, now=NOW).fault == "notice_down"
    site.pages.clear()
    assert look_at(watch, now=NOW).fault == "unreachable"


def test_text_on_the_home_page_itself_is_enough_if_the_whole_notice_is_there(site: Site, notice: NoticeVersion) -> None:
    site.pages["/"] = page_of(notice)
    watch = watch_page(notice=notice, page=site.home, says="1-800-555-0100", days=30, now=NOW)
    assert look_at(watch, now=NOW).fault == ""
    site.pages["/"] = "<p>Call 1-800-555-0100</p>"
    assert look_at(watch, now=NOW).fault == "other_words"


def test_page_other_than_the_home_page_proves_nothing(site: Site, notice: NoticeVersion) -> None:
    site.pages["/press"] = page_of(notice)
    watch = watch_page(notice=notice, page=f"{site.home}press", says="1-800-555-0100", days=30, now=NOW)
    assert look_at(watch, now=NOW).fault == "elsewhere"


def test_daily_looks_and_a_measure_prove_the_days_and_a_gap_is_not_counted(site: Site, notice: NoticeVersion) -> None:
    look(site, notice, BANNER)
    watch = PageLook.objects.get().watch
    for day in range(1, 31):
        site.pages["/"] = "<p>Sale!</p>" if day == 10 else BANNER
        look_at(watch, now=NOW + day * DAY, measure=GOOD if day == 1 else None)
    shown = shown_of(watch)
    assert (shown.is_proven, shown.days_reached, shown.since) == (False, 28, NOW)
    assert [gap.because for gap in shown.gaps] == ["missing: no link leads to the notice"] * 2
    assert shown.missing == ("2 of 30 days",)
    for day in (31, 32):
        look_at(watch, now=NOW + day * DAY)
    assert shown_of(watch).is_proven


def test_without_a_measure_prominence_is_not_proven_and_a_small_link_never_is(
    site: Site, notice: NoticeVersion
) -> None:
    look(site, notice, BANNER)
    watch = PageLook.objects.get().watch
    assert "a person's measure" in shown_of(watch).missing[1]
    look_at(watch, now=NOW + DAY, measure=Measure(on_first_screen=True, link_px=9, text_px=16, by="halina"))
    assert "9 px" in shown_of(watch).missing[1]


def test_worker_looks_when_it_is_due_and_sooner_after_a_fault(site: Site, notice: NoticeVersion) -> None:
    site.pages.update({"/": BANNER, "/breach": page_of(notice)})
    watch_page(notice=notice, page=site.home, link=f"{site.home}breach", days=30, now=NOW)
    hour = timedelta(hours=1)
    assert [look_due(NOW), look_due(NOW + 23 * hour), look_due(NOW + 24 * hour)] == [1, 0, 1]
    site.pages.clear()
    assert [look_due(NOW + 48 * hour), look_due(NOW + 49 * hour)] == [1, 1]
    end_watch(incident=notice.incident, page=site.home, reason="moved", now=NOW)
    assert look_due(NOW + 99 * hour) == 0


def test_looks_can_be_neither_changed_nor_deleted(site: Site, notice: NoticeVersion) -> None:
    look(site, notice, "")
    for change in (lambda: PageLook.objects.update(fault=""), lambda: PageLook.objects.all().delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


@pytest.mark.parametrize(
    "page",
    [
        "http://bank.example/",
        "https://127.0.0.1/",
        "ftp://bank.example/",
        "https://u:p@bank.example/",
        "https://[::",
        "x",
    ],
)
def test_page_that_is_not_public_is_refused_before_anything_is_kept(db: None, page: str) -> None:
    real = opened(is_exercise=False)
    fit = released(opened(), "substitute", "web")
    fit.incident = real
    if page == "https://127.0.0.1/":
        watch = watch_page(notice=fit, page=page, says="Notice", days=30, now=NOW)
        assert look_at(watch, now=NOW).detail == "it cannot be opened: its host is inside the house"
        return
    with pytest.raises(InputError) as caught:
        watch_page(notice=fit, page=page, says="Notice", days=30, now=NOW)
    assert caught.value.code == "substitute.bad_page"


def test_untrue_notice_is_not_watched_for(notice: NoticeVersion, incident: Incident, site: Site) -> None:
    supersede_fact(incident=incident, ref="contact.toll_free@1", value="1-800-555-0199", source="house", at=NOW)
    with pytest.raises(RefusedError) as caught:
        watch_page(notice=notice, page=site.home, says="Notice", days=30, now=NOW)
    assert caught.value.code == "release.stale_fact"


def test_record_holds_no_words_of_the_page(site: Site, notice: NoticeVersion, incident: Incident) -> None:
    changed = page_of(notice).replace("help@bank.example", "")
    assert "help@bank.example" in look(site, notice, BANNER, **{"/breach": changed}).detail
    assert "help@bank.example" not in json.dumps(list(deeds(incident_ref=incident.ref)))
