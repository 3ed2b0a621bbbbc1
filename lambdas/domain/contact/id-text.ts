/**
 * The text of an id another system gave. A number beyond 2^53 has already lost its last digits in JSON
 * parsing, and two people could share what is left: it is no id.
 */
export function idText(value: unknown): string | null {
  if (typeof value === 'string') return value.trim();
  return typeof value === 'number' && Math.abs(value) <= Number.MAX_SAFE_INTEGER ? String(value) : null;
}
