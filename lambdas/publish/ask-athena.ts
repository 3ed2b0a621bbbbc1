import type { Athena } from '#adapters/athena.ts';
import type { AskLake, LakeRows } from './lake-rows.ts';

/** All questions at once: Athena answers each in seconds, whatever else it is asked. */
export function askAthena(athena: Athena): AskLake {
  const ask = async (sql: string): Promise<LakeRows> => {
    const { columns, rows } = await (await athena.run(sql)).rows();
    return rows.map((row) =>
      Object.fromEntries(columns.map(({ name }, index) => [name, row[index] ?? null])),
    );
  };
  return (queries) => Promise.all(queries.map(ask));
}
