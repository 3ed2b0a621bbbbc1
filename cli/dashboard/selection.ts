import type { KpiRow } from '../output/kpis.ts';
import { type Filter, rowsAbout, WHOLE, wholeRows } from './kpi-rows.ts';

/** The rows of a KPI that a reader sees. */
export interface Selection {
  /** The value chosen, null for all. */
  readonly choice: string | null;
  /** The headline, then the other measures beside it. */
  readonly headlines: readonly KpiRow[];
  readonly charted: readonly KpiRow[];
  readonly tabled: readonly KpiRow[];
}

/** Everything there is of a KPI. */
export function selectAll(own: readonly KpiRow[]): Selection {
  const whole = wholeRows(own);
  return { choice: null, headlines: whole, charted: own, tabled: own };
}

/**
 * What there is about one value of a filter. The whole stays in sight beside it, as one more bar and row, to tell
 * whether the chosen part is much or little.
 */
export function selectAbout(own: readonly KpiRow[], filter: Filter, choice: string): Selection {
  const about = rowsAbout(own, filter, choice);
  const measures = new Set(about.map(({ measure }) => measure));
  const whole = wholeRows(own);
  const reference = whole.filter(({ measure }) => measures.has(measure));
  const asOneMore = { dimension: filter, dimension_value: `${WHOLE} ${filter}s` };
  const order = whole.map(({ measure }) => measure);
  return {
    choice,
    headlines: inOrder(
      about.filter(({ kpi_date }) => kpi_date === null),
      order,
    ),
    charted: [...about, ...reference.map((row) => ({ ...row, ...asOneMore }))],
    tabled: [...about, ...reference],
  };
}

function inOrder(rows: readonly KpiRow[], measures: readonly string[]): KpiRow[] {
  const placeOf = ({ measure }: KpiRow) =>
    measures.includes(measure) ? measures.indexOf(measure) : measures.length;
  return [...rows].sort((a, b) => placeOf(a) - placeOf(b));
}
