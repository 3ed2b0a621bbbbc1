import { doubleLiteral, literal, textLiteral } from '#cli/generate/sql/literal.ts';

describe('textLiteral', () => {
  it.each([
    ['web', "'web'"],
    ['', "''"],
    ["L'Aquila", "('L' || chr(39) || 'Aquila')"],
    ['a\\b', "('a' || chr(92) || 'b')"],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: what Spark would take for a variable is the case
    ['${user}', "(chr(36) || '{user}')"],
    ["'", 'chr(39)'],
    ['Zürich 😀', "'Zürich 😀'"],
  ])('spells %j so that every engine reads the same', (text, sql) => {
    expect(textLiteral(text)).toBe(sql);
  });
});

describe('doubleLiteral', () => {
  it.each([
    [30, '30e0'],
    [0.5, '0.5e0'],
    [-7, '-7e0'],
    [1e-7, '1e-7'],
    [1e21, '1e+21'],
  ])('gives %d an exponent, without which it would be a decimal', (value, sql) => {
    expect(doubleLiteral(value)).toBe(sql);
  });
});

describe('literal', () => {
  it('spells a number in the type it is compared with', () => {
    expect([literal(30, 'bigint'), literal(30, 'double'), literal(true, 'boolean')]).toEqual([
      '30',
      '30e0',
      'true',
    ]);
  });
});
