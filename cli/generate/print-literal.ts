const INDENT = '  ';
const LINE_WIDTH = 110;
/** What follows a value on its line: a comma or a semicolon. */
const SEPARATOR = 1;

/**
 * Writes plain data as a TypeScript literal in the formatter's own style, so that formatting changes nothing.
 *
 * @param taken columns of the line that stand before the value
 */
export function printLiteral(value: unknown, indent = '', taken = 0): string {
  if (Array.isArray(value)) return printArray(value, indent, taken);
  if (typeof value === 'string') return printText(value);
  if (typeof value !== 'object' || value === null) return String(value);
  const inner = indent + INDENT;
  const members = Object.entries(value).map(
    ([key, member]) => `${inner}${printMember(key, member, inner)},\n`,
  );
  return members.length === 0 ? '{}' : `{\n${members.join('')}${indent}}`;
}

const fits = (text: string, taken: number): boolean =>
  !text.includes('\n') && taken + text.length + SEPARATOR <= LINE_WIDTH;

function printMember(key: string, member: unknown, indent: string): string {
  const name = `${/^[A-Za-z_$][\w$]*$/.test(key) ? key : printText(key)}: `;
  const taken = indent.length + name.length;
  const text = printLiteral(member, indent, taken);
  // a text cannot be broken, only moved to a line of its own
  if (typeof member === 'string' && !fits(text, taken)) return `${name.trimEnd()}\n${indent}${INDENT}${text}`;
  return name + text;
}

function printArray(values: readonly unknown[], indent: string, taken: number): string {
  const inner = indent + INDENT;
  const items = values.map((item) => printLiteral(item, inner, inner.length));
  const oneLine = `[${items.join(', ')}]`;
  if (fits(oneLine, taken)) return oneLine;
  const filled = values.every((item) => typeof item === 'number') ? fill(items, inner) : items;
  return `[\n${filled.map((line) => `${inner}${line},\n`).join('')}${indent}]`;
}

/** As many numbers on a line as it holds. */
function fill(numbers: readonly string[], indent: string): string[] {
  const lines: string[] = [];
  for (const number of numbers) {
    const last = lines.at(-1);
    const longer = `${last}, ${number}`;
    if (last !== undefined && fits(longer, indent.length)) lines[lines.length - 1] = longer;
    else lines.push(number);
  }
  return lines;
}

function printText(text: string): string {
  const json = JSON.stringify(text);
  if (text.includes("'")) return json;
  return `'${json.slice(1, -1).replaceAll('\\"', '"')}'`;
}
