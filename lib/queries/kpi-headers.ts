import { z } from 'zod';
import { type QueryFile, readQueryFiles } from './query-files.ts';
import { QueryHeaderError } from './query-header-error.ts';

const said = z.string({ error: 'is not said' }).min(1, { error: 'is empty' });
const oneOf = <const Choice extends string>(choices: readonly Choice[]) =>
  z.enum(choices, { error: `must be one of ${choices.join(', ')}` });

const kpiHeader = z.object({
  question: said.describe('What the KPI answers; its title.'),
  unit: said.describe('What its values count; `share of ...` where they are rates.'),
  grain: said.describe('What its rows are.'),
  owner: said.describe('Who answers for it.'),
  direction: oneOf(['up', 'down', 'none']).describe('Which way is better.'),
  chart: oneOf(['line', 'bar', 'stacked_bar', 'number', 'interval']).describe('How it is drawn.'),
  alarm: said.describe('When somebody is told; `none` where nobody is.'),
  threshold: said.describe('The same for machines.'),
  definition: said.describe('How it is counted.'),
});

/** What the file of a KPI says of it. */
export type KpiHeader = z.output<typeof kpiHeader> & {
  /** Its id, as in `kpi_values`. */
  readonly kpi: string;
  /** From the root of the repository. */
  readonly path: string;
};

/** All KPIs, in the order leadership reads them; throws `QueryHeaderError` with all mistakes at once. */
export function readKpiHeaders(): readonly KpiHeader[] {
  return kpiHeaders(readQueryFiles('kpis'));
}

export function kpiHeaders(files: readonly QueryFile[]): readonly KpiHeader[] {
  const problems: string[] = [];
  const headers = files.flatMap((file): KpiHeader[] => {
    const parsed = kpiHeader.safeParse(Object.fromEntries(file.header));
    if (parsed.success) return [{ ...parsed.data, kpi: kpiOf(file), path: file.path }];
    problems.push(
      ...parsed.error.issues.map(({ path, message }) => `${file.path}: ${path.join('.')} ${message}`),
    );
    return [];
  });
  if (problems.length > 0) throw new QueryHeaderError(problems);
  return headers;
}

/** The KPI a file computes: `01_lead_volume` is `lead_volume`, in the first place. */
export function kpiOf({ name }: Pick<QueryFile, 'name'>): string {
  return name.replace(/^\d+_/, '');
}
