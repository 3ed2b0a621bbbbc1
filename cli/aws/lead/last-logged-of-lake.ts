import { utcDateText } from '#domain/values/calendar.ts';
import type { LoggedScore } from '../../lead/lead-sources.ts';
import { loggedScore } from '../../lead/score-log.ts';
import type { AskLake } from '../athena/ask-lake.ts';

/** Parameters: the lead's id, the day and the time until when. */
const LAST_LOGGED =
  'select as_of_ms, final_score, scorecard_version, lookups_as_of_ms from score_log ' +
  'where lead_id = ? and dt <= cast(? as date) and as_of_ms <= cast(? as bigint) ' +
  'order by as_of_ms desc, coalesce(epoch, -1) desc, coalesce(events_seen, -1) desc limit 1';

/** The last score that the log of a lake on AWS has of a lead by a time. */
export async function lastLoggedOfLake(
  ask: AskLake,
  leadId: string,
  untilMs: number,
): Promise<LoggedScore | null> {
  const { rows } = await ask(LAST_LOGGED, [leadId, utcDateText(untilMs), String(untilMs)]);
  const [row] = rows;
  // columns as the statement names them, of the types of the table's definition
  return row === undefined ? null : loggedScore(row as unknown as Parameters<typeof loggedScore>[0]);
}
