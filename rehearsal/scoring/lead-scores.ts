import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { createDirectoryProfileStore } from '../../lambdas/adapters/directory-profile-store.ts';
import { createDynamoDbItemTable } from '../../lambdas/adapters/dynamodb-item-table.ts';
import { createItemProfileStore } from '../../lambdas/adapters/item-profile-store.ts';
import { NO_MODEL } from '../../lambdas/adapters/model-source.ts';
import type { Profile } from '../../lambdas/adapters/profile-store.ts';
import type { CanonicalEvent } from '../../lambdas/domain/canonical-event.ts';
import { IDENTITY_LIMITS } from '../../lambdas/domain/generated/identity.ts';
import type { LeadScore } from '../../lambdas/domain/scoring/lead-score.ts';
import { type StoredEvent, storedEventOf } from '../../lambdas/domain/scoring/stored-event.ts';
import { DEFAULT_MAX_EVENTS } from '../../lambdas/scoring/env.ts';
import { scoreProfile } from '../../lambdas/scoring/score-profile.ts';
import { bucketObjects } from '../bucket-objects.ts';
import { RehearsalError } from '../rehearsal-error.ts';
import type { Stage } from '../stage.ts';
import { validatedEvents } from '../stored-lines.ts';
import { waitUntil } from '../wait-until.ts';

const SCORED_WITHIN_MS = 60_000;
const SETTINGS = { limits: IDENTITY_LIMITS, maxEvents: DEFAULT_MAX_EVENTS };
/** What a lake starts with: the pipeline has published nothing yet, and nothing has been learned. */
const BASIS = { lookups: { asOfMs: null, lookups: {} }, model: NO_MODEL, cause: 'event' } as const;

type Person = Profile<StoredEvent, LeadScore>;

/** What everyone is worth in the deployed lake, who has to be worth what a store here makes of the same events. */
export interface LeadScores {
  readonly scores: readonly LeadScore[];
  /** The same people's scores as they are now. */
  again(): Promise<readonly (LeadScore | null)[]>;
}

/**
 * Waits until everyone whose events the deployed gate has stored has the score that a store on this machine gives
 * for the same events, handed to it in another order.
 */
export async function requireScores(stage: Stage): Promise<LeadScores> {
  const tableName = await stage.parameter('profilesTable');
  const table = createDynamoDbItemTable({ client: stage.dynamo, tableName });
  const there = createItemProfileStore<StoredEvent, LeadScore>(table, SETTINGS);
  const people = await peopleHere(stage);
  const read = () => Promise.all(people.map(({ keys }) => there.read(keys[0] ?? '')));
  const found = await waitUntil(
    read,
    (profiles) => profiles.every((profile, place) => isSame(profile, people[place])),
    SCORED_WITHIN_MS,
  );
  const wrong = people.filter((person, place) => !isSame(found[place] ?? null, person));
  if (wrong.length > 0) {
    throw new RehearsalError(`${wrong.length} people have another score, as ${wrong[0]?.leadId}`);
  }
  const scoresOf = (profiles: readonly (Person | null)[]) =>
    profiles.map((profile) => profile?.score ?? null);
  return {
    scores: scoresOf(found).filter((score) => score !== null),
    again: async () => scoresOf(await read()),
  };
}

/** Everyone of whom the deployed gate has stored an event, as a store on this machine sees them. */
async function peopleHere(stage: Stage): Promise<readonly Person[]> {
  const objects = await bucketObjects(stage.s3, await stage.parameter('rawBucket'));
  const events = validatedEvents(objects)
    .map((event) => storedEventOf(event as unknown as CanonicalEvent, IDENTITY_LIMITS))
    .filter(({ keys }) => keys.length > 0);
  const folder = path.join(stage.folder, 'profiles');
  const here = createDirectoryProfileStore<StoredEvent, LeadScore>(folder, SETTINGS);
  try {
    for (const event of events.toReversed()) await here.take(event);
    const people = new Map<string, Person>();
    for (const key of new Set(events.flatMap(({ keys }) => keys))) {
      const person = await here.read(key);
      if (person !== null) people.set(person.profileId, person);
    }
    return [...people.values()];
  } finally {
    await here.close();
  }
}

/** Whether a deployed profile is the same person's, with the score that the events are worth. */
function isSame(deployed: Person | null, person: Person | undefined): boolean {
  if (deployed === null || person === undefined) return false;
  const lastArrival = Math.max(...person.events.map(({ received_at_ms }) => received_at_ms));
  const expected = { ...scoreProfile(person, lastArrival, BASIS), unannounced: [] };
  return (
    isDeepStrictEqual(deployed.keys, person.keys) &&
    // what is not there in JSON is not there in the table either
    isDeepStrictEqual(deployed.score, JSON.parse(JSON.stringify(expected)))
  );
}
