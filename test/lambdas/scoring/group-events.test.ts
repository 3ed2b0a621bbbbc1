import { groupByKeys } from '../../../lambdas/scoring/group-events.ts';

const named = (...keySets: string[][]) => keySets.map((keys, place) => ({ name: place + 1, keys }));
const names = (groups: { name: number }[][]) => groups.map((group) => group.map(({ name }) => name));

describe('groupByKeys', () => {
  it('keeps events of one key together, in their order, and the others apart', () => {
    const events = named(['e_1'], ['e_2'], ['e_1'], ['e_2'], ['e_1']);
    expect(names(groupByKeys(events))).toEqual([
      [1, 3, 5],
      [2, 4],
    ]);
  });

  it('joins groups over an event that has keys of both, also when it comes last', () => {
    const events = named(['e_1'], ['p_1'], ['a_1'], ['a_1', 'p_1'], ['p_1', 'e_1']);
    expect(names(groupByKeys(events))).toEqual([[1, 2, 3, 4, 5]]);
  });

  it('joins over a chain of keys of which no two events have all', () => {
    const events = named(['e_1', 'p_1'], ['e_9'], ['p_1', 'a_1'], ['a_1', 'x_1'], ['x_1']);
    expect(names(groupByKeys(events))).toEqual([[1, 3, 4, 5], [2]]);
  });

  it('takes each event without a key by itself', () => {
    expect(names(groupByKeys(named([], ['e_1'], [])))).toEqual([[1], [2], [3]]);
  });

  it('does not slow down over thousands of events of one lead', () => {
    const events = named(...Array.from({ length: 20_000 }, (_, n) => [`e_${n}`, `e_${n + 1}`]));
    expect(groupByKeys(events)).toHaveLength(1);
  });
});
