import { readSqlHeader } from '#lib/queries/sql-header.ts';

describe('readSqlHeader', () => {
  it('reads a line for each key, and goes on with a value where a line has none', () => {
    const header = readSqlHeader(`-- question: How much?
-- definition: First half
--   and second half: of it.
-- unit: share
select 1`);
    expect([...header]).toEqual([
      ['question', 'How much?'],
      ['definition', 'First half and second half: of it.'],
      ['unit', 'share'],
    ]);
  });

  it('ends with the comment the file opens with', () => {
    expect([...readSqlHeader('-- unit: share\n\n-- grain: one row\nselect 1')]).toEqual([['unit', 'share']]);
    expect([...readSqlHeader('select 1 -- unit: share')]).toEqual([]);
  });

  it('drops words before the first key, which belong to none', () => {
    expect([...readSqlHeader('-- Copied by hand.\n-- unit: share')]).toEqual([['unit', 'share']]);
  });
});
