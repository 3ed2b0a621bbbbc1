import { type Dialect, writableMs } from './dialects.ts';

/** Why an event belongs to no lead, in the lake's words. */
export type Unattributed = 'no_key' | 'anonymous_only' | 'crm_only';

/** Fields under their main names; the dialect renames them when the event is written. */
export type Fields = Readonly<Record<string, unknown>>;

/** An event as the season knows it, before a producer spells it. */
export interface Draft {
  readonly dialect: Dialect;
  readonly type: string;
  /** The number of the lead it belongs to. The generator decides this, nobody has to find it out. */
  readonly owner: number | Unattributed;
  /** When it happened as the lake should see it. */
  readonly timeMs: number;
  /** What the payload says about when it happened: a time, words that are none, or nothing. */
  readonly claim: number | string | null;
  readonly arrivalMs: number;
  readonly offsetMinutes: number;
  readonly fields: Fields;
  /** More JSON members, verbatim, for what no object can hold (`__proto__`, 1e400). */
  readonly rawMembers: string;
}

export interface DraftOf {
  readonly dialect: Dialect;
  readonly type: string;
  readonly owner: number | Unattributed;
  readonly timeMs: number;
  readonly arrivalMs: number;
  readonly fields: Fields;
  /** @default 0, a clock set to UTC */
  readonly offsetMinutes?: number;
}

/** An honest event: it claims the time at which it happened, as precisely as its dialect can say. */
export function draft(of: DraftOf): Draft {
  const timeMs = writableMs(of.timeMs, of.dialect.timeFormat);
  return {
    dialect: of.dialect,
    type: of.type,
    owner: of.owner,
    timeMs,
    claim: timeMs,
    arrivalMs: of.arrivalMs,
    offsetMinutes: of.offsetMinutes ?? 0,
    fields: of.fields,
    rawMembers: '',
  };
}
