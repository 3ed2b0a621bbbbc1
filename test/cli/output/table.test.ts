import { createStyles } from '#cli/output/styles.ts';
import { formatCell, formatRows, formatTable } from '#cli/output/table.ts';

const styles = createStyles(false);

describe('a table', () => {
  it('has numbers to the right, text to the left, and nothing for null', () => {
    const rows = [
      ['roadshow', 1200, null],
      ['web', 35, true],
    ];
    expect(formatTable(['source', 'leads', 'seen'], rows, styles)).toBe(
      ['source    leads  seen', 'roadshow  1,200', 'web          35  true'].join('\n'),
    );
  });

  it('has quantities to the right where it is told so', () => {
    expect(formatTable(['took'], [['0.5 s'], ['12 min']], styles, { quantities: [0] })).toBe(
      '  took\n 0.5 s\n12 min',
    );
  });

  it('cuts what is wider than its columns may be', () => {
    expect(formatTable(['x', 'y'], [['abcdef', 1]], styles, { maxWidth: 4 })).toBe('x     y\nabc…  1');
  });

  it('keeps every row on one line and lets no value steer the terminal, not even in the header', () => {
    expect(formatTable(['a\nb'], [['one\r\ntwo\u001b[2J\u2028three']], styles)).toBe(
      'a b\none two [2J three',
    );
    expect(formatCell(undefined)).toBe('');
  });

  it('of rows alone leaves out columns in which there is nothing', () => {
    expect(
      formatRows([
        ['hot', '', 5],
        ['cold', null, 12],
      ]),
    ).toBe('hot    5\ncold  12');
    expect(formatRows([])).toBe('');
  });
});
