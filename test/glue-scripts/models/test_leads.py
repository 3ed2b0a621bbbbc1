"""What a lead's profile says where its events disagree."""

from __future__ import annotations

from lake_factory import Line, event, key_id, ms
from lead_lake.engines.duckdb_session import DuckDbSession
from models.model_session import Row, rows_of, session_over

AS_OF = ms("2025-12-31T00:00:00")
ADA = "ada@example.com"


def written(*lines: Line, contacts: list[Row] | None = None) -> DuckDbSession:
    """A session in which the lines are events, and the tables up to `leads` are written."""
    given = contacts or [
        {"source": "-", "event_id": "-", "payload_sha256": "-", "name": "-", "email": "-", "phone": "-"}
    ]
    session = session_over({"events": list(lines), "event_contacts": given}, AS_OF)
    for table in ("identity_links", "identity_keys", "event_leads", "lead_contacts", "leads"):
        session.replace_table(table, session.computed(table))
    return session


def profile(*lines: Line) -> Row:
    (row,) = rows_of(written(*lines), "leads")
    return row


def form(event_id: str, time: str, **fields: object) -> Line:
    return event(event_id, "online_form_submission", "online", time, email=ADA, **fields)


def outcome(event_id: str, time: str, what: str, **fields: object) -> Line:
    return event(event_id, "crm_outcome", "crm", time, email=ADA, outcome=what, **fields)


def contact(line: Line, name: str, phone: str | None = None) -> Row:
    own = {key: line[key] for key in ("source", "event_id", "payload_sha256")}
    return own | {"name": name, "email": ADA, "phone": phone}


def test_the_latest_word_counts_and_silence_does_not_erase_it() -> None:
    row = profile(
        form("a", "2025-01-03T00:00:00", city="Rome"),
        form("b", "2025-01-02T00:00:00", city="Paris", device_interest="Pixel"),
        form("c", "2025-01-04T00:00:00"),
    )
    assert (row["city"], row["device_interest"]) == ("Rome", "Pixel")


def test_the_campaign_is_the_first_that_was_named() -> None:
    row = profile(
        form("a", "2025-01-01T00:00:00"),
        form("b", "2025-01-02T00:00:00", utm_source="newsletter"),
        form("c", "2025-01-03T00:00:00", utm_source="ads"),
    )
    assert row["utm_source"] == "newsletter"


def test_quantities_add_up_and_the_best_form_counts() -> None:
    def attended(event_id: str, seconds: int, questions: int | None) -> Line:
        time = "2025-01-05T00:00:00"
        quantities = {"webinar_seconds": seconds, "questions_asked": questions}
        return event(event_id, "webinar_attendance", "webinar", time, email=ADA, **quantities)

    row = profile(
        attended("a", 600, 2),
        attended("b", 1200, None),
        form("c", "2025-01-02T00:00:00", form_completion=80),
        form("d", "2025-01-03T00:00:00", form_completion=20),
        event("p", "page_view", "web", "2025-01-09T00:00:00", email=ADA),
    )
    assert (row["webinar_seconds"], row["questions_asked"], row["form_completion"]) == (1800, 2, 80)
    assert (row["event_count"], row["registration_count"]) == (5, 4)
    assert [row[f"has_{s}"] for s in ("roadshow", "webinar", "online", "web")] == [False, True, True, True]
    assert row["last_updated_ms"] == ms("2025-01-09T00:00:00")


def test_what_sales_write_down_is_news_of_a_lead_but_not_its_doing() -> None:
    row = profile(
        form("a", "2025-01-02T00:00:00"),
        event("t", "sales_touch", "crm", "2025-01-09T00:00:00", email=ADA),
    )
    assert (row["last_activity_ms"], row["last_updated_ms"]) == (
        ms("2025-01-02T00:00:00"),
        ms("2025-01-09T00:00:00"),
    )
    assert row["last_sales_touch_ms"] == ms("2025-01-09T00:00:00")
    only_sales = profile(event("t", "sales_touch", "crm", "2025-01-09T00:00:00", email=ADA))
    assert only_sales["last_activity_ms"] is None


def test_what_a_machine_did_is_news_of_a_lead_but_neither_activity_nor_a_visit() -> None:
    def click(by_machine: bool | None) -> Line:
        return event("c", "click", "web", "2025-01-09T00:00:00", email=ADA, is_automated=by_machine)

    first = form("a", "2025-01-02T00:00:00")
    row = profile(first, click(True))
    assert (row["has_web"], row["last_activity_ms"]) == (False, ms("2025-01-02T00:00:00"))
    assert (row["event_count"], row["last_updated_ms"]) == (2, ms("2025-01-09T00:00:00"))
    for by_machine in (False, None):
        row = profile(first, click(by_machine))
        assert (row["has_web"], row["last_activity_ms"]) == (True, ms("2025-01-09T00:00:00"))


