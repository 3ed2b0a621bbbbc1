import { type KeyLimit, keyIdsOf, limitOf } from '#domain/identity/key-limit.ts';

const LIMITS: readonly KeyLimit[] = [
  { keyType: 'phone', maxLinkedKeys: 3 },
  { keyType: 'external', maxLinkedKeys: 8 },
  { keyType: 'email', maxLinkedKeys: 5 },
  { keyType: 'anonymous', maxLinkedKeys: 2 },
];
const NO_KEYS = { external_key: null, email_key: null, phone_key: null, anonymous_key: null };

describe('keyIdsOf', () => {
  it('names the keys of an event in the order of the limits, by type and 30 digits', () => {
    const event = { ...NO_KEYS, email_key: 'ab'.repeat(32), phone_key: '12'.repeat(32) };
    expect(keyIdsOf(event, LIMITS)).toEqual([
      'p_121212121212121212121212121212',
      'e_ababababababababababababababab',
    ]);
  });

  it('names none where an event names nobody', () => {
    expect(keyIdsOf(NO_KEYS, LIMITS)).toEqual([]);
  });
});

describe('limitOf', () => {
  it('goes by the type of the key', () => {
    expect(['x_1', 'e_1', 'p_1', 'a_1'].map((key) => limitOf(key, LIMITS))).toEqual([8, 5, 3, 2]);
  });

  it('knows no limit of what is no key id', () => {
    expect(() => limitOf('q_1', LIMITS)).toThrow(RangeError);
  });
});
