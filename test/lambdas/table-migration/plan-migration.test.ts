import fc from 'fast-check';
import type { Definitions } from '../../../lambdas/table-migration/definitions.ts';
import type { FoundTables } from '../../../lambdas/table-migration/found-tables.ts';
import { planMigration } from '../../../lambdas/table-migration/plan-migration.ts';

type Tables = Record<string, Record<string, string>>;

/** Definitions whose statements say what they do, so that a database can be played. */
function wanted(tables: Tables, views: string[] = []): Definitions {
  return {
    tables: Object.entries(tables).map(([name, columns]) => ({
      name,
      create: JSON.stringify({ table: name, columns }),
      columns: Object.entries(columns).map(([column, type]) => ({
        name: column,
        type,
        add: JSON.stringify({ table: name, columns: { [column]: type } }),
      })),
    })),
    views: views.map((name) => ({ name, create: `view ${name}` })),
  };
}

function found(tables: Tables): FoundTables {
  return new Map(Object.entries(tables).map(([name, columns]) => [name, new Map(Object.entries(columns))]));
}

/** The database after a plan's statements about tables. */
function after(tables: Tables, definitions: Definitions): Tables {
  const result = structuredClone(tables);
  for (const { sql } of planMigration(definitions, found(tables)).steps) {
    if (sql.startsWith('view')) continue;
    const { table, columns } = JSON.parse(sql) as { table: string; columns: Record<string, string> };
    result[table] = { ...result[table], ...columns };
  }
  return result;
}

const anyTables = fc.dictionary(
  fc.constantFrom('leads', 'events', 'lead_scores'),
  fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.constantFrom('string', 'bigint', 'date'), {
    minKeys: 1,
  }),
);

describe('a migration', () => {
  it('makes a table that is missing, adds a column that is missing, and replaces every view last', () => {
    const definitions = wanted({ events: { id: 'string' }, leads: { id: 'string', city: 'string' } }, [
      'kpis',
    ]);

    const { steps, refusals } = planMigration(definitions, found({ leads: { id: 'string' } }));

    expect(refusals).toEqual([]);
    expect(steps).toEqual([
      { what: 'create table events', sql: '{"table":"events","columns":{"id":"string"}}' },
      { what: 'add column leads.city', sql: '{"table":"leads","columns":{"city":"string"}}' },
      { what: 'create view kpis', sql: 'view kpis' },
    ]);
  });

  it('refuses another type and a column that is gone, each in a sentence that says what to do', () => {
    const definitions = wanted({ leads: { id: 'string', score: 'bigint' } });

    const { refusals } = planMigration(
      definitions,
      found({ leads: { id: 'string', score: 'double', city: 'string' } }),
    );

    expect(refusals).toEqual([
      'column leads.score is double in the lake and bigint in its definition: types do not change in place, make a new column',
      'column leads.city is in the lake and no longer in its definition: put it back, or drop it in Athena first',
    ]);
  });

  it('leaves tables alone that it does not define', () => {
    expect(planMigration(wanted({}), found({ raw_events: { payload: 'string' } }))).toEqual({
      steps: [],
      refusals: [],
    });
  });

  it('has nothing left to do to tables once it has run, and loses no column on the way', () => {
    fc.assert(
      fc.property(anyTables, anyTables, (before, definition) => {
        const definitions = wanted(definition);
        fc.pre(planMigration(definitions, found(before)).refusals.length === 0);

        const now = after(before, definitions);

        expect(planMigration(definitions, found(now))).toEqual({ steps: [], refusals: [] });
        for (const [table, columns] of Object.entries(before)) expect(now[table]).toMatchObject(columns);
        for (const [table, columns] of Object.entries(definition)) expect(now[table]).toEqual(columns);
      }),
      { numRuns: 200 },
    );
  });

  it('refuses exactly where a column that is there is defined otherwise or not at all', () => {
    fc.assert(
      fc.property(anyTables, anyTables, (before, definition) => {
        const contradictions = Object.entries(definition).flatMap(([table, columns]) =>
          Object.entries(before[table] ?? {}).filter(([column, type]) => columns[column] !== type),
        );

        const { refusals } = planMigration(wanted(definition), found(before));

        expect(refusals).toHaveLength(contradictions.length);
      }),
      { numRuns: 200 },
    );
  });
});
