import type { DefinitionFile } from '../yaml/definition-file.ts';

/** Names of a list's entries, those with other mistakes included; notes each that comes twice. */
export function uniqueNames(file: DefinitionFile, list: string, kind: string, length: number): string[] {
  const names: string[] = [];
  for (let index = 0; index < length; index += 1) {
    const at = [list, index, 'name'];
    const name = file.valueAt(at);
    if (typeof name !== 'string') continue;
    if (names.includes(name)) file.report(at, `${kind} ${name} is declared twice, names are unique`);
    names.push(name);
  }
  return names;
}
