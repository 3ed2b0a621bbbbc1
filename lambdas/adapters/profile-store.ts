/** What the store needs to know of an event; whatever else it holds is kept with it, as JSON. */
export interface ProfileEvent {
  readonly source: string;
  readonly event_id: string;
  readonly event_time_ms: number;
  readonly received_at_ms: number;
  /** Ids of its keys, strongest first. */
  readonly keys: readonly string[];
}

/** A lead, or a hub, as it is now. */
export interface Profile<E, S> {
  readonly profileId: string;
  /** Grows with every change of who belongs together. */
  readonly epoch: number;
  readonly keys: readonly string[];
  /** How many events there were at least when `events` were read. */
  readonly eventsSeen: number;
  /** The newest by event time, newest first. */
  readonly events: readonly E[];
  /** Whether there are events older than `events`. */
  readonly truncated: boolean;
  /** The last score written, of whatever epoch; null where there is none. */
  readonly score: S | null;
  /** No score as of an earlier time is taken. */
  readonly asOfMs: number;
}

/**
 * The operational store: what is known of each lead right now. DynamoDB on AWS, a directory on one machine; both
 * are `item-profile-store.ts` over a table of items.
 *
 * Every call may be repeated after it failed, whatever it had done by then.
 */
export interface ProfileStore<E extends ProfileEvent, S> {
  /**
   * Stores an event once, under its strongest key. `known`: there is one of this source and id; the first stays,
   * whatever the other says. `too_large`: the store cannot hold it.
   */
  putEvent(event: E): Promise<'stored' | 'known' | 'too_large'>;
  /**
   * Takes it that these keys, strongest first, were seen in one event.
   *
   * @returns a key of each profile that has to be scored now, first the one to whom an event with these keys
   *   belongs; others were torn from it, and are named again until they have a score
   */
  link(keys: readonly string[]): Promise<readonly string[]>;
  /** The profile to which a key belongs, by the key's id; null where nobody has seen it. */
  read(key: string): Promise<Profile<E, S> | null>;
  /**
   * Writes a score folded from what was read. `changed`: since then somebody was linked or has seen more events,
   * or there is a score as of a later time; read again.
   */
  writeScore(read: Profile<E, S>, score: S, asOfMs: number): Promise<'stored' | 'changed'>;
}
