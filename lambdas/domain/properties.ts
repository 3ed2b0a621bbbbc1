import { isJsonObject, jsonText } from './json.ts';
import { maskEmails, mayHoldEmail } from './values/mask-emails.ts';
import { repairText } from './values/text.ts';

/** `properties` of one event as stored, and whether its text needed repair. */
export interface PropertiesText {
  /** Null when there are no properties. */
  readonly json: string | null;
  readonly repaired: boolean;
}

/**
 * Writes properties as JSON object text, e-mail addresses masked and text made storable. Builds text, not an
 * object: keys such as `__proto__` are data. A name that comes twice is numbered, so that nothing is lost.
 */
export function writeProperties(entries: readonly (readonly [string, unknown])[]): PropertiesText {
  if (entries.length === 0) return { json: null, repaired: false };
  const json = objectText(entries, valueText);
  // `\u` stands for lone surrogates and NUL, but also for harmless controls: the slow way sorts them out.
  if (!mayHoldEmail(json) && !json.includes('\\u')) return { json, repaired: false };

  const cleaner = new Cleaner();
  return { json: cleaner.object(entries), repaired: cleaner.repaired };
}

function valueText(value: unknown): string {
  return typeof value === 'string' ? jsonText(value) : (JSON.stringify(value) ?? 'null');
}

function objectText(
  entries: readonly (readonly [string, unknown])[],
  write: (value: unknown) => string,
): string {
  const names = new Set<string>();
  const members = entries.map(([name, value]) => {
    let unique = name;
    for (let copy = 2; names.has(unique); copy += 1) unique = `${name}#${copy}`;
    names.add(unique);
    return `${jsonText(unique)}:${write(value)}`;
  });
  return `{${members.join(',')}}`;
}

/** Writes JSON with every text in it cleaned. Its recursion is bounded by the depth guard of the gate. */
class Cleaner {
  repaired = false;

  object(entries: readonly (readonly [string, unknown])[]): string {
    const cleaned = entries.map(([name, value]) => [this.#text(name), value] as const);
    return objectText(cleaned, (value) => this.#value(value));
  }

  #value(value: unknown): string {
    if (typeof value === 'string') return jsonText(this.#text(value));
    if (Array.isArray(value)) return `[${value.map((item) => this.#value(item)).join(',')}]`;
    if (isJsonObject(value)) return this.object(Object.entries(value));
    return valueText(value);
  }

  #text(text: string): string {
    const repaired = repairText(text);
    if (repaired !== text) this.repaired = true;
    return maskEmails(repaired);
  }
}
