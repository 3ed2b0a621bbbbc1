import { stepStatements } from '../../../lambdas/warehouse-migration/step-statements.ts';

const VALUES = { database: 'lake_dev', role: 'arn:aws:iam::111122223333:role/spectrum' };
const step = (sql: string) => ({ name: '001_one.sql', sql, sha256: 'abc' });

describe('the transaction of a step', () => {
  it('waits for its turn, breaks where it was done meanwhile, does its work and writes it down', () => {
    const [lock, guard, ...others] = stepStatements(step("create x '{{database}}'; create y;"), VALUES);

    expect(lock).toBe('lock kpi_admin.migrations');
    expect(guard).toContain('select 1 / (case when count(*) = 0 then 1 else 0 end)');
    expect(guard).toContain("where name = '001_one.sql' and sha256 = 'abc'");
    expect(others).toEqual([
      "create x 'lake_dev'",
      'create y',
      "delete from kpi_admin.migrations where name = '001_one.sql'",
      "insert into kpi_admin.migrations (name, sha256) values ('001_one.sql', 'abc')",
    ]);
  });

  it('is refused where it is more than the Data API takes at once, which is 40 statements', () => {
    expect(stepStatements(step('select 1;'.repeat(36)), VALUES)).toHaveLength(40);
    expect(() => stepStatements(step('select 1;'.repeat(37)), VALUES)).toThrow(
      'it has 37 statements and one transaction takes 36: make it two files',
    );
  });
});
