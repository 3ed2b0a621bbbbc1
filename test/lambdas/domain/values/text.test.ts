import { collapseBlanks, repairText, scalarText } from '#domain/values/text.ts';

describe('repairText', () => {
  it('replaces lone surrogates and drops NUL', () => {
    expect(repairText('a\ud800b\u0000c\udc00')).toBe('a\ufffdbc\ufffd');
  });

  it('leaves pairs and everything else alone', () => {
    const text = 'emoji 🚀, tab \t, escape \u001b';
    expect(repairText(text)).toBe(text);
  });
});

describe('scalarText', () => {
  it('writes scalars as text and refuses the rest', () => {
    expect(['a', 1.5, true, null, {}, []].map(scalarText)).toEqual(['a', '1.5', 'true', null, null, null]);
  });
});

describe('collapseBlanks', () => {
  it('trims and keeps one blank between words, whatever kind it was', () => {
    expect(collapseBlanks(' Jane \t\u00a0 Doe\n')).toBe('Jane Doe');
  });
});
