import { fingerprint, migrationFiles } from '#lib/constructs/warehouse/migration-files.ts';
import { checksum, numberOf } from '../../../../lambdas/warehouse-migration/migration-file.ts';
import { planMigrations } from '../../../../lambdas/warehouse-migration/plan-migrations.ts';
import { stepStatements } from '../../../../lambdas/warehouse-migration/step-statements.ts';

/** What warehouses have applied; what is to change goes into a file with the next number. */
const APPLIED = {
  '001_external_schema.sql': '2fc640145d949f8e5861a57c2762928c6e99fa42f1a7f8a48c0b79df3e76f8ee',
  '002_kpi_tables.sql': '1f8dbf1b1ad92641b10dbd09b58578972266d0b2da9d6118d3d971682e9c3090',
  '003_refresh_procedure.sql': '6ad1a18f7fee63adbc6a3f49d934e2ad9e4738dc8c595e3ceec0cd8668ab9bf0',
};

describe('the migrations of the warehouse', () => {
  const files = migrationFiles();
  const values = { database: 'lake', role: 'arn:aws:iam::111122223333:role/spectrum' };

  it('have not been edited since they were first applied', () => {
    const numbered = files.filter(({ name }) => numberOf(name) !== undefined);
    expect(numbered).toMatchObject(Object.keys(APPLIED).map((name) => ({ name })));
    expect(Object.fromEntries(numbered.map(({ name, sql }) => [name, checksum(sql)]))).toEqual(APPLIED);
  });

  it('begin with the tables of the lake, on which all else stands', () => {
    expect(files[0]?.sql).toContain('create external schema if not exists lake');
  });

  it('can be applied as they are, the derived ones last', () => {
    const { steps = [] } = planMigrations(files, []);

    expect(steps.map(({ name }) => name)).toEqual([
      ...Object.keys(APPLIED),
      'kpi_definitions.sql',
      'kpi_views.sql',
      'outcome_views.sql',
    ]);
    for (const step of steps) expect(stepStatements(step, values).join('\n')).not.toContain('{{');
  });

  it('refresh every materialised view there is, and no other', () => {
    const all = files.map(({ sql }) => sql).join('\n');
    const named = (pattern: RegExp) => [...all.matchAll(pattern)].map(([, name]) => name).sort();

    expect(named(/^ *refresh materialized view (\S+);$/gm)).toEqual(
      named(/^create materialized view (\S+)$/gm),
    );
  });

  it('have another fingerprint as soon as one of them has another text', () => {
    const [first, ...others] = files;
    expect(fingerprint([{ name: first?.name ?? '', sql: `${first?.sql} ` }, ...others])).not.toBe(
      fingerprint(files),
    );
    expect(fingerprint(migrationFiles())).toBe(fingerprint(files));
  });
});
