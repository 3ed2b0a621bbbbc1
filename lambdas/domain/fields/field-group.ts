import type { EventDraft } from '../event-draft.ts';
import type { Spellings } from './field.ts';

/** Things an event says that mean something only together: read at once, also where some are missing. */
export interface FieldGroup {
  /** One entry a member, as in a field of its own. */
  readonly members: readonly Spellings[];
  /**
   * Called once for every event of its type, after all fields that stand alone. `values` are in the order of
   * `members`; undefined where the event does not say it.
   */
  readonly read: (values: readonly unknown[], event: EventDraft) => void;
}
