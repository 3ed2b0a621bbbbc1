import { BAND_NAMES } from '#domain/scorecard/scorecard.ts';
import { type CallList, callList } from './call-list.ts';
import type { DashboardDocument } from './document.ts';
import { type CardContext, type KpiCard, kpiCard } from './kpi-card.ts';
import { FILTERS, type Filter, valuesOf } from './kpi-rows.ts';
import { formatMoment } from './words.ts';

/** The page as data: everything that is on it, in the order it stands there. */
export interface PageModel {
  readonly asOf: AsOf;
  /** What readers can choose, by filter. */
  readonly choices: Readonly<Record<Filter, readonly string[]>>;
  readonly cards: readonly KpiCard[];
  readonly callList: CallList;
}

export interface AsOf {
  /** False where the lake has seen no run, so that there is nothing to show. */
  readonly hasRun: boolean;
  /** When the data are from, in words. */
  readonly data: string;
  /** When the run was that made them. */
  readonly run: string;
}

export function pageModel(document: DashboardDocument): PageModel {
  const { rows, headers, call_list } = document;
  const found = {
    source: [...valuesOf(rows, 'source'), ...call_list.counts.map(({ source }) => source)],
    band: [...valuesOf(rows, 'band'), ...call_list.counts.map(({ lead_category }) => lead_category)],
  };
  const choices = {
    source: [...new Set(found.source)].sort(),
    band: [...new Set(found.band)].sort((a, b) => rankOfBand(a) - rankOfBand(b)),
  };
  const context: CardContext = {
    document,
    choices,
    slotOf: (source) => Math.max(0, choices.source.indexOf(source)),
    rankOf: rankOfBand,
  };
  return {
    asOf: asOf(document.run),
    choices,
    cards: Object.entries(headers).map(([kpi, header]) => kpiCard(kpi, header, rows, context)),
    callList: callList(call_list),
  };
}

/** Titles of the cards that a filter does not change. */
export function untouchedBy(filter: Filter, cards: readonly KpiCard[]): string[] {
  return cards.filter((card) => card.filter !== filter).map(({ title }) => title);
}

export { FILTERS };

function rankOfBand(name: string): number {
  const rank = (BAND_NAMES as readonly string[]).indexOf(name);
  return rank < 0 ? BAND_NAMES.length : rank;
}

function asOf(run: DashboardDocument['run']): AsOf {
  if (run === null) return { hasRun: false, data: 'no data yet', run: 'no run yet' };
  const { as_of_ms, started_ms } = run;
  return {
    hasRun: true,
    data: as_of_ms === null ? 'the time of the run' : formatMoment(as_of_ms),
    run: started_ms === null ? run.run_id : formatMoment(started_ms),
  };
}
