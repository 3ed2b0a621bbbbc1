// Run by `directory-item-table.test.ts` as a process of its own: counts upwards in a table, for ever, and prints each
// number once it is written.
import { createDirectoryItemTable } from '#adapters/directory-item-table.ts';

const [directory = '', writer = ''] = process.argv.slice(2);
const table = createDirectoryItemTable({ directory });
const counter = { pk: 'counter', sk: 'counter' };
for (;;) {
  const [item = null] = await table.get([counter]);
  const number = String((item?.version ?? 0) + 1);
  const outcome = await table.write([
    { ...counter, body: number, before: item?.version ?? null },
    { pk: 'numbers', sk: number, body: JSON.stringify(writer), before: null },
  ]);
  if (outcome === 'done') process.stdout.write(`${number}\n`);
}
