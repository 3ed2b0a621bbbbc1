import { formatCsv } from '#cli/output/csv.ts';

describe('formatCsv', () => {
  it('quotes a field that holds a comma, a quote or a line break, and no other', () => {
    expect(
      formatCsv(
        ['a', 'b,c'],
        [
          ['say "hi"', 'two\nlines'],
          ['plain', ' blank '],
        ],
      ),
    ).toBe('a,"b,c"\n"say ""hi""","two\nlines"\nplain, blank ');
  });

  it('leaves null empty, keeps numbers as they are and writes lists as JSON', () => {
    expect(formatCsv(['a', 'b', 'c', 'd'], [[null, undefined, 1234.5678901, [1, 2]]])).toBe(
      'a,b,c,d\n,,1234.5678901,"[1,2]"',
    );
  });
});
