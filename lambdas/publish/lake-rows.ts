import * as z from 'zod';

/** Rows by the names of their columns. Values may be text, as Athena hands them out, or what they are. */
export type LakeRows = readonly Readonly<Record<string, unknown>>[];

/** Asks the lake's tables in Athena SQL, several questions at once. */
export type AskLake = (queries: readonly string[]) => Promise<readonly LakeRows[]>;

/** The tables hold something else than their definitions say. */
export class LakeAnswerError extends Error {
  override readonly name = 'LakeAnswerError';

  constructor(what: string, error: z.ZodError) {
    const problems = new Set(
      error.issues.map(({ path, message }) => `${path.slice(1).join('.')} ${message}`),
    );
    super(`the lake's ${what} cannot be read: ${[...problems].join('; ')}`);
  }
}

export const number = z.union([z.number(), z.string().min(1).transform(Number).pipe(z.number())], {
  error: 'is no number',
});
export const text = z.string({ error: 'is no text' });

/** @throws LakeAnswerError without a word of what the rows were */
export function readRows<T>(what: string, schema: z.ZodType<T>, rows: unknown): T {
  const parsed = schema.safeParse(rows);
  if (parsed.success) return parsed.data;
  throw new LakeAnswerError(what, parsed.error);
}
