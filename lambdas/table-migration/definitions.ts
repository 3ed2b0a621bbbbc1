import * as z from 'zod';

/** Where the statements lie, beside the function's code. */
export const DEFINITIONS_FILE = 'definitions.json';

const column = z.object({
  name: z.string(),
  /** As definitions name types: `string`, `bigint`, `double`, `boolean` or `date`. */
  type: z.string(),
  /** Adds the column to a table that has none of the name. */
  add: z.string(),
});

/** What the database is to hold, with every statement ready to run. Bucket names stand as `{layer}` in them. */
export const definitionsSchema = z.object({
  tables: z.array(z.object({ name: z.string(), create: z.string(), columns: z.array(column) })),
  /** In the order in which they can be made. */
  views: z.array(z.object({ name: z.string(), create: z.string() })),
});

export type Definitions = z.output<typeof definitionsSchema>;
export type TableStatements = Definitions['tables'][number];
