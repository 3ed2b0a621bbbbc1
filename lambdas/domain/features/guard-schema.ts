import { z } from 'zod';
import { conditionsSchema } from './condition-schema.ts';
import { NO_GUARD } from './guard.ts';
import { strictShape } from './strict-shape.ts';
import { columnName, positiveInteger, sentence } from './written-values.ts';

/** A year: what lies further apart is no burst, and every bound stays a number that adds up exactly. */
const MOST_MINUTES = 525_600;

const burst = strictShape({
  by: z.string({ error: 'must be a column of events' }),
  more_than: positiveInteger,
  within_minutes: positiveInteger.refine((minutes) => minutes <= MOST_MINUTES, {
    error: `must be at most ${MOST_MINUTES} (a year)`,
  }),
});

/** A guard as people write it. */
export const guardSchema = strictShape({
  name: columnName.refine((name) => name !== NO_GUARD, {
    error: `must not be ${NO_GUARD}, which says that a feature looks at all events`,
  }),
  what: sentence,
  when: conditionsSchema,
  burst: burst.optional(),
});

export type WrittenGuard = z.output<typeof guardSchema>;
