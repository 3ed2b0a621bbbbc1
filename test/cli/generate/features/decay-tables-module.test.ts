import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decayTablesModule } from '#cli/generate/features/decay-tables-module.ts';
import { DECAY_TABLES } from '#domain/generated/decay-tables.ts';
import { ROOT } from '../definition-fixtures.ts';

describe('decayTablesModule', () => {
  it('holds the very factors that the SQL joins', () => {
    const model = readFileSync(join(ROOT, 'glue-scripts/models/200_decay_factors.sql'), 'utf8');
    const joined = [...model.matchAll(/^ {4}\((\d+), (\d+), (\d+)\),?$/gm)].map((row) =>
      row.slice(1).map(Number),
    );
    expect(joined).not.toEqual([]);
    expect(
      DECAY_TABLES.flatMap(({ halfLifeDays, millionths }) =>
        millionths.map((factor, age) => [halfLifeDays, age, factor]),
      ),
    ).toEqual(joined);
  });

  it('is an empty list when nothing decays', () => {
    expect(decayTablesModule([])).toMatch(/readonly DecayTable\[\] = \[\];\n$/);
  });
});
