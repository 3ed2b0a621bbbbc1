import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { errorCode } from '#adapters/store-write-error.ts';
import { writeFileAtomically } from '../write-file-atomically.ts';

/** How far a subscriber of the bus is. */
export interface SubscriberCursor {
  /** Where to read on; the start of the bus where nobody has subscribed. */
  load(): Promise<number>;
  save(place: number): Promise<void>;
  /** Begins at a place, unless it has begun before. */
  begin(place: number): Promise<void>;
}

/** The cursor in a subscriber's folder. */
export function createSubscriberCursor(folder: string): SubscriberCursor {
  const file = path.join(folder, 'cursor.json');
  const read = async (): Promise<number | null> => {
    try {
      const { place } = JSON.parse(await readFile(file, 'utf8'));
      // An unreadable cursor is as good as one at the start: events come twice rather than never.
      return Number.isSafeInteger(place) && place >= 0 ? place : 0;
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return null;
      if (error instanceof SyntaxError) return 0;
      throw error;
    }
  };
  const save = (place: number) => writeFileAtomically(file, `${JSON.stringify({ place })}\n`);
  return {
    load: async () => (await read()) ?? 0,
    save,
    async begin(place) {
      if ((await read()) === null) await save(place);
    },
  };
}
