import type { CanonicalEvent } from '../canonical-event.ts';
import type { EventDraft } from '../event-draft.ts';
import { maskEmails } from '../values/mask-emails.ts';
import type { Reading } from '../values/reading.ts';
import { scalarText } from '../values/text.ts';

/** Something an event may say: how producers spell it, and what it does to the canonical event. */
export interface FieldDefinition {
  /** Accepted spellings, first found wins; the first is the field's name in issues. */
  readonly spellings: readonly [string, ...string[]];
  /** Names or reaches a person: the value may stand nowhere but in its own column. @default false */
  readonly isPersonal?: boolean;
  /** Called with a value that is there: never null, never blank text. */
  readonly read: (value: unknown, event: EventDraft, field: string) => void;
}

type ColumnsOf<T> = {
  [C in keyof CanonicalEvent]-?: T | null extends CanonicalEvent[C] ? C : never;
}[keyof CanonicalEvent];

type TextColumn = ColumnsOf<string>;
type NumberColumn = ColumnsOf<number>;

export type Spellings = FieldDefinition['spellings'];

/** Text for analysts: e-mail addresses in it are masked, and `normalise` settles its spelling. */
export function textField(
  column: TextColumn,
  spellings: Spellings = [column],
  normalise: (text: string) => string = (text) => text.trim(),
): FieldDefinition {
  return {
    spellings,
    read: (value, event, field) => {
      const text = readRepairedText(value, event, field);
      if (text === null) event.keep(field, value);
      else event.columns[column] = maskEmails(normalise(text)) || null;
    },
  };
}

/** A number with one unit and one range, both known to `read`. */
export function numberField(
  column: NumberColumn,
  spellings: Spellings,
  read: (value: unknown) => Reading<number>,
): FieldDefinition {
  return {
    spellings,
    read: (value, event, field) => {
      const number = read(value);
      if (number.ok) event.columns[column] = number.value;
      else event.report(number.issue, field);
    },
  };
}

/** Scalar as repaired text; null with an issue for an object or array. */
export function readRepairedText(value: unknown, event: EventDraft, field: string): string | null {
  const text = scalarText(value);
  if (text === null) {
    event.report('unknown_value', field);
    return null;
  }
  return event.repaired(text, field);
}
