import fc from 'fast-check';
import { writeProperties } from '#domain/properties.ts';

const entriesOf = (json: string) => {
  const parsed = JSON.parse(json);
  return Object.keys(parsed).map((key) => [key, parsed[key]] as const);
};

describe('writeProperties', () => {
  it('writes nothing for nothing', () => {
    expect(writeProperties([])).toEqual({ json: null, repaired: false });
  });

  it('keeps order, nesting and null', () => {
    expect(
      writeProperties([
        ['b', { deep: [1, null] }],
        ['a', null],
      ]).json,
    ).toBe('{"b":{"deep":[1,null]},"a":null}');
  });

  it('keeps __proto__ and constructor as the data they are, cleaned or not', () => {
    const value = JSON.parse('{"__proto__":{"polluted":"jane@example.com"},"constructor":1}');
    expect(writeProperties(Object.entries(value)).json).toBe(
      '{"__proto__":{"polluted":"[email]"},"constructor":1}',
    );
    expect(writeProperties(entriesOf('{"__proto__":{"a":1}}')).json).toBe('{"__proto__":{"a":1}}');
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('masks e-mail addresses in values and in names, at any depth', () => {
    expect(writeProperties([['to', [{ 'jane@example.com': 'cc joe%40example.test!' }]]]).json).toBe(
      '{"to":[{"[email]":"cc [email]"}]}',
    );
  });

  it('loses nothing when names become the same', () => {
    expect(
      writeProperties([
        ['jane@example.com', 1],
        ['joe@example.com', 2],
        ['[email]', 3],
      ]).json,
    ).toBe('{"[email]":1,"[email]#2":2,"[email]#3":3}');
  });

  it('repairs text and says so; harmless controls stay', () => {
    expect(writeProperties([['a\u0000', 'b\ud800']])).toEqual({ json: '{"a":"b\ufffd"}', repaired: true });
    expect(writeProperties([['a', '\u001b']])).toEqual({ json: '{"a":"\\u001b"}', repaired: false });
  });

  it('gives back every object that holds nothing to clean', () => {
    const clean = fc
      .jsonValue({ stringUnit: 'binary' })
      .filter((value) => !/@|40/.test(JSON.stringify(value)) && typeof value === 'object' && value !== null);
    fc.assert(
      fc.property(clean, (value) => {
        const json = JSON.stringify({ value });
        const written = writeProperties(entriesOf(json));
        if (!written.repaired) expect(JSON.parse(written.json ?? '')).toEqual(JSON.parse(json));
      }),
    );
  });
});
