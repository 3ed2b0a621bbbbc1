/**
 * What a SQL file says of itself in the comment it opens with: `-- key: value` lines; a comment line without a key
 * goes on with the value before it.
 */
export function readSqlHeader(text: string): ReadonlyMap<string, string> {
  const header = new Map<string, string>();
  let current: string | undefined;
  for (const line of text.split('\n')) {
    if (!line.startsWith('--')) break;
    const [, key, value] = /^-- ([a-z]+): (.*)$/.exec(line) ?? [];
    if (key !== undefined && value !== undefined) {
      current = key;
      header.set(key, value);
    } else if (current !== undefined) {
      header.set(current, `${header.get(current)} ${line.slice(2).trim()}`);
    }
  }
  return header;
}
