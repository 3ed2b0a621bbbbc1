import { z } from 'zod';
import { COMPARISONS, type Condition, type Test } from './condition.ts';
import { strictShape } from './strict-shape.ts';

const scalar = z.union([z.string(), z.number(), z.boolean()], {
  error: 'must be a text, a number, true or false',
});
const list = z.array(scalar).min(1, { error: 'must list at least one value' });
const oneOrMore = z.union([scalar, list], { error: 'must be a value or a list of values' });

const tests = strictShape({
  gte: z.number().optional(),
  gt: z.number().optional(),
  lte: z.number().optional(),
  lt: z.number().optional(),
  present: z.boolean().optional(),
  not: oneOrMore.optional(),
}).refine((written) => Object.keys(written).length > 0, {
  error: 'says nothing: write at least one of gte, gt, lte, lt, present, not',
});

/** Conditions as people write them: by subject, a value, a list of values, or a map of tests. */
export const conditionsSchema = z
  .record(
    z.string(),
    z.union([scalar, list, tests], {
      error: 'must be a value, a list of values, or a map of gte, gt, lte, lt, present, not',
    }),
    { error: 'must be a map of conditions' },
  )
  .refine((written) => Object.keys(written).length > 0, { error: 'must hold at least one condition' });

type WrittenConditions = z.output<typeof conditionsSchema>;
type WrittenTests = z.output<typeof tests>;

const asList = <T>(value: T | readonly T[]): readonly T[] => (Array.isArray(value) ? value : [value as T]);

function* readTests(written: WrittenTests): Generator<Test> {
  for (const op of COMPARISONS) {
    const value = written[op];
    if (value !== undefined) yield { op, value };
  }
  if (written.not !== undefined) yield { op: 'not_in', values: asList(written.not) };
  if (written.present !== undefined) yield { op: 'present', present: written.present };
}

/** Brings the short spellings (`source: web`, `source: [web, crm]`) to the one form all readers use. */
export function readConditions(written: WrittenConditions | undefined): Condition[] {
  return Object.entries(written ?? {}).map(([subject, test]) => ({
    subject,
    tests:
      typeof test === 'object' && !Array.isArray(test)
        ? [...readTests(test)]
        : [{ op: 'in', values: asList(test) }],
  }));
}