def test_both_ends_of_a_budget_come_from_the_same_event() -> None:
    row = profile(
        form("a", "2025-01-01T00:00:00", budget_min=10, budget_max=20),
        form("b", "2025-01-02T00:00:00", budget_min=50),
    )
    assert (row["budget_min"], row["budget_max"]) == (50, None)


def test_first_seen_and_first_source_ignore_the_crm() -> None:
    touch = event("t", "sales_touch", "crm", "2024-12-01T00:00:00", email=ADA)
    row = profile(touch, form("a", "2025-01-02T00:00:00"))
    assert (row["first_source"], row["first_seen_ms"]) == ("online", ms("2025-01-02T00:00:00"))


def test_a_lead_only_sales_ever_met_comes_from_the_crm() -> None:
    row = profile(event("t", "sales_touch", "crm", "2024-12-01T00:00:00", email=ADA))
    assert (row["first_source"], row["first_seen_ms"]) == ("crm", ms("2024-12-01T00:00:00"))


def test_the_latest_outcome_decides() -> None:
    won_then_lost = profile(
        form("a", "2025-01-01T00:00:00"),
        outcome("w", "2025-02-01T00:00:00", "won", amount_minor=100),
        outcome("l", "2025-03-01T00:00:00", "lost"),
    )
    assert (won_then_lost["outcome"], won_then_lost["converted"], won_then_lost["amount_minor"]) == (
        "lost",
        False,
        None,
    )
    lost_then_won = profile(
        form("a", "2025-01-01T00:00:00"),
        outcome("l", "2025-02-01T00:00:00", "lost"),
        outcome("w", "2025-03-01T00:00:00", "won", amount_minor=100),
    )
    assert (lost_then_won["converted"], lost_then_won["converted_at_ms"]) == (True, ms("2025-03-01T00:00:00"))
    assert lost_then_won["amount_minor"] == 100


def test_a_win_is_dated_by_its_first_word_and_repeats_do_not_move_it() -> None:
    row = profile(
        form("a", "2025-01-01T00:00:00"),
        outcome("w1", "2025-01-05T00:00:00", "won", amount_minor=100),
        outcome("w2", "2025-03-05T00:00:00", "won", amount_minor=120),
        outcome("w3", "2025-04-05T00:00:00", "won"),
    )
    assert (row["converted_at_ms"], row["amount_minor"]) == (ms("2025-01-05T00:00:00"), 120)


def test_a_win_after_a_loss_is_a_new_win() -> None:
    row = profile(
        form("a", "2025-01-01T00:00:00"),
        outcome("w1", "2025-01-05T00:00:00", "won", amount_minor=100),
        outcome("l", "2025-02-05T00:00:00", "lost"),
        outcome("w2", "2025-03-05T00:00:00", "won"),
    )
    assert (row["converted_at_ms"], row["amount_minor"]) == (ms("2025-03-05T00:00:00"), None)


def test_a_win_before_the_first_contact_is_flagged_and_not_counted() -> None:
    row = profile(outcome("w", "2025-01-01T00:00:00", "won"), form("a", "2025-01-02T00:00:00"))
    assert (row["converted"], row["outcome"], row["won_before_first_seen"]) == (False, None, True)


def test_consent_is_the_latest_word_on_it() -> None:
    row = profile(
        form("a", "2025-01-01T00:00:00", consent=False), form("b", "2025-01-02T00:00:00", consent=True)
    )
    assert row["consent"] is True
    assert profile(form("a", "2025-01-01T00:00:00"))["consent"] is None


def test_contacts_are_the_latest_given_from_the_winning_line() -> None:
    first, second = form("a", "2025-01-01T00:00:00"), form("b", "2025-01-02T00:00:00")
    contacts = [
        contact(first, name="Ada", phone="+12025550100"),
        contact(second, name="Ada L."),
        contact(second | {"payload_sha256": "a content that lost"}, name="Eve"),
    ]
    session = written(first, second, contacts=contacts)
    expected = {"lead_id": key_id("email", ADA), "name": "Ada L.", "email": ADA, "phone": "+12025550100"}
    # the second line has the latest name and e-mail, the first one alone a phone
    said_by = {"name": "b", "email": "b", "phone": "a"}
    for what, event_id in said_by.items():
        expected |= {f"{what}_source": "online", f"{what}_event_id": event_id}
    assert rows_of(session, "lead_contacts") == [expected]
    assert rows_of(session, "leads")[0]["has_name"] is True


def test_ids_handed_out_before_a_merge_lead_to_the_lead() -> None:
    by_phone = event("a", "roadshow_lead", "roadshow", "2025-01-01T00:00:00", phone="+12025550100")
    by_mail = form("b", "2025-01-02T00:00:00")
    both = form("c", "2025-01-03T00:00:00", phone="+12025550100")
    session = written(by_phone, by_mail, both)
    lead_id = key_id("phone", "+12025550100")
    assert [r["lead_id"] for r in rows_of(session, "leads")] == [lead_id]
    assert rows_of(session, "lead_redirects") == [{"key_id": key_id("email", ADA), "lead_id": lead_id}]
