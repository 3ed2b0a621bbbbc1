import { parseMigrations } from '../../../lambdas/warehouse-migration/migrations-file.ts';

describe('the file of all migrations', () => {
  it('gives them in its order', () => {
    const files = [
      { name: '001_b.sql', sql: 'b;' },
      { name: 'a.sql', sql: 'a;' },
    ];
    expect(parseMigrations(JSON.stringify(files))).toEqual(files);
  });

  it.each([
    ['{', 'it is not JSON'],
    ['[]', 'Too small'],
    ['[{"name":"a.sql"}]', '0.sql'],
  ])('is refused when it says %s', (text, problem) => {
    expect(() => parseMigrations(text)).toThrow(problem);
  });
});
