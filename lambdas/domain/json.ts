/** A JSON object as parsed. Its keys are data: read them, never copy them onto an ordinary object. */
export interface JsonObject {
  readonly [key: string]: unknown;
}

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** True for what producers send when they have nothing to say: nothing, null, or blank text. */
export function isAbsent(value: unknown): value is null | undefined | string {
  if (typeof value === 'string') return value.length === 0 || value.trim().length === 0;
  return value === null || value === undefined;
}

/**
 * True when `value` nests deeper than `levels`: a scalar is 0 deep, `{}` is 1. The recursion itself never
 * goes deeper than `levels`, however deep the value is.
 */
export function isDeeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  if (Array.isArray(value)) return value.some((item) => isDeeperThan(item, levels - 1));
  for (const key in value) {
    const inner: unknown = (value as JsonObject)[key];
    if (typeof inner === 'object' && inner !== null && isDeeperThan(inner, levels - 1)) return true;
  }
  return false;
}

/** Text that JSON holds as it is: no quote, backslash, control or surrogate (a lone one would be escaped). */
const PLAIN = /^[ !#-[\]-\ud7ff\ue000-\uffff]*$/;

/** `JSON.stringify` for text that is short and almost always plain: faster. */
export function jsonText(text: string): string {
  return PLAIN.test(text) ? `"${text}"` : JSON.stringify(text);
}

/** `JSON.stringify` for numbers, which JSON knows only finite. */
export function jsonNumber(number: number): string {
  return Number.isFinite(number) ? String(number) : 'null';
}
