import { isAbsent, isDeeperThan, isJsonObject } from '#domain/json.ts';

const nested = (levels: number): unknown => JSON.parse('['.repeat(levels) + ']'.repeat(levels));

describe('isDeeperThan', () => {
  it('counts a scalar as 0 deep and an empty object as 1 deep', () => {
    expect(isDeeperThan(5, 0)).toBe(false);
    expect(isDeeperThan({}, 0)).toBe(true);
    expect(isDeeperThan({ a: 1 }, 1)).toBe(false);
  });

  it('finds the deepest branch wherever it is, in objects and arrays', () => {
    const value = { flat: 1, list: [1, { deep: [2] }] };
    expect(isDeeperThan(value, 4)).toBe(false);
    expect(isDeeperThan(value, 3)).toBe(true);
  });

  it('sees through a __proto__ key, which is data like any other', () => {
    expect(isDeeperThan(JSON.parse('{"__proto__":{"a":{}}}'), 2)).toBe(true);
  });

  it('survives a nesting no recursion could', () => {
    expect(isDeeperThan(nested(200_000), 100)).toBe(true);
  });
});

describe('isAbsent', () => {
  it.each([[null], [undefined], [''], [' \t\n']])('takes %j for nothing', (value) => {
    expect(isAbsent(value)).toBe(true);
  });

  it.each([[0], [false], ['0'], [[]], [{}]])('takes %j for something', (value) => {
    expect(isAbsent(value)).toBe(false);
  });
});

describe('isJsonObject', () => {
  it('is true for objects only', () => {
    expect([{}, [], null, 'a', 1].map(isJsonObject)).toEqual([true, false, false, false, false]);
  });
});
