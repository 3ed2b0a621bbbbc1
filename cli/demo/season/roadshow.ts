import type { Country } from './phone-book.ts';
import type { Random } from './random.ts';

export interface Tablet {
  readonly deviceId: string;
  /** Not updated: it speaks the old dialect. */
  readonly isOld: boolean;
  /** When it came back into a network, one entry per day of the stop; null: it was online that day. */
  readonly syncMs: readonly (number | null)[];
}

/** One stop: a city, a few days, some tablets to type leads into. */
export interface Roadshow {
  readonly slug: string;
  readonly city: string;
  readonly country: Country;
  readonly offsetMinutes: number;
  readonly firstDayMs: number;
  readonly tablets: readonly [Tablet, ...Tablet[]];
  /** A moment at which the stop is open. */
  visitMs(random: Random): number;
}
