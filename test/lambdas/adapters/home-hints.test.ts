import { HomeHints } from '#adapters/home-hints.ts';

const profile = (id: string, ...keys: string[]) => ({
  identity: {
    id,
    epoch: 1,
    links: Object.fromEntries(keys.map((key) => [key, []])),
    keySets: [id],
    moved: {},
  },
});

describe('hints where keys are', () => {
  it('are of the profile that bears the key, and go with it', () => {
    const hints = new HomeHints();
    hints.learn(['e_1', 'p_1'], [profile('a', 'e_1'), profile('b', 'p_1', 'x_1')]);
    expect(hints.get('e_1')).toEqual({ profileId: 'a', keySets: ['a'] });
    expect(hints.get('p_1')).toEqual({ profileId: 'b', keySets: ['b'] });
    expect(hints.get('x_1')).toBeUndefined();
    hints.learn(['e_1'], []);
    expect(hints.get('e_1')).toBeUndefined();
  });

  it('are 20,000 at most, of keys asked for last', () => {
    const hints = new HomeHints();
    const keys = Array.from({ length: 20_000 }, (_, place) => `e_${place}`);
    const home = profile('a', ...keys, 'e_new');
    hints.learn(keys, [home]);
    hints.learn(['e_0'], [home]);
    hints.learn(['e_new'], [home]);
    expect(['e_0', 'e_1', 'e_2', 'e_new'].map((key) => hints.get(key) !== undefined)).toEqual([
      true,
      false,
      true,
      true,
    ]);
  });
});
