/** How far a type of key may link people; a list of them is in the order of strength, strongest first. */
export interface KeyLimit {
  readonly keyType: KeyType;
  /** Linked to more different other keys than these it is a hub and links nobody. */
  readonly maxLinkedKeys: number;
}

/** What a key's id begins with, by its type: the id is this, and 30 hex digits of the key. */
export const ID_PREFIXES = { external: 'x_', email: 'e_', phone: 'p_', anonymous: 'a_' } as const;
export type KeyType = keyof typeof ID_PREFIXES;

const ID_DIGITS = 30;

/** The id of each key an event carries, strongest first. */
export function keyIdsOf(
  event: Readonly<Record<`${KeyType}_key`, string | null>>,
  limits: readonly KeyLimit[],
): string[] {
  return limits.flatMap(({ keyType }) => {
    const key = event[`${keyType}_key`];
    return key === null ? [] : [`${ID_PREFIXES[keyType]}${key.slice(0, ID_DIGITS)}`];
  });
}

/** How many others a key may be linked to; by the first letters of its id. */
export function limitOf(keyId: string, limits: readonly KeyLimit[]): number {
  const limit = limits.find(({ keyType }) => keyId.startsWith(ID_PREFIXES[keyType]));
  if (limit === undefined) throw new RangeError('a key id begins with the letter of its type');
  return limit.maxLinkedKeys;
}
