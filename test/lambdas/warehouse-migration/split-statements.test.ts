import fc from 'fast-check';
import { MigrationTextError } from '../../../lambdas/warehouse-migration/migration-file.ts';
import { splitStatements } from '../../../lambdas/warehouse-migration/split-statements.ts';

describe('the statements of a file', () => {
  it('end at semicolons, which do not belong to them', () => {
    expect(splitStatements('select 1;\n\nselect 2 ;')).toEqual(['select 1', 'select 2']);
  });

  it('take the comments before them along, and a comment alone is no statement', () => {
    expect(splitStatements('-- why\nselect 1; -- after\n;/* nothing; here */')).toEqual(['-- why\nselect 1']);
  });

  it.each([
    ['a quoted text, quotes in it doubled', "select 'a;''b'"],
    ['a quoted name', 'select "a;""b"'],
    ['a comment', 'select 1 -- one; two'],
    ['a comment of several lines', 'select /* one;\ntwo; */ 1'],
    ['the body of a procedure', "create procedure p() as $$ begin select ';'; end; $$"],
    ['a body with a name, which may hold another mark', 'create procedure p() as $b$ select $$;$$; $b$'],
  ])('are not ended by a semicolon in %s', (_, sql) => {
    expect(splitStatements(`${sql}\n;`)).toEqual([sql]);
  });

  it('may use the signs that open something where they open nothing', () => {
    expect(splitStatements('select 3-1, 4/2, a$b;')).toEqual(['select 3-1, 4/2, a$b']);
  });

  it.each([
    ["'", "select 1;\nselect 'a;"],
    ['"', 'select 1;\nselect "a;'],
    ['/', 'select 1;\nselect /* a;'],
    ['$', 'select 1;\nas $$ begin;'],
    ["'", "select 1;\nselect 'a\\'b';"],
  ])('are refused where %s opens what does not end, or a backslash may', (sign, sql) => {
    expect(() => splitStatements(sql)).toThrow(`line 2: ${sign} opens a text or comment`);
  });

  it('are refused where the last one does not end', () => {
    expect(() => splitStatements('select 1; select 2')).toThrow(MigrationTextError);
  });

  it('come back as they were put together, whatever they are made of', () => {
    const words = fc.constantFrom(
      'select',
      ' x ',
      "'a;b'",
      '"c;d"',
      '-- e;\n',
      '/* f; */',
      '$$ g; $$',
      '- / ',
    );
    const statement = fc.array(words, { minLength: 1 }).map((some) => `a ${some.join('')}`.trim());
    fc.assert(
      fc.property(fc.array(statement), (statements) => {
        expect(splitStatements(statements.map((one) => `${one}\n;`).join('\n'))).toEqual(statements);
      }),
    );
  });
});
