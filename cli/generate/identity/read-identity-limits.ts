import { z } from 'zod';
import { strictShape } from '#domain/features/strict-shape.ts';
import { positiveInteger } from '#domain/features/written-values.ts';
import { unknownName } from '../nearest.ts';
import type { DefinitionFile } from '../yaml/definition-file.ts';

/** How far a type of key may link people; the order of the list is the order of strength. */
export interface IdentityLimit {
  readonly keyType: string;
  /** Above so many different other keys it is a hub and links nobody. */
  readonly maxLinkedKeys: number;
}

const schema = strictShape({
  key_types: z.array(
    strictShape({ name: z.string({ error: 'must be a type of key' }), max_linked_keys: positiveInteger }),
    { error: 'must be a list of key types' },
  ),
});

/** Reads the limits; each type of key that events carry must have one. */
export function readIdentityLimits(file: DefinitionFile, keyTypes: readonly string[]): IdentityLimit[] {
  const written = file.read(schema, [])?.key_types;
  if (!written) return [];
  const seen = new Set<string>();
  written.forEach(({ name }, index) => {
    const at = ['key_types', index, 'name'];
    if (!keyTypes.includes(name)) file.report(at, unknownName('key type', name, keyTypes));
    if (seen.has(name)) file.report(at, `key type ${name} is listed twice`);
    seen.add(name);
  });
  const missing = keyTypes.filter((keyType) => !seen.has(keyType));
  if (missing.length > 0)
    file.report(['key_types'], `no limit for ${missing.join(', ')}: every key type needs one`);
  return written.map(({ name, max_linked_keys }) => ({ keyType: name, maxLinkedKeys: max_linked_keys }));
}
