"""Events nobody would wish for: what engines may read, order or add up differently."""

from __future__ import annotations

from lake_factory import Line, event, ms

#: The run is about this moment; some events lie after it.
AS_OF = "2025-06-30T12:00:00Z"
#: The largest amount the gate lets through (cents).
_HUGE = 1_000_000_000_000_000
_ODD_TEXTS = (
    "Zoë 🦄 Ünïcödé",
    "\ufffd\ufffd",
    "日本語\u2028line\u0085end",
    'O\'Brien "quoted" \\ back\\slash',
    " padded \t",
    "",
    "e\u0301 is not \u00e9",
    "NULL",
    "%_$1{x}",
)


def first_delivery() -> list[Line]:
    return [
        *_odd_texts(),
        *_odd_numbers(),
        *_ties(),
        *_conflicts(),
        *_hub(),
        *_chain(),
        *_crowd(),
        *_overrides(),
        *_strangers(),
    ]


def second_delivery() -> list[Line]:
    """What comes later: late events, a merge of two leads, a hub's last straw, a changed mind."""
    return [
        *_conflicts(received="2025-06-29T09:00:00"),
        event("late", "page_view", "web", "2024-12-31T23:59:59.999", received="2025-06-29",
              email="chain0@example.com", page_url="/"),
        event("merge", "identify", "web", "2025-06-28", email="odd0@example.com", phone="+12025550100"),
        event("hub-9", "online_form", "online", "2025-06-28", email="office@example.com",
              phone="+12025550189", city="Lyon"),
        event("won", "crm_outcome", "crm", "2025-06-27", email="odd1@example.com", outcome="won",
              amount_minor=_HUGE),
        event("lost", "crm_outcome", "crm", "2025-06-28", email="odd2@example.com", outcome="lost"),
        # arrives last and belongs into the middle of a crowd
        event("crowd-late", "online_form", "online", "2025-05-20T10:05:00", received="2025-06-29",
              email="crowd@example.com", form_completion=99),
        _override("warm-1", "chain0@example.com", "2025-06-29", "NONE", ms("2025-06-29T00:00:00")),
        event("refused", "online_form", "online", "2025-06-28", email="odd3@example.com", consent=False),
        event("new", "roadshow_lead", "roadshow", "2025-06-29", phone="+12025550142", city="Paris",
              name=_ODD_TEXTS[0], issues=[{"code": "missing_contact", "field": "email"}]),
        event("scanned", "click", "web", "2025-06-28", email="odd4@example.com", is_automated=True),
        event("seen", "click", "web", "2025-06-28", email="odd4@example.com", is_automated=False),
        event("set", "band_override", "crm", "2025-06-28", email="odd5@example.com", override_band="HOT",
              override_until_ms=_HUGE, override_by=_ODD_TEXTS[0]),
        event("unset", "band_override", "crm", "2025-06-28", email="odd6@example.com", override_band="NONE",
              override_until_ms=0, override_by=""),
    ]  # fmt: skip


def _odd_texts() -> list[Line]:
    return [
        event(f"odd {n} {text}", "online_form_submission", "online", f"2025-03-0{n + 1}T08:00:00",
              email=f"odd{n}@example.com", name=text, city=text, country=text, device_interest=text,
              utm_source=text, properties='{"note": ' + repr(len(text)) + "}", landing_page=f"/{text}",
              issues=[{"code": "text_repaired", "field": text}, {"code": "text_repaired", "field": text}])
        for n, text in enumerate(_ODD_TEXTS)
    ]  # fmt: skip


def _odd_numbers() -> list[Line]:
    numbers = (0, -1, 1, 999, -(2**31) - 1, _HUGE, -_HUGE)
    return [
        event(f"number-{n}", "webinar_attendance", "webinar", f"2025-04-{n + 1:02}", phone=f"+1202555011{n}",
              external=f"crm:{n}", webinar_seconds=number % 86_401, questions_asked=number % 1001,
              form_completion=number % 101, budget_min=number, budget_max=number,
              purchase_timeframe_days=-n, amount_minor=number, record_index=n)
        for n, number in enumerate(numbers)
    ]  # fmt: skip


