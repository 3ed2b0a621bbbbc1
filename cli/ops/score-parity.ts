import { z } from 'zod';

/** Asks the lake's tables in Athena SQL. */
export type AskTables = (sql: string) => Promise<readonly Readonly<Record<string, unknown>>[]>;

/** How the scores of the real-time path compare with the pipeline's. */
export interface ScoreParity {
  /** The newest run that had scores to compare. */
  readonly run_id: string;
  readonly run_as_of_ms: number;
  /** Leads compared. */
  readonly compared: number;
  /** Leads by verdict, the most first; `different` is left out while there is none. */
  readonly verdicts: Readonly<Record<string, number>>;
  /** Leads of whom two scores were made from the same events: never more than 0. */
  readonly different: number;
  /** Seconds from the newest score that was compared to the run. */
  readonly newest_lag_seconds: number;
}

const DIFFERENT = 'different';

const VERDICTS = `\
select p.run_id, p.verdict, count(*) as leads, max(p.run_as_of_ms) as run_as_of_ms, max(p.as_of_ms) as newest_as_of_ms
from score_parity p
where p.run_id = (select max(run_id) from score_parity)
group by p.run_id, p.verdict
order by leads desc, p.verdict`;

const rows = z.array(
  z.object({
    run_id: z.string(),
    verdict: z.string(),
    leads: z.number(),
    run_as_of_ms: z.number(),
    newest_as_of_ms: z.number(),
  }),
);

/** The newest comparison; null where no run has had anything to compare. */
export async function readScoreParity(ask: AskTables): Promise<ScoreParity | null> {
  const found = rows.parse(await ask(VERDICTS));
  const [first] = found;
  if (first === undefined) return null;
  const newestMs = Math.max(...found.map(({ newest_as_of_ms }) => newest_as_of_ms));
  return {
    run_id: first.run_id,
    run_as_of_ms: first.run_as_of_ms,
    compared: found.reduce((sum, { leads }) => sum + leads, 0),
    verdicts: Object.fromEntries(found.map(({ verdict, leads }) => [verdict, leads])),
    different: found.find(({ verdict }) => verdict === DIFFERENT)?.leads ?? 0,
    newest_lag_seconds: (first.run_as_of_ms - newestMs) / 1000,
  };
}
