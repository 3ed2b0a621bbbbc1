import { printLiteral } from '../../../../cli/generate/cdc/print-literal.ts';

describe('printLiteral', () => {
  it('writes objects over lines, keys quoted only when they must be', () => {
    expect(printLiteral({ a: ['b', 1], 'c d': { e: null }, f: {} })).toBe(
      "{\n  a: ['b', 1],\n  'c d': {\n    e: null,\n  },\n  f: {},\n}",
    );
  });

  it('chooses quotes that need no escape, and escapes what must be', () => {
    expect(printLiteral(['say "hi"', "it's", 'a\\b\n'])).toBe(`['say "hi"', "it's", 'a\\\\b\\n']`);
  });
});
