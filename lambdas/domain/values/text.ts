const NUL = '\u0000';

/**
 * Makes text storable everywhere: lone surrogates become U+FFFD (one of them makes DuckDB refuse a whole
 * file) and NUL goes (PostgreSQL and Redshift refuse it). Returns the same string when nothing was wrong.
 */
export function repairText(text: string): string {
  const wellFormed = text.isWellFormed() ? text : text.toWellFormed();
  return wellFormed.includes(NUL) ? wellFormed.replaceAll(NUL, '') : wellFormed;
}

/** Text of a scalar; null for an object or array, which is no text. */
export function scalarText(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return null;
}

/** One spelling for letters that can be written in several ways. ASCII has only one, and is told quickly. */
export function composed(text: string): string {
  return /^[\0-\x7f]*$/.test(text) ? text : text.normalize('NFC');
}

/** One spelling for the same words: composed characters, no outer blanks, single inner blanks. */
export function collapseBlanks(text: string): string {
  const trimmed = composed(text).trim();
  return /\s\s|[^\S ]/.test(trimmed) ? trimmed.replace(/\s+/g, ' ') : trimmed;
}
