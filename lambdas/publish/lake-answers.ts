import * as z from 'zod';
import { DAY_MS, utcDateText } from '#domain/values/calendar.ts';
import { type KeyLink, type LinksSince, linksOf, linksQuery } from './lake-links.ts';
import { type AskLake, number, readRows, text } from './lake-rows.ts';

/** What the newest run has found. */
export interface RunAnswers {
  /** Null where no run has scored anybody. */
  readonly asOfMs: number | null;
  /** None where the population is empty. */
  readonly rates: readonly PopulationRate[];
  /** The first page of those asked for, in the order in which they were first known. */
  readonly links: readonly KeyLink[];
  /** Leads whose last real-time score put them in another band than the run does. */
  readonly otherBands: readonly OtherBand[];
}

export interface PopulationRate {
  readonly feature: string;
  /** Null for leads with a value that no lead of the population has. */
  readonly value: string | null;
  readonly rate: number;
}

export interface OtherBand {
  /** Id of a key of the lead. */
  readonly key: string;
  /** The band that the log says it is in. */
  readonly logged: string;
}

/**
 * The score log is looked through so far back. A lead that has had no score for that long stays as it is: after its
 * last event it cools down within some two months, and by then has a score that says so; only what a person has set
 * lasts longer, a year at most. A month more is for runs that fail.
 */
export const LOG_LOOK_BACK_DAYS = 400;

// One query for both, as each takes seconds: without a population, the as-of stands in a row of its own.
const RATES = `\
select s.as_of_ms, r.feature, r.value, r.rate
from (select max(as_of_ms) as as_of_ms from lead_scores) s
left join population_rates r on r.rate is not null`;

const rateRows = z.array(
  z.object({
    as_of_ms: number.nullable(),
    feature: text.nullable(),
    value: text.nullable(),
    rate: number.nullable(),
  }),
);

// What counts of a lead is what a person has set, while it holds; else its points decide. Days of the log are
// folders: those before are not read at all.
const otherBands = (logSinceMs: number | null): string => `\
with run as (
  select max(as_of_ms) as as_of_ms from lead_scores
),
logged as (
  select
    coalesce(r.lead_id, g.lead_id) as lead_id,
    g.key_id,
    g.band,
    g.as_of_ms,
    row_number() over (
      partition by coalesce(r.lead_id, g.lead_id)
      order by g.as_of_ms desc, coalesce(g.epoch, -1) desc, coalesce(g.events_seen, -1) desc, g.score_id desc
    ) as place
  from score_log g
  left join lead_redirects r on r.key_id = g.lead_id
${logSinceMs === null ? '' : `  where g.dt >= date '${utcDateText(logSinceMs)}'\n`})
select n.key_id, n.band
from logged n
cross join run
join lead_scores s on s.lead_id = n.lead_id
join lead_features f on f.lead_id = n.lead_id
where n.place = 1
  and n.as_of_ms <= run.as_of_ms
  and n.band <> case
    when f.override_band <> 'NONE' and f.override_until_ms > run.as_of_ms then f.override_band
    else s.lead_category
  end
order by n.key_id`;

const bandRows = z.array(z.object({ key_id: text, band: text }));

/**
 * @param links which of them; null: all
 * @param doneMs as-of of the last run that was published; null: none was
 */
export async function readRun(
  ask: AskLake,
  links: LinksSince | null,
  doneMs: number | null,
): Promise<RunAnswers> {
  // the run is as of that time or later, so that this is far enough
  const logSinceMs = doneMs === null ? null : doneMs - LOG_LOOK_BACK_DAYS * DAY_MS;
  const [rates, found, bands] = await ask([RATES, linksQuery(links), otherBands(logSinceMs)]);
  const rows = readRows('rates', rateRows, rates);
  return {
    asOfMs: rows[0]?.as_of_ms ?? null,
    rates: rows.flatMap(({ feature, value, rate }) =>
      feature === null || rate === null ? [] : [{ feature, value, rate }],
    ),
    links: linksOf(found),
    otherBands: readRows('bands', bandRows, bands).map(({ key_id, band }) => ({ key: key_id, logged: band })),
  };
}
