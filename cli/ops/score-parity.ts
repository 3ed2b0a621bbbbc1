import { z } from 'zod';

/** Asks the lake's tables in Athena SQL. */
export type AskTables = (sql: string) => Promise<readonly Readonly<Record<string, unknown>>[]>;

/** How the scores of the real-time path compare with the pipeline's. */
export interface ScoreParity {
  /** The newest run; null where it had nothing to compare. */
  readonly run_id: string | null;
  readonly run_as_of_ms: number;
  /** Leads compared. */
  readonly compared: number;
  /** Leads by verdict, the most first; `different` is left out while there is none. */
  readonly verdicts: Readonly<Record<string, number>>;
  /** Leads of whom two scores were made from the same events: never more than 0. */
  readonly different: number;
  /** Seconds from the newest score that was compared to the run; null where none was. */
  readonly newest_lag_seconds: number | null;
}

const DIFFERENT = 'different';

// A run that has nothing to compare writes nothing down; what it has scored says that it was there.
const VERDICTS = `\
select p.run_id, p.verdict, count(p.lead_id) as leads, s.as_of_ms as run_as_of_ms, max(p.as_of_ms) as newest_as_of_ms
from (select max(as_of_ms) as as_of_ms from lead_scores) s
left join score_parity p on p.run_as_of_ms = s.as_of_ms
where s.as_of_ms is not null
group by p.run_id, p.verdict, s.as_of_ms
order by leads desc, p.verdict`;

const rows = z.array(
  z.object({
    run_id: z.string().nullable(),
    verdict: z.string().nullable(),
    leads: z.number(),
    run_as_of_ms: z.number(),
    newest_as_of_ms: z.number().nullable(),
  }),
);

/** What the newest run has compared; null where no run has scored anybody. */
export async function readScoreParity(ask: AskTables): Promise<ScoreParity | null> {
  const found = rows.parse(await ask(VERDICTS));
  const [first] = found;
  if (first === undefined) return null;
  const compared = found.flatMap(({ verdict, leads, newest_as_of_ms }) =>
    verdict === null || newest_as_of_ms === null ? [] : [{ verdict, leads, newest_as_of_ms }],
  );
  const newestMs = Math.max(...compared.map(({ newest_as_of_ms }) => newest_as_of_ms));
  return {
    run_id: first.run_id,
    run_as_of_ms: first.run_as_of_ms,
    compared: compared.reduce((sum, { leads }) => sum + leads, 0),
    verdicts: Object.fromEntries(compared.map(({ verdict, leads }) => [verdict, leads])),
    different: compared.find(({ verdict }) => verdict === DIFFERENT)?.leads ?? 0,
    newest_lag_seconds: compared.length === 0 ? null : (first.run_as_of_ms - newestMs) / 1000,
  };
}