def _ties() -> list[Line]:
    """Two words in the same millisecond, in both orders of arrival."""
    moment = "2025-05-01T10:00:00.123"
    return [
        event(name, "roadshow_registration", source, moment, email="tie@example.com", city=city, received=at)
        for name, source, city, at in (
            ("b", "roadshow", "Paris", "2025-05-01T10:00:01"),
            ("a", "roadshow", "paris", "2025-05-01T10:00:02"),
            ("a", "online", "PARIS", "2025-05-01T10:00:01"),
        )
    ]


def _conflicts(received: str = "2025-05-03T00:00:00") -> list[Line]:
    """One id, three contents; two of them arrive in the same millisecond."""
    return [
        event("same", "online_form", "online", "2025-05-02", email=email, city=email[0], received=received,
              issues=[{"code": "unknown_value", "field": email[0]}])
        for email in ("c@example.com", "a@example.com", "b@example.com")
    ]  # fmt: skip


def _hub() -> list[Line]:
    """A shared mailbox with as many phones as one person may have, and one more."""
    return [
        event(f"hub-{n}", "online_form", "online", f"2025-05-{n + 10}", email="office@example.com",
              phone=f"+1202555018{n}", city="Lyon" if n % 2 else None)
        for n in range(9)
    ]  # fmt: skip


def _chain() -> list[Line]:
    """A person known by a long chain of keys, its links seen out of order."""
    return [
        event(f"chain-{n}", "sales_touch", "crm", f"2025-02-{28 - n:02}", email=f"chain{n // 2}@example.com",
              phone=f"+120255502{(n + 1) // 2:02}", anonymous=f"cookie-{n // 3}")
        for n in range(12)
    ]  # fmt: skip


def _crowd() -> list[Line]:
    """Forms of one address about as far apart as the shipped guard looks; clicks of a mail scanner."""
    offsets = (0, 0, 1, 599_999, 600_000, 600_001, 1_200_000, 1_200_001)
    start = ms("2025-05-20T10:00:00")
    forms = [
        event(f"crowd-{n}", "online_form", "online", start + offset, email="crowd@example.com",
              form_completion=n, budget_max=n * 20_000)
        for n, offset in enumerate(offsets)
    ]  # fmt: skip
    clicks = [
        event(f"scan-{n}", "click", "web", "2025-06-29", email="crowd@example.com", is_automated=by_machine)
        for n, by_machine in enumerate((True, True, False, None))
    ]
    return [*forms, *clicks]


def _overrides() -> list[Line]:
    """Bands set by sales: for a while, over already, for ever, and twice in the same moment."""
    ends, end, for_ever = ms("2025-06-30T12:00:00"), ms("2025-07-14T23:59:59.999"), 8_640_000_000_000_000
    return [
        _override("over", "odd4@example.com", "2025-06-01", "HOT", ends),
        _override("holds", "odd5@example.com", "2025-06-01", "HOT", ends + 1),
        _override("for-ever", "odd6@example.com", "2025-06-01", "WARM", for_ever),
        _override("off", "tie@example.com", "2025-06-01", "COLD", end),
        _override("warm-0", "chain0@example.com", "2025-06-01", "WARM", end),
        _override("b", "crowd@example.com", "2025-06-01", "HOT", end),
        _override("a", "crowd@example.com", "2025-06-01", "COLD", end),
    ]


def _override(event_id: str, email: str, time: str, band: str, until_ms: int) -> Line:
    return event(event_id, "band_override", "crm", time, email=email, override_band=band,
                 override_until_ms=until_ms, override_by="u-7")  # fmt: skip


def _strangers() -> list[Line]:
    return [
        event("nobody", "page_view", "web", "2025-05-05"),
        event("cookie", "click", "web", "2025-05-05", anonymous="only-a-cookie"),
        event("crm-only", "crm_stage_changed", "crm", "2025-05-05", external="crm:99", stage="new"),
        event("won-before", "crm_outcome", "crm", "2025-01-01", phone="+12025550110", outcome="won"),
        event("tomorrow", "roadshow_lead", "roadshow", "2025-07-01", email="future@example.com"),
        event("evening", "webinar_attendance", "webinar", "2025-06-30T12:00:00.001", email="tie@example.com"),
        event("noon", "webinar_attendance", "webinar", "2025-06-30T12:00:00", email="tie@example.com",
              webinar_seconds=2880, questions_asked=2),
        event("arrives-late", "page_view", "web", "2025-05-02", email="tie@example.com",
              received="2025-06-20"),
    ]  # fmt: skip
