const INDENT = '  ';

/** Writes plain data as a TypeScript literal in the formatter's own style, so that formatting changes nothing. */
export function printLiteral(value: unknown, indent = ''): string {
  if (Array.isArray(value)) return `[${value.map((item) => printLiteral(item, indent)).join(', ')}]`;
  if (typeof value === 'string') return printText(value);
  if (typeof value !== 'object' || value === null) return String(value);
  const inner = indent + INDENT;
  const members = Object.entries(value).map(
    ([key, member]) =>
      `${inner}${/^[A-Za-z_$][\w$]*$/.test(key) ? key : printText(key)}: ${printLiteral(member, inner)},\n`,
  );
  return members.length === 0 ? '{}' : `{\n${members.join('')}${indent}}`;
}

function printText(text: string): string {
  const json = JSON.stringify(text);
  if (text.includes("'")) return json;
  return `'${json.slice(1, -1).replaceAll('\\"', '"')}'`;
}
