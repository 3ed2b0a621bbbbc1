import * as z from 'zod';

/** Rows by the names of their columns. Values may be text, as Athena hands them out, or what they are. */
export type LakeRows = readonly Readonly<Record<string, unknown>>[];

/** Asks the lake's tables in Athena SQL, several questions at once. */
export type AskLake = (queries: readonly string[]) => Promise<readonly LakeRows[]>;

/** What the newest run has found. */
export interface RunAnswers {
  /** Null where no run has scored anybody. */
  readonly asOfMs: number | null;
  /** None where the population is empty. */
  readonly rates: readonly PopulationRate[];
  /** Those asked for, in the order in which they were first known. */
  readonly links: readonly KeyLink[];
  /** A key of each lead whose last real-time score put it in another band than the run does. */
  readonly keysOfOtherBand: readonly string[];
}

export interface PopulationRate {
  readonly feature: string;
  /** Null for leads with a value that no lead of the population has. */
  readonly value: string | null;
  readonly rate: number;
}

/** Two keys that were seen together in an event, the stronger one first. */
export interface KeyLink {
  readonly keys: readonly [string, string];
  readonly firstKnownMs: number;
}

/** The tables hold something else than their definitions say. */
export class LakeAnswerError extends Error {
  override readonly name = 'LakeAnswerError';

  constructor(what: string, error: z.ZodError) {
    const problems = new Set(
      error.issues.map(({ path, message }) => `${path.slice(1).join('.')} ${message}`),
    );
    super(`the lake's ${what} cannot be read: ${[...problems].join('; ')}`);
  }
}

const number = z.union([z.number(), z.string().min(1).transform(Number).pipe(z.number())], {
  error: 'is no number',
});
const text = z.string({ error: 'is no text' });

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

const linkRows = z.array(z.object({ key_id_a: text, key_id_b: text, first_known_ms: number }));

const linksQuery = (sinceMs: number | null): string => `\
select key_id_a, key_id_b, first_known_ms
from identity_links
${sinceMs === null ? '' : `where first_known_ms >= ${sinceMs}\n`}order by first_known_ms, key_id_a, key_id_b`;

// What counts of a lead is what a person has set, while it holds; else its points decide.
const OTHER_BANDS = `\
with logged as (
  select
    coalesce(r.lead_id, g.lead_id) as lead_id,
    g.key_id,
    g.band,
    g.as_of_ms,
    row_number() over (
      partition by coalesce(r.lead_id, g.lead_id)
      order by g.as_of_ms desc, g.event_count desc, g.score_id desc
    ) as place
  from score_log g
  left join lead_redirects r on r.key_id = g.lead_id
)
select n.key_id
from logged n
join lead_scores s on s.lead_id = n.lead_id
join lead_features f on f.lead_id = n.lead_id
where n.place = 1
  and n.as_of_ms <= s.as_of_ms
  and n.band <> case
    when f.override_band <> 'NONE' and f.override_until_ms > s.as_of_ms then f.override_band
    else s.lead_category
  end
order by n.key_id`;

const keyRows = z.array(z.object({ key_id: text }));

/** @param linksSinceMs only links first known then or later; null: all of them */
export async function readRun(ask: AskLake, linksSinceMs: number | null): Promise<RunAnswers> {
  const [rates, links, bands] = await ask([RATES, linksQuery(linksSinceMs), OTHER_BANDS]);
  const found = read('rates', rateRows, rates);
  return {
    asOfMs: found[0]?.as_of_ms ?? null,
    rates: found.flatMap(({ feature, value, rate }) =>
      feature === null || rate === null ? [] : [{ feature, value, rate }],
    ),
    links: read('links', linkRows, links).map(({ key_id_a, key_id_b, first_known_ms }) => ({
      keys: [key_id_a, key_id_b],
      firstKnownMs: first_known_ms,
    })),
    keysOfOtherBand: read('bands', keyRows, bands).map(({ key_id }) => key_id),
  };
}

function read<T>(what: string, schema: z.ZodType<T>, rows: unknown): T {
  const parsed = schema.safeParse(rows);
  if (parsed.success) return parsed.data;
  throw new LakeAnswerError(what, parsed.error);
}
