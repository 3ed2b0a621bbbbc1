import { createHmac } from 'node:crypto';
import { createKeyDeriver } from '#domain/identity-key.ts';

describe('createKeyDeriver', () => {
  it('gives the HMAC-SHA256 of RFC 4231, test case 1', () => {
    expect(createKeyDeriver(new Uint8Array(20).fill(0x0b))('Hi There')).toBe(
      'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7',
    );
  });

  it.each([
    ['a short value', 32, 'jane@example.com'],
    ['a value in many scripts', 32, 'jäne@例え.example 🚀'],
    ['a value longer than the reused buffer', 32, 'é'.repeat(2000)],
    ['a pepper as long as a block', 64, 'jane@example.com'],
    ['a pepper longer than a block', 65, 'jane@example.com'],
    ['an empty value', 32, ''],
  ])('agrees with createHmac for %s', (_, pepperBytes, value) => {
    const pepper = new Uint8Array(pepperBytes).fill(0xa5);
    const expected = createHmac('sha256', pepper).update(value, 'utf8').digest('hex');
    expect(createKeyDeriver(pepper)(value)).toBe(expected);
  });

  it('leaves nothing of a long value behind for the next one', () => {
    const keyOf = createKeyDeriver(new Uint8Array(32));
    const before = keyOf('a');
    keyOf('b'.repeat(300));
    expect(keyOf('a')).toBe(before);
  });
});
