import { MigrationRefusedError } from '../../../lambdas/warehouse-migration/migration-error.ts';

describe('why files are refused', () => {
  it.each([
    ['badly_named', '1.sql is no name for a migration: write 001_what_it_does.sql'],
    ['same_number', '1.sql has the number of another file'],
    ['same_name', '1.sql is there twice'],
    [
      'edited_after_it_was_applied',
      '1.sql was edited after it was applied: put it back and write what you want in a new file with the next number',
    ],
    ['applied_but_gone', '1.sql was applied and is gone: put it back'],
    [
      'comes_before_an_applied_one',
      '1.sql is new, yet a file with a greater number was applied already: give it the next number',
    ],
  ] as const)('is a sentence that names the file and what to do (%s)', (code, sentence) => {
    expect(new MigrationRefusedError([{ code, name: '1.sql' }]).message).toBe(sentence);
  });
});
