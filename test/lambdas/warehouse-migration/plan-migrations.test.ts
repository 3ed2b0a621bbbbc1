import fc from 'fast-check';
import { checksum, type MigrationFile } from '../../../lambdas/warehouse-migration/migration-file.ts';
import {
  type AppliedMigration,
  planMigrations,
} from '../../../lambdas/warehouse-migration/plan-migrations.ts';

const file = (name: string, sql = `-- ${name}`): MigrationFile => ({ name, sql });
const applied = (...files: MigrationFile[]): AppliedMigration[] =>
  files.map(({ name, sql }) => ({ name, sha256: checksum(sql) }));
const names = (files: readonly MigrationFile[], history: readonly AppliedMigration[]) =>
  planMigrations(files, history).steps?.map(({ name }) => name);
const codes = (files: readonly MigrationFile[], history: readonly AppliedMigration[] = []) =>
  planMigrations(files, history).problems?.map(({ code, name }) => `${code} ${name}`);

const ONE = file('001_one.sql');
const TWO = file('002_two.sql');
const TEN = file('010_ten.sql');
const VIEWS = file('views.sql');
const ALSO = file('also.sql');

describe('a plan', () => {
  it('runs numbered files by number, then derived ones in the order given', () => {
    expect(names([VIEWS, ALSO, TEN, ONE, TWO], [])).toEqual([
      '001_one.sql',
      '002_two.sql',
      '010_ten.sql',
      'views.sql',
      'also.sql',
    ]);
  });

  it('leaves out what was applied', () => {
    expect(names([ONE, TWO, VIEWS], applied(ONE, VIEWS))).toEqual(['002_two.sql']);
  });

  it('runs a derived file again when its text is another', () => {
    expect(names([ONE, VIEWS], applied(ONE, file('views.sql', 'older')))).toEqual(['views.sql']);
  });

  it('takes no notice of how lines end', () => {
    const unix = file('001_one.sql', 'a;\nb;\n');
    expect(names([file('001_one.sql', 'a;\r\nb;\r\n')], applied(unix))).toEqual([]);
  });

  it('forgets a derived file that is no longer there', () => {
    expect(names([ONE], applied(ONE, VIEWS))).toEqual([]);
  });

  it('refuses an old file that was edited, and names it', () => {
    expect(codes([file('001_one.sql', 'new'), TWO], applied(ONE, TWO))).toEqual([
      'edited_after_it_was_applied 001_one.sql',
    ]);
  });

  it('refuses to go on without a file that was applied', () => {
    expect(codes([TWO], applied(ONE, TWO))).toEqual(['applied_but_gone 001_one.sql']);
  });

  it('refuses a new file with a number that is smaller than an applied one', () => {
    expect(codes([ONE, TWO, TEN], applied(ONE, TEN))).toEqual(['comes_before_an_applied_one 002_two.sql']);
  });

  it('refuses two files with one number, and one file twice', () => {
    expect(codes([ONE, file('001_other.sql'), VIEWS, VIEWS])).toEqual([
      'same_number 001_other.sql',
      'same_name views.sql',
    ]);
  });

  it.each(['1_one.sql', '001-one.sql', '001_One.sql', "views'.sql", 'Views.sql', 'views.txt', ''])(
    'refuses the name "%s"',
    (name) => {
      expect(codes([file(name)])).toEqual([`badly_named ${name}`]);
    },
  );

  it('tells every problem at once', () => {
    expect(codes([file('x'), file('001_one.sql', 'new')], applied(ONE, TWO))).toEqual([
      'badly_named x',
      'applied_but_gone 002_two.sql',
      'edited_after_it_was_applied 001_one.sql',
    ]);
  });
});

describe('any plan', () => {
  const numbered = fc
    .uniqueArray(fc.integer({ min: 0, max: 999 }), { maxLength: 12 })
    .map((numbers) => numbers.map((number) => file(`${String(number).padStart(3, '0')}_step.sql`)));
  const derived = fc.subarray([VIEWS, ALSO, file('third.sql')]);

  it('leaves nothing to do once it was carried out', () => {
    fc.assert(
      fc.property(numbered, derived, (steps, rest) => {
        const files = [...steps, ...rest];
        const { steps: planned = [] } = planMigrations(files, []);
        expect(names(files, applied(...planned))).toEqual([]);
      }),
    );
  });

  it('does in two deployments what it would have done in one, wherever the first one stopped', () => {
    fc.assert(
      fc.property(numbered, derived, fc.nat(20), (steps, rest, stop) => {
        const files = [...steps, ...rest];
        const { steps: planned = [] } = planMigrations(files, []);
        const [before, after] = [planned.slice(0, stop), planned.slice(stop)];
        expect(planMigrations(files, applied(...before)).steps).toEqual(after);
      }),
    );
  });

  it('runs nothing when any applied file was edited', () => {
    fc.assert(
      fc.property(numbered, fc.nat(), (files, which) => {
        fc.pre(files.length > 0);
        const edited = files[which % files.length];
        const now = files.map((one) => (one === edited ? { ...one, sql: 'edited' } : one));
        expect(codes(now, applied(...files))).toEqual([`edited_after_it_was_applied ${edited?.name}`]);
      }),
    );
  });
});
