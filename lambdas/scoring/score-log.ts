import type { ObjectStore } from '#adapters/object-store.ts';
import { utcDateText } from '#domain/values/calendar.ts';
import { objectName, packLines } from '../validation/batch-objects.ts';
import { LineBuffer } from '../validation/line-buffer.ts';
import type { StoreFailureListener } from '../validation/store-batch.ts';
import { type LoggedScore, scoreLogLine } from './score-log-line.ts';

/** Folder of the log in the raw bucket. */
export const SCORE_LOG_PREFIX = 'score-log';

/** Stands where the shard does for scores that no event has caused; their sequence number is the as-of. */
export const PUBLISH_SHARD = 'publish';

/** Scores whose lines share an object: one day of the as-of, one shard. */
interface LogObject {
  readonly folder: string;
  readonly shardId: string;
  readonly scores: LoggedScore[];
}

/**
 * Writes scores to the log. The same scores in the same order go to the same objects, however often.
 *
 * @returns those that are not in the log, for their object could not be stored
 */
export async function storeScoreLog(
  scores: readonly LoggedScore[],
  store: ObjectStore,
  onFailure: StoreFailureListener,
): Promise<ReadonlySet<LoggedScore>> {
  const missing = new Set<LoggedScore>();
  const putting = objectsOf(scores).map(async (object) => {
    const { key, body } = written(object);
    try {
      await store.putIfAbsent(key, body);
    } catch (error) {
      onFailure(key, error);
      for (const score of object.scores) missing.add(score);
    }
  });
  await Promise.all(putting);
  return missing;
}

function objectsOf(scores: readonly LoggedScore[]): LogObject[] {
  const objects = new Map<string, LogObject>();
  for (const logged of scores) {
    if (logged.lead.score.attribution !== 'lead') continue;
    const folder = `${SCORE_LOG_PREFIX}/dt=${utcDateText(logged.lead.asOfMs)}`;
    const shardId = logged.position?.shardId ?? PUBLISH_SHARD;
    const name = `${folder} ${shardId}`;
    const object = objects.get(name) ?? { folder, shardId, scores: [] };
    object.scores.push(logged);
    objects.set(name, object);
  }
  return [...objects.values()];
}

function written({ folder, shardId, scores }: LogObject): { key: string; body: Uint8Array } {
  const lines = new LineBuffer();
  for (const logged of scores) lines.add(JSON.stringify(scoreLogLine(logged)));
  const sequenceNumbers = scores.map(({ lead, position }) => position?.sequenceNumber ?? String(lead.asOfMs));
  return {
    key: `${folder}/${objectName({ folder, shardId, sequenceNumbers, lines })}`,
    body: packLines(lines),
  };
}
