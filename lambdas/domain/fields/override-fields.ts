import type { EventDraft } from '../event-draft.ts';
import { DAY_MS } from '../values/calendar.ts';
import { maskEmails } from '../values/mask-emails.ts';
import { type OverrideBand, readOverrideBand, WITHDRAWN } from '../values/override-band.ts';
import { readRepairedText } from './field.ts';
import type { FieldGroup } from './field-group.ts';
import { readStatedTime } from './stated-time.ts';

/** A year and a day: a band set for longer is a slip of the pen, or one that nobody will look at again. */
export const LONGEST_OVERRIDE_MS = 366 * DAY_MS;

/**
 * Which band, until when, and who says so. It takes all three to have an effect: what lacks one, or cannot be
 * meant, is an issue and stays in `properties`. `by` is how the CRM names its users; an address in it is masked.
 */
export const OVERRIDE_FIELDS: FieldGroup = {
  members: [['band'], ['until'], ['by']],
  read: ([statedBand, statedUntil, statedBy], event) => {
    const band = readBand(statedBand, event);
    const until = readUntil(statedUntil, band, event);
    const by = readBy(statedBy, event);
    if (band !== null && until !== null && by !== null) {
      event.columns.override_band = band;
      event.columns.override_until_ms = until;
      event.columns.override_by = by;
      return;
    }
    if (statedBand !== undefined) event.keep('band', statedBand);
    if (statedUntil !== undefined) event.keep('until', statedUntil);
    if (statedBy !== undefined) event.keep('by', statedBy);
  },
};

function readBand(stated: unknown, event: EventDraft): OverrideBand | null {
  const band = readOverrideBand(stated);
  if (band.ok) return band.value;
  event.report(band.issue, 'band');
  return null;
}

/**
 * An end that does not lie after the event, or too far after it, is refused and not moved: whoever set the band
 * sees at once that nothing happened, and not in a year. A withdrawal holds from now on and needs no end.
 */
function readUntil(stated: unknown, band: OverrideBand | null, event: EventDraft): number | null {
  const setAtMs = event.columns.event_time_ms;
  if (stated === undefined) {
    if (band === WITHDRAWN) return setAtMs;
    event.report('unknown_value', 'until');
    return null;
  }
  const until = readStatedTime(stated, event, 'until');
  if (band === WITHDRAWN) return until ?? setAtMs;
  if (until === null) return null;
  if (until > setAtMs && until - setAtMs <= LONGEST_OVERRIDE_MS) return until;
  event.report('number_out_of_range', 'until');
  return null;
}

function readBy(stated: unknown, event: EventDraft): string | null {
  if (stated === undefined) {
    event.report('unknown_value', 'by');
    return null;
  }
  const text = readRepairedText(stated, event, 'by');
  return text === null ? null : maskEmails(text.trim()) || null;
}
