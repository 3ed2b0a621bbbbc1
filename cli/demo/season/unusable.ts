import type { QuarantineReason } from '../../../lambdas/validation/quarantine-reason.ts';
import { DAY_MS, type SeasonWindow } from './calendar.ts';
import type { Random } from './random.ts';
import type { SeasonEvent } from './season-event.ts';

/** Deeper than any gate should follow; 100 levels are allowed. */
const TOO_DEEP_LEVELS = 300;

/** A record nobody can take, and why. */
export interface Unusable extends SeasonEvent {
  readonly reason: QuarantineReason;
}

/** None holds a newline: split into lines, half of a broken record might be a good one. */
const PAYLOADS: readonly (readonly [QuarantineReason, readonly [string, ...string[]]])[] = [
  ['empty', ['', ' ', '\t']],
  [
    'not_json',
    [
      '{"event_type":"roadshow_registration","email":"cut.off@exam',
      "{'event_type': 'page_view'}",
      '{"event_type":"page_view",}',
      '{"event_type":"webinar_attendance","duration":NaN}',
      'event_type=click&anonymous_id=anon-7',
      '<event type="online_form"/>',
      '{"event_type":"page_view"}{"event_type":"page_view"}',
      '\ufeff{"event_type":"page_view"}',
    ],
  ],
  [
    'too_deep',
    [`{"event_type":"page_view","properties":${'['.repeat(TOO_DEEP_LEVELS)}${']'.repeat(TOO_DEEP_LEVELS)}}`],
  ],
  ['not_object', ['null', '42', '"page_view"', '[]', '[{"event_type":"page_view"}]', 'true']],
  [
    'missing_event_type',
    [
      '{}',
      '{"email":"who.knows@example.com","timestamp":"2025-01-01T00:00:00Z"}',
      '{"event_id":"x-1","event_type":null}',
      '{"event_id":"x-2","type":"  "}',
    ],
  ],
  [
    'unknown_event_type',
    [
      '{"event_id":"bs-1","event_type":"badge_scan","email":"scanned@example.com"}',
      '{"type":"newsletter_open","anonymous_id":"anon-9"}',
      '{"event_type":"__proto__"}',
      '{"event_type":"constructor"}',
    ],
  ],
  [
    'contract_violation',
    [
      '{"event_type":17,"event_id":"x-3"}',
      '{"event_type":"page_view","event_id":{"a":1}}',
      '{"event_type":["page_view"]}',
      '{"op":"u","before":null,"after":{"id":7},"source":{}}',
    ],
  ],
];

/** Of each kind, as a share of the number of leads; one of each at least. */
const SHARE_OF_EACH = 0.004;

/** Records that belong into quarantine: every text above turns up in a season of some size. */
export function unusableRecords(leads: number, window: SeasonWindow, random: Random): Unusable[] {
  const count = Math.max(1, Math.round(leads * SHARE_OF_EACH));
  return PAYLOADS.flatMap(([reason, payloads]) =>
    Array.from({ length: count }, (_, nth) => ({
      reason,
      payload: payloads[nth % payloads.length] ?? payloads[0],
      arrivalMs: random.int(window.startMs + DAY_MS, window.endMs - 1),
    })),
  );
}
