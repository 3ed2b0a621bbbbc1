import type { Identity } from '#domain/identity/identity.ts';
import type { KeyLimit, KeyType } from '#domain/identity/key-limit.ts';
import { linkKeys } from '#domain/identity/link-keys.ts';

const LIMITS = (['external', 'email', 'phone', 'anonymous'] as KeyType[]).map(
  (keyType): KeyLimit => ({ keyType, maxLinkedKeys: 2 }),
);
const identity = (
  id: string,
  epoch: number,
  links: Identity['links'],
  keySets: readonly string[],
  moved: Identity['moved'] = {},
): Identity => ({ id, epoch, links, keySets, moved });
const link = (known: readonly Identity[], ...keys: string[]) => linkKeys(known, keys, LIMITS);

describe('linkKeys', () => {
  it('makes one identity of keys that nobody knew', () => {
    expect(link([], 'e_1', 'p_1')).toEqual({
      changed: [identity('e_1.1', 1, { e_1: ['p_1'], p_1: ['e_1'] }, ['e_1+p_1'])],
    });
  });

  it('changes nothing where all was known', () => {
    const known = identity('e_1.1', 4, { e_1: ['p_1'], p_1: ['e_1'] }, ['e_1', 'e_1+p_1']);
    expect(link([known], 'e_1')).toEqual({ changed: [] });
    expect(link([known], 'e_1', 'p_1')).toEqual({ changed: [] });
  });

  it('raises the epoch for a combination of keys that is new, though its links are known', () => {
    const known = identity('e_1.1', 4, { e_1: ['p_1'], p_1: ['e_1'] }, ['e_1+p_1']);
    expect(link([known], 'p_1')).toEqual({ changed: [{ ...known, epoch: 5, keySets: ['e_1+p_1', 'p_1'] }] });
  });

  it('lets the identity of the greater epoch go on when two merge, and the other say where its keys went', () => {
    const small = identity('e_1.1', 2, { e_1: [] }, ['e_1']);
    const great = identity('p_1.1', 6, { p_1: [] }, ['p_1'], { e_1: 'e_1.1' });
    expect(link([small, great], 'e_1', 'p_1')).toEqual({
      changed: [
        // e_1 has come back, so where it had gone is forgotten
        identity('p_1.1', 7, { e_1: ['p_1'], p_1: ['e_1'] }, ['e_1', 'e_1+p_1', 'p_1']),
        identity('e_1.1', 7, {}, [], { e_1: 'p_1.1' }),
      ],
    });
  });

  it('tears an identity where a key has become a hub: the longest part goes on', () => {
    const known = identity(
      'e_1.1',
      3,
      { a_1: ['e_2'], e_1: ['p_9'], e_2: ['a_1', 'p_9'], p_9: ['e_1', 'e_2'] },
      ['e_1+p_9', 'e_2+a_1', 'e_2+p_9', 'p_9'],
    );
    expect(link([known], 'e_3', 'p_9')).toEqual({
      changed: [
        identity('e_1.1', 4, { a_1: ['e_2'], e_2: ['a_1', 'p_9'] }, ['e_2+a_1', 'e_2+p_9'], {
          e_1: 'e_1.4',
          p_9: 'p_9.4',
        }),
        identity('e_1.4', 4, { e_1: ['p_9'] }, ['e_1+p_9']),
        identity('e_3.4', 4, { e_3: ['p_9'] }, ['e_3+p_9']),
        identity('p_9.4', 4, { p_9: ['e_1', 'e_2', 'e_3'] }, ['p_9']),
      ],
    });
  });

  it('leaves a hub as it is when it meets another key', () => {
    const hub = identity('p_9.4', 4, { p_9: ['e_1', 'e_2', 'e_3'] }, ['p_9']);
    expect(link([hub], 'e_4', 'p_9')).toEqual({
      changed: [identity('e_4.5', 5, { e_4: ['p_9'] }, ['e_4+p_9'])],
    });
  });

  it('gives events of hubs alone to the strongest, and asks for it where it is not known', () => {
    // e_9 is a hub elsewhere; p_9 becomes one now, and what both were seen in goes to e_9
    const phone = identity('p_9.1', 3, { p_9: ['a_1', 'e_9'], a_1: ['p_9'] }, ['e_9+p_9', 'p_9+a_1']);
    expect(link([phone], 'p_9', 'a_2')).toEqual({ needs: ['e_9'] });
    const email = identity('e_9.2', 2, { e_9: ['a_7', 'a_8', 'p_9'] }, []);
    expect(link([phone, email], 'p_9', 'a_2')).toMatchObject({
      changed: [
        { id: 'p_9.1', links: { a_1: ['p_9'] }, keySets: ['p_9+a_1'] },
        { id: 'a_2.4', links: { a_2: ['p_9'] }, keySets: ['p_9+a_2'] },
        { id: 'e_9.2', links: { e_9: ['a_7', 'a_8', 'p_9'] }, keySets: ['e_9+p_9'] },
        { id: 'p_9.4', links: { p_9: ['a_1', 'a_2', 'e_9'] }, keySets: [] },
      ],
    });
  });
});
