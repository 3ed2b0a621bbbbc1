import fc from 'fast-check';
import { isAbsent, isDeeperThan, isJsonObject, jsonNumber, jsonText } from '#domain/json.ts';

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

describe('jsonText', () => {
  it('is what JSON.stringify makes of any text, lone surrogates included', () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
      fc.constantFrom(
        '',
        '"',
        '\\',
        '\u0000',
        '\u001f',
        ' ',
        '!',
        '#',
        '[',
        ']',
        '\u007f',
        '\u0085',
        '\u2028',
      ),
      fc.constantFrom('\ud7ff', '\ud800', '\udbff', '\udc00', '\udfff', '\ue000', '\uffff', '🚀', 'é'),
    );
    fc.assert(fc.property(anyText, (text) => jsonText(text) === JSON.stringify(text)));
  });
});

describe('jsonNumber', () => {
  it.each([[0], [-0], [1.5], [-7], [1e21], [5e-324], [Number.NaN], [Number.POSITIVE_INFINITY]])(
    'is what JSON.stringify makes of %d',
    (number) => {
      expect(jsonNumber(number)).toBe(JSON.stringify(number));
    },
  );
});
