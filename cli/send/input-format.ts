import path from 'node:path';
import { InputError } from './input-error.ts';

/** The ways an input can hold records. */
export const INPUT_FORMATS = ['ndjson', 'json', 'csv'] as const;

export type InputFormat = (typeof INPUT_FORMATS)[number];

/** The name under which standard input is given. */
export const STANDARD_INPUT = '-';

const STANDARD_INPUT_FORMAT: InputFormat = 'ndjson';

const FORMAT_BY_EXTENSION: Readonly<Record<string, InputFormat>> = {
  '.ndjson': 'ndjson',
  '.jsonl': 'ndjson',
  '.json': 'json',
  '.csv': 'csv',
};

/** The format that was asked for, else the one the file's name tells. */
export function formatOf(file: string, asked?: string): InputFormat {
  if (asked !== undefined) {
    const known = INPUT_FORMATS.find((format) => format === asked);
    if (known !== undefined) return known;
    throw new InputError(`"${asked}" is not a format; allowed: ${INPUT_FORMATS.join(', ')}`);
  }
  if (file === STANDARD_INPUT) return STANDARD_INPUT_FORMAT;
  const known = FORMAT_BY_EXTENSION[path.extname(file).toLowerCase()];
  if (known !== undefined) return known;
  throw new InputError(
    `${file}: the name does not tell the format (${Object.keys(FORMAT_BY_EXTENSION).join(', ')}); ` +
      `say --format ${INPUT_FORMATS.join(', ')}`,
  );
}
