import { UserError } from '../../user-error.ts';

const TIME = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/i;

/** An ISO 8601 time as the pipeline takes it; without a zone it is UTC, a day alone is its first moment. */
export function readAsOf(text: string): string {
  const [whole, zone] = TIME.exec(text) ?? [];
  const isDay = text.length === 'yyyy-mm-dd'.length;
  const ms = whole === undefined ? Number.NaN : Date.parse(isDay || zone ? whole : `${whole}Z`);
  if (Number.isNaN(ms)) {
    throw new UserError(`--as-of ${text} is not a time: write it like 2025-01-31T12:00:00Z`);
  }
  return new Date(ms).toISOString();
}
