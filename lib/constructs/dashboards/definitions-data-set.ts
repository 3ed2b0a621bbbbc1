import { titleOf } from '#cli/dashboard/words.ts';
import type { KpiHeader } from '../../queries/kpi-headers.ts';
import type { DataSet } from './data-set.ts';

const COLUMNS = ['place', 'title', 'question', 'unit', 'owner', 'direction', 'alarm', 'definition'] as const;

/** What each KPI means, as its file says. */
export function definitionsDataSet(headers: readonly KpiHeader[]): DataSet {
  const rows = headers.map((header, index) => {
    const { kpi, question, unit, owner, direction, alarm, definition } = header;
    const texts = [titleOf(kpi), question, unit, owner, direction, alarm, definition];
    return `  (${[String(index + 1), ...texts.map(literal)].join(', ')})`;
  });
  return {
    key: 'definitions',
    title: 'What the KPIs mean',
    sql: `select ${COLUMNS.join(', ')}\nfrom (\n  values\n${rows.join(',\n')}\n) as headers (${COLUMNS.join(', ')})`,
    columns: COLUMNS.map((name) => ({ name, type: name === 'place' ? 'INTEGER' : 'STRING' })),
    importMode: 'SPICE',
  };
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
