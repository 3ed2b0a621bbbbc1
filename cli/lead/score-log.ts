import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { errorCode } from '#adapters/store-write-error.ts';
import { utcDateText } from '#domain/values/calendar.ts';
import { SCORE_LOG_PREFIX } from '../../lambdas/scoring/score-log.ts';
import { newestFirst, type ScoreLogLine } from '../../lambdas/scoring/score-log-line.ts';
import type { LoggedScore } from './lead-sources.ts';

/**
 * The last score that the log in a lake's directory has of a lead by a time: the days are looked through from
 * then back to the first that has one.
 */
export async function lastLogged(
  objects: string,
  leadId: string,
  untilMs: number,
): Promise<LoggedScore | null> {
  const log = path.join(objects, SCORE_LOG_PREFIX);
  const latest = `dt=${utcDateText(untilMs)}`;
  const days = (await namesIn(log)).filter((day) => day <= latest).sort();
  for (const day of days.reverse()) {
    const lines = await linesIn(path.join(log, day));
    const [last] = lines
      .filter((line) => line.lead_id === leadId && line.as_of_ms <= untilMs)
      .sort(newestFirst);
    if (last !== undefined) return loggedScore(last);
  }
  return null;
}

export const loggedScore = (
  line: Pick<ScoreLogLine, 'as_of_ms' | 'final_score' | 'scorecard_version' | 'lookups_as_of_ms'>,
): LoggedScore => ({
  asOfMs: line.as_of_ms,
  finalScore: line.final_score,
  scorecardVersion: line.scorecard_version,
  lookupsAsOfMs: line.lookups_as_of_ms,
});

async function linesIn(folder: string): Promise<ScoreLogLine[]> {
  const lines: ScoreLogLine[] = [];
  for (const name of await namesIn(folder)) {
    if (!name.endsWith('.ndjson.gz')) continue;
    const text = gunzipSync(await readFile(path.join(folder, name))).toString('utf8');
    for (const line of text.split('\n')) if (line !== '') lines.push(JSON.parse(line));
  }
  return lines;
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
}
