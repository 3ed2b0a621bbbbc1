import type { Attribution } from '#domain/scoring/lead-score.ts';
import type { Told } from '#domain/scoring/told.ts';

/** What the store needs to know of an event; whatever else it holds is kept with it, as JSON. */
export interface ProfileEvent {
  readonly source: string;
  readonly event_id: string;
  readonly event_time_ms: number;
  readonly received_at_ms: number;
  readonly payload_sha256: string;
  readonly creates_lead: boolean;
  /** Ids of its keys, strongest first. */
  readonly keys: readonly string[];
}

/** A lead, or a hub, as it is now. */
export interface Profile<E, S> {
  readonly profileId: string;
  /** Grows with every change of who belongs together and with every score. */
  readonly version: number;
  /** The id of the key that spoke first, as the pipeline names a lead; of all events, truncated or not. */
  readonly leadId: string;
  readonly attribution: Attribution;
  /** Grows with every change of who belongs together. */
  readonly epoch: number;
  readonly keys: readonly string[];
  /** How often an event was stored or replaced at least when `events` were read. */
  readonly eventsSeen: number;
  /** The newest by event time, newest first. */
  readonly events: readonly E[];
  /** Whether there are, or have been, events older than `events`. */
  readonly truncated: boolean;
  /** The last score written, of whatever epoch; null where there is none. */
  readonly score: S | null;
  /** What others have heard of it: by its last score, by those before, and by those of whom it is made. */
  readonly told: Told;
  /** No score as of an earlier time is taken. */
  readonly asOfMs: number;
}

export interface TakenIn {
  /**
   * `known`: this content has been stored before, or one that goes before it. `replaced`: it has taken the place of
   * another content. `too_large`: the store cannot hold it, and nothing has changed.
   */
  readonly outcome: 'stored' | 'known' | 'replaced' | 'too_large';
  /**
   * Keys, each time of one profile that has to be scored now: of the event, of contents it has replaced, and of
   * those who were torn from them, which are named again until they have a score.
   */
  readonly toScore: readonly (readonly string[])[];
}

/**
 * The operational store: what is known of each lead right now. DynamoDB on AWS, a directory on one machine; both
 * are `item-profile-store.ts` over a table of items.
 *
 * Every call may be repeated after it failed, whatever it had done by then.
 */
export interface ProfileStore<E extends ProfileEvent, S> {
  /**
   * Stores an event once, under its strongest key, and takes it that its keys are those of one person: both or
   * neither.
   *
   * Of several contents of one source and id the least by (arrival, hash) is kept, as in the pipeline, whatever
   * order they come in. The links that the others made stay, in any order too; a content without keys never gets
   * here, so it replaces nothing.
   *
   * @throws ItemTableError where a profile would become larger than the store can hold; nothing has changed then
   */
  take(event: E): Promise<TakenIn>;
  /** The profile to which a key belongs, by the key's id; null where nobody has seen it. */
  read(key: string): Promise<Profile<E, S> | null>;
  /** The profile to which events with these keys, strongest first, belong. */
  readOwner(keys: readonly string[]): Promise<Profile<E, S> | null>;
  /**
   * Writes a score folded from what was read, and gives the profile as it is with it. `changed`: since then it was
   * linked or scored, or there is a score of more events or as of a later time; read again. A score replaces only
   * the one it was folded from, as it carries on what that one has still to tell.
   *
   * @throws ItemTableError where the score is larger than the store has room for
   */
  writeScore(read: Profile<E, S>, score: S, asOfMs: number): Promise<Profile<E, S> | 'changed'>;
}
