import type { ValueType } from '#domain/features/value-type.ts';

// Within quotes the engines disagree on these: Spark reads a doubled quote as two texts side by side, a
// backslash as an escape and ${…} as a variable. chr() says the same to all of them.
const ODD_CHARACTERS = /(['\\$\p{Cc}])/u;

export function textLiteral(text: string): string {
  const parts = text
    .split(ODD_CHARACTERS)
    .filter((part) => part !== '')
    .map((part) => (ODD_CHARACTERS.test(part) ? `chr(${part.codePointAt(0)})` : `'${part}'`));
  return parts.length > 1 ? `(${parts.join(' || ')})` : (parts[0] ?? `''`);
}

/** An exponent makes it a double on every engine; `30.0` is a decimal on some. */
export function doubleLiteral(value: number): string {
  const text = String(value);
  return text.includes('e') ? text : `${text}e0`;
}

/** A value in the spelling of the type it is compared with. */
export function literal(value: string | number | boolean, type: ValueType): string {
  if (typeof value === 'string') return textLiteral(value);
  if (typeof value === 'number' && type === 'double') return doubleLiteral(value);
  return String(value);
}
