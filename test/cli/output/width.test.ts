import { cutToWidth, displayWidth, padToWidth, widestOf } from '#cli/output/width.ts';

describe('width', () => {
  it.each([
    ['Ada', 3],
    ['Zoë', 3],
    // e and a combining diaeresis
    ['Zoe\u0308', 3],
    ['東京', 4],
    ['🎉', 2],
    ['a\u200bb', 2],
  ])('of %j is %d columns', (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });

  it('of several texts is that of the widest, however many there are', () => {
    expect(widestOf([])).toBe(0);
    expect(widestOf([...Array.from({ length: 300_000 }, () => 'a'), '東京'])).toBe(4);
  });

  it('cuts a text so that it fits together with its ellipsis', () => {
    expect([cutToWidth('abcdef', 6), cutToWidth('abcdefg', 6), cutToWidth('東京都庁', 6)]).toEqual([
      'abcdef',
      'abcde…',
      '東京…',
    ]);
  });

  it('fills up on the side asked for', () => {
    expect([
      padToWidth('東京', 6, 'left'),
      padToWidth('12', 4, 'right'),
      padToWidth('long', 2, 'left'),
    ]).toEqual(['東京  ', '  12', 'long']);
  });
});
