import type { QuarantineReason } from '../../../lambdas/validation/quarantine-reason.ts';
import type { Copies } from './copies.ts';
import type { Source } from './dialects.ts';
import type { Draft, Unattributed } from './draft.ts';
import type { Unusable } from './unusable.ts';

/** What a lake should find in a season as of its end. */
export interface SeasonTruth {
  /** All records sent: events + duplicates.event + duplicates.conflicting + quarantined. */
  readonly records: number;
  readonly quarantined: Readonly<Partial<Record<QuarantineReason, number>>>;
  /** Distinct accepted (source, event_id). */
  readonly events: number;
  readonly duplicates: {
    /** The stream delivers each record once here; a test that delivers twice counts its own. */
    readonly delivery: number;
    /** Copies beyond the first of the very same bytes. */
    readonly event: number;
    /** Later records with a known `event_id` and other content. */
    readonly conflicting: number;
  };
  /** Leads. */
  readonly people: number;
  /** Leads by the source of their earliest event outside the CRM; `crm` where only sales ever met them. */
  readonly peopleBySource: Readonly<Partial<Record<Source, number>>>;
  /** Leads whose latest outcome is won, not counting outcomes from before their first contact. */
  readonly conversions: number;
  /** Distinct events of types that create leads. */
  readonly leadEvents: number;
  /** Those of them that belong to no lead: no usable key. */
  readonly leadEventsWithoutLead: number;
  /** Distinct events of no lead, by why. */
  readonly unattributed: Readonly<Record<Unattributed, number>>;
}

/**
 * Stated here once more on purpose: a truth that asked the gate which types create leads could never
 * contradict it.
 */
const CREATES_LEAD: ReadonlySet<string> = new Set([
  'roadshow_registration',
  'roadshow_lead',
  'webinar_registration',
  'webinar_attendance',
  'online_form_submission',
  'online_form',
  'identify',
  'sales_touch',
]);

/** What one lead's events add up to. */
interface Story {
  firstMs: number;
  firstSource: Source;
  outcomes: { timeMs: number; isWon: boolean }[];
}

function tell(story: Story, event: Draft): void {
  const { source } = event.dialect;
  if (event.type === 'crm_outcome') {
    const isWon = String(event.fields.outcome).toLowerCase() === 'won';
    story.outcomes.push({ timeMs: event.timeMs, isWon });
  }
  if (source === 'crm' || event.timeMs >= story.firstMs) return;
  story.firstMs = event.timeMs;
  story.firstSource = source;
}

/** Who belongs to whom is not searched for: every draft was made for its owner. */
function storiesOf(events: readonly Draft[]): Story[] {
  const stories = new Map<number, Story>();
  for (const event of events) {
    if (typeof event.owner !== 'number') continue;
    const story: Story = stories.get(event.owner) ?? {
      firstMs: Number.POSITIVE_INFINITY,
      firstSource: 'crm',
      outcomes: [],
    };
    tell(story, event);
    stories.set(event.owner, story);
  }
  return [...stories.values()];
}

function isConverted(story: Story): boolean {
  const counted = story.outcomes.filter(({ timeMs }) => timeMs >= story.firstMs);
  return counted.toSorted((a, b) => a.timeMs - b.timeMs).at(-1)?.isWon ?? false;
}

function countBy<K extends string>(keys: readonly K[]): Partial<Record<K, number>> {
  const counts: Partial<Record<K, number>> = {};
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}

/** Adds up what the generator knows about the events it made. */
export function seasonTruth(
  events: readonly Draft[],
  copies: Copies,
  unusable: readonly Unusable[],
): SeasonTruth {
  const stories = storiesOf(events);
  const leadEvents = events.filter(({ type }) => CREATES_LEAD.has(type));
  const lost = events.flatMap(({ owner }) => (typeof owner === 'number' ? [] : [owner]));
  return {
    records: events.length + copies.exact.length + copies.conflicting.length + unusable.length,
    quarantined: countBy(unusable.map(({ reason }) => reason)),
    events: events.length,
    duplicates: { delivery: 0, event: copies.exact.length, conflicting: copies.conflicting.length },
    people: stories.length,
    peopleBySource: countBy(stories.map(({ firstSource }) => firstSource)),
    conversions: stories.filter(isConverted).length,
    leadEvents: leadEvents.length,
    leadEventsWithoutLead: leadEvents.filter(({ owner }) => typeof owner !== 'number').length,
    unattributed: { no_key: 0, anonymous_only: 0, crm_only: 0, ...countBy(lost) },
  };
}
