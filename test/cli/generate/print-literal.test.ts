import { printLiteral } from '#cli/generate/print-literal.ts';

describe('printLiteral', () => {
  it('writes objects over lines, keys quoted only when they must be', () => {
    expect(printLiteral({ a: ['b', 1], 'c d': { e: null }, f: {} })).toBe(
      "{\n  a: ['b', 1],\n  'c d': {\n    e: null,\n  },\n  f: {},\n}",
    );
  });

  it('chooses quotes that need no escape, and escapes what must be', () => {
    expect(printLiteral(['say "hi"', "it's", 'a\\b\n'])).toBe(`['say "hi"', "it's", 'a\\\\b\\n']`);
  });

  it('breaks a list that does not fit into its line, numbers as many to a line as it holds', () => {
    const fits = Array.from({ length: 15 }, () => 'abcde');
    // 15 x 7 quoted letters + 14 x 2 between them + 2 brackets + 1 comma are more than 110; 12 are 109
    expect(printLiteral(fits.slice(0, 12))).not.toContain('\n');
    expect(printLiteral(fits)).toBe(`[\n${"  'abcde',\n".repeat(15)}]`);
    // 2 blanks, then 9 characters a number but for the last of a line, which takes 8: 12 of them are 109
    const numbers = Array.from({ length: 13 }, () => 1_000_000);
    const line = Array.from({ length: 12 }, () => '1000000').join(', ');
    expect(printLiteral(numbers)).toBe(`[\n  ${line},\n  1000000,\n]`);
  });

  it('gives each object of a list lines of its own', () => {
    expect(printLiteral([{ a: 1 }, { a: [2] }])).toBe('[\n  {\n    a: 1,\n  },\n  {\n    a: [2],\n  },\n]');
  });

  it('moves a text that does not fit behind its key to the next line', () => {
    const text = 'x'.repeat(104);
    // 2 blanks, `a: `, two quotes and a comma make 8 more: 112
    expect(printLiteral({ a: text })).toBe(`{\n  a:\n    '${text}',\n}`);
    expect(printLiteral({ a: text.slice(2) })).toBe(`{\n  a: '${text.slice(2)}',\n}`);
  });
});
