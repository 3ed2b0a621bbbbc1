import { readEmail } from '#domain/contact/email.ts';
import { idText } from '#domain/contact/id-text.ts';
import type { PhoneReader } from '#domain/contact/phone.ts';
import { LONGEST_OVERRIDE_MS } from '#domain/fields/override-fields.ts';
import { DAY_MS } from '#domain/values/calendar.ts';
import { type OverrideBand, WITHDRAWN } from '#domain/values/override-band.ts';
import { readTimestamp } from '#domain/values/timestamp.ts';
import { UTC } from '#domain/values/zone.ts';
import { KEY_ID } from '../lake/key-ids-of-text.ts';
import { UserError } from '../user-error.ts';

/** What the options of `lake override` say. */
export interface OverrideRequest {
  readonly band: OverrideBand;
  readonly by: string;
  readonly why: string;
  /** Left out, the override is withdrawn; any other needs an end. */
  readonly until?: string;
}

/** The event that sets a lead's band, as a CRM would send it. */
export type OverrideEvent = Readonly<Record<string, string>>;

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/**
 * The events that would say so, one for each thing that the text may be: a number may be a phone's or an id.
 *
 * @throws UserError for what cannot be meant
 */
export function overrideEvents(
  who: string,
  request: OverrideRequest,
  readPhone: PhoneReader,
  nowMs: number,
): readonly [OverrideEvent, ...OverrideEvent[]] {
  const by = given('--by', request.by, 'who sets the band');
  const reason = given('--why', request.why, 'why the band is set');
  const untilMs = readUntil(request, nowMs);
  const event = {
    event_type: 'band_override',
    timestamp: new Date(nowMs).toISOString(),
    band: request.band,
    by,
    reason,
    ...(untilMs !== null && { until: new Date(untilMs).toISOString() }),
  };
  const [first, ...others] = namesOf(who, readPhone).map(([field, value]) => ({ ...event, [field]: value }));
  if (first !== undefined) return [first, ...others];
  throw new UserError('name the lead by e-mail, phone, or its id in another system');
}

/** The fields under which producers would send a text. */
function namesOf(who: string, readPhone: PhoneReader): (readonly [field: string, value: string])[] {
  if (KEY_ID.test(who)) {
    throw new UserError(
      `${who} is an id of the lake's own, and no event can carry it: name the lead by e-mail, phone, or its id in another system`,
    );
  }
  if (readEmail(who).ok) return [['email', who]];
  const id = idText(who) ?? '';
  return [
    ...(readPhone(who).ok ? [['phone', who] as const] : []),
    ...(id === '' ? [] : [['external_id', id] as const]),
  ];
}

/** Null where the override is withdrawn. */
function readUntil({ band, until }: OverrideRequest, nowMs: number): number | null {
  if (until === undefined) {
    if (band === WITHDRAWN) return null;
    throw new UserError(`--until is missing: say until when ${band} holds, such as --until 2025-01-31`);
  }
  const time = readTimestamp(until, UTC);
  if (time === null) {
    throw new UserError(`--until ${until} is not a time: write it like 2025-01-31 or 2025-01-31T12:00:00Z`);
  }
  // A day counts to its end.
  const untilMs = time.ms + (DATE.test(until) ? DAY_MS : 0);
  if (untilMs <= nowMs) throw new UserError(`--until ${until} is over: name a time to come`);
  if (untilMs - nowMs <= LONGEST_OVERRIDE_MS) return untilMs;
  throw new UserError(`--until ${until} is more than a year away: the gate takes no override for longer`);
}

function given(option: string, text: string, what: string): string {
  const trimmed = text.trim();
  if (trimmed === '') throw new UserError(`${option} is empty: say ${what}`);
  return trimmed;
}
