import type { EventBus } from '#adapters/event-bus.ts';
import type { LeadEvent } from '#domain/scoring/lead-event.ts';
import { leadBandChanged, leadScored } from './lead-events.ts';
import type { LeadProfileStore, ScoredLead } from './scored-lead.ts';
import { PROFILES_AT_ONCE, sideBySide } from './side-by-side.ts';

export interface AnnouncementDependencies {
  readonly bus: EventBus;
  readonly profiles: Pick<LeadProfileStore, 'writeScore'>;
  /** Told why a profile could not be relieved of what has been told. @default nobody is; it is told again anyway */
  readonly onFailure?: (error: unknown) => void;
}

/** What became of what there was to tell. */
export interface Announced {
  readonly taken: readonly LeadEvent[];
  readonly notTaken: readonly LeadEvent[];
  /** Those of whom something has still to be told, or is told again because nobody could note that it was. */
  readonly open: ReadonlySet<ScoredLead>;
}

/**
 * Tells the bus of scores and of the crossings that have not been told yet, then writes the scores back without
 * those. A crossing stays with its profile until the bus has it, so it may be told twice, under one id, and is
 * never lost. People who are no leads have no score to tell.
 */
export async function announce(
  scored: readonly ScoredLead[],
  { bus, profiles, onFailure = () => {} }: AnnouncementDependencies,
): Promise<Announced> {
  const told = scored.map((lead) => ({ lead, events: eventsOf(lead) }));
  const events = [
    ...new Map(told.flatMap((each) => each.events).map((event) => [event.detail.id, event])).values(),
  ];
  const refused = events.length === 0 ? new Set<string>() : await bus.publish(events);
  const open = new Set(
    told.filter((each) => each.events.some(({ detail }) => refused.has(detail.id))).map(({ lead }) => lead),
  );
  await sideBySide(newestOfEach(scored), PROFILES_AT_ONCE, async (lead) => {
    try {
      await noteTold(lead, refused, profiles);
    } catch (error) {
      onFailure(error);
      open.add(lead);
    }
  });
  return {
    taken: events.filter(({ detail }) => !refused.has(detail.id)),
    notTaken: events.filter(({ detail }) => refused.has(detail.id)),
    open,
  };
}

const eventsOf = ({ score }: ScoredLead): LeadEvent[] => [
  ...(score.attribution === 'lead' ? [leadScored(score)] : []),
  ...score.unannounced.map(leadBandChanged),
];

/** The last word on each profile: the others have been written over. */
function newestOfEach(scored: readonly ScoredLead[]): ScoredLead[] {
  const newest = new Map<string, ScoredLead>();
  for (const lead of scored) {
    const other = newest.get(lead.profile.profileId);
    const isOlder = other !== undefined && lead.profile.version < other.profile.version;
    if (!isOlder) newest.set(lead.profile.profileId, lead);
  }
  return [...newest.values()];
}

/** Where the profile has changed meanwhile, whoever scores it carries its crossings on and tells them again. */
async function noteTold(
  { profile, score, asOfMs }: ScoredLead,
  refused: ReadonlySet<string>,
  profiles: AnnouncementDependencies['profiles'],
): Promise<void> {
  const left = score.unannounced.filter((change) => refused.has(leadBandChanged(change).detail.id));
  if (left.length === score.unannounced.length) return;
  await profiles.writeScore(profile, { ...score, unannounced: left }, asOfMs);
}
