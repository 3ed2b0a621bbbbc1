import type { Cell } from '../../output/table.ts';

/** Athena's types whose values are numbers in JSON. */
const NUMBERS: ReadonlySet<string> = new Set([
  'bigint',
  'decimal',
  'double',
  'float',
  'int',
  'integer',
  'real',
  'smallint',
  'tinyint',
]);
const TIMESTAMP = /^(\d{4,}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d+))?( UTC)?$/;

/**
 * A value as Athena prints it, in the form the lake on one machine gives it: numbers and booleans as such, no
 * number that is none, timestamps as ISO 8601.
 *
 * @param type Athena's name of the column's type
 * @param text null where there is no value
 */
export function athenaCell(type: string, text: string | null): Cell {
  if (text === null) return null;
  if (NUMBERS.has(type)) {
    const value = Number(text);
    return Number.isFinite(value) ? value : null;
  }
  if (type === 'boolean') return text === 'true';
  if (type.startsWith('timestamp')) return isoTime(text);
  return text;
}

/** With microseconds, or none where they are zero, as Python writes it. */
function isoTime(text: string): string {
  const [, day, time, fraction = '', zone] = TIMESTAMP.exec(text) ?? [];
  if (day === undefined || time === undefined) return text;
  const micros = fraction.slice(0, 6).padEnd(6, '0');
  return `${day}T${time}${micros === '000000' ? '' : `.${micros}`}${zone === undefined ? '' : '+00:00'}`;
}
