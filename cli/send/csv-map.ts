import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { EVENT_TYPES } from '#domain/events/index.ts';
import { CsvMapError } from './csv-map-error.ts';
import { lineOfPath } from './line-of-path.ts';

const DEFAULT_DELIMITER = ',';
const DEFAULT_UNMAPPED = 'keep';

const constant = z.union([z.string(), z.number(), z.boolean()]);

const columnRule = z.strictObject({
  column: z.string().min(1),
  /** Put before every value, such as the name of the system an id comes from. */
  prefix: z.string().optional(),
  /** What a cell becomes; a cell that is not listed stays as it is. */
  values: z.record(z.string(), constant).optional(),
});

const csvMapSchema = z.strictObject({
  event_type: z.enum(EVENT_TYPES.map(({ type }) => type)),
  delimiter: z.string().length(1).default(DEFAULT_DELIMITER),
  fields: z
    .record(
      z.string(),
      z.union([
        z
          .string()
          .min(1)
          .transform((column) => ({ column })),
        columnRule,
      ]),
    )
    .default({}),
  constants: z.record(z.string(), constant).default({}),
  /** Whether the columns that feed no field travel under their own names. */
  unmapped: z.enum(['keep', 'drop']).default(DEFAULT_UNMAPPED),
});

/** How the rows of a CSV file become events of one type. */
export type CsvMap = z.output<typeof csvMapSchema>;

/** What feeds one field of the event. */
export type ColumnRule = z.output<typeof columnRule>;

/** A map as it was read, with what is needed to point at its lines. */
export interface CsvMapFile {
  readonly map: CsvMap;
  /** 1-based line of the value at a path of keys. */
  readonly lineOf: (keys: readonly string[]) => number;
  readonly name: string;
}

/** Reads a CSV map; every mistake is one `CsvMapError` that names file, line, value and what is allowed. */
export function parseCsvMap(text: string, name: string): CsvMapFile {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter });
  const [syntaxError] = document.errors;
  if (syntaxError !== undefined) {
    const [message = ''] = syntaxError.message.split(/ at line \d+/);
    throw new CsvMapError(name, lineCounter.linePos(syntaxError.pos[0]).line, message);
  }
  const lineOf = (keys: readonly PropertyKey[]): number => lineOfPath(document, lineCounter, keys);
  const parsed = csvMapSchema.safeParse(document.toJS(), { reportInput: true });
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    if (issue !== undefined) throw toMapError(issue, name, lineOf);
    throw parsed.error;
  }
  for (const field of Object.keys(parsed.data.constants)) {
    if (Object.hasOwn(parsed.data.fields, field)) {
      throw new CsvMapError(
        name,
        lineOf(['constants', field]),
        `"${field}" is both a field and a constant; keep one`,
      );
    }
  }
  return { map: parsed.data, lineOf, name };
}

function toMapError(
  issue: z.core.$ZodIssue,
  name: string,
  lineOf: (keys: readonly PropertyKey[]) => number,
): CsvMapError {
  const where = issue.path.length > 0 ? issue.path.join('.') : 'the map';
  if (issue.code === 'unrecognized_keys') {
    const [key = ''] = issue.keys;
    const allowed = issue.path.length === 0 ? Object.keys(csvMapSchema.shape) : Object.keys(columnRule.shape);
    return new CsvMapError(
      name,
      lineOf([...issue.path, key]),
      `"${key}" is not known here; allowed: ${allowed.join(', ')}`,
    );
  }
  if (issue.input === undefined && issue.path.length > 0) {
    return new CsvMapError(name, 1, `${where} is missing; ${expectationOf(issue)}`);
  }
  return new CsvMapError(
    name,
    lineOf(issue.path),
    `${where} is ${JSON.stringify(issue.input)}; ${expectationOf(issue)}`,
  );
}

function expectationOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_value') return `allowed: ${issue.values.join(', ')}`;
  if (issue.code === 'invalid_type')
    return `expected ${issue.expected === 'record' ? 'a mapping' : `a ${issue.expected}`}`;
  if (issue.code === 'too_small' || issue.code === 'too_big') return 'expected one character';
  if (issue.path[0] === 'fields')
    return `expected a column name or {${Object.keys(columnRule.shape).join(', ')}}`;
  return 'expected a text, a number or true/false';
}
