import { gunzipSync } from 'node:zlib';
import { storeScoreLog } from '../../../lambdas/scoring/score-log.ts';
import { type LoggedScore, newestFirst, scoreLogLine } from '../../../lambdas/scoring/score-log-line.ts';
import { ms } from '../domain/features/fold/event-factory.ts';
import { MemoryStore } from '../validation/support/memory-store.ts';
import { AS_OF, FORM, LEAD_ID, ROADSHOW, scoredLead, WEBINAR } from './support/leads.ts';

const SHARD = 'shardId-000000000000';
const at = (sequenceNumber: string, shardId = SHARD) => ({ shardId, sequenceNumber, recordIndex: 0 });

const first: LoggedScore = { lead: scoredLead([ROADSHOW, WEBINAR], {}, AS_OF - 1), position: at('100') };
const second: LoggedScore = { lead: scoredLead([ROADSHOW, WEBINAR, FORM]), position: at('101') };
const nextDay: LoggedScore = {
  lead: scoredLead([ROADSHOW], {}, ms('2025-01-02T00:00:00')),
  position: at('102'),
};
const nobody: LoggedScore = {
  lead: scoredLead([ROADSHOW], { attribution: 'anonymous_only' }),
  position: at('103'),
};

async function stored(scores: readonly LoggedScore[], store = new MemoryStore()) {
  const failures: string[] = [];
  const missing = await storeScoreLog(scores, store, (key) => failures.push(key));
  const linesOf = (key: string): unknown[] =>
    gunzipSync(store.objects.get(key) ?? '')
      .toString()
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
  return { missing, failures, store, linesOf };
}

describe('scoreLogLine', () => {
  it('says who had which score, as of when, by which event', () => {
    const lead = scoredLead([ROADSHOW, WEBINAR, FORM], { epoch: 2, eventsSeen: 4 });
    expect(scoreLogLine({ ...second, lead })).toEqual({
      score_id: expect.stringMatching(/^[0-9a-f]{32}$/),
      position: `${SHARD}/101/0`,
      lead_id: LEAD_ID,
      key_id: LEAD_ID,
      as_of_ms: AS_OF,
      final_score: 110,
      machine_band: 'HOT',
      band: 'HOT',
      purchase_probability: null,
      model_state: 'none',
      scorecard_version: expect.stringMatching(/^default@/),
      lookups_as_of_ms: null,
      event_count: 3,
      epoch: 2,
      events_seen: 4,
      is_truncated: false,
      cause: 'event',
    });
  });

  it('names the strongest key, the least of several, whatever order they are in', () => {
    const keys = ['a_1', 'p_1', 'e_2', 'e_1'];
    const keyOf = (given: string[]) =>
      scoreLogLine({ ...second, lead: scoredLead([ROADSHOW], { keys: given }) }).key_id;
    expect([keyOf(keys), keyOf(keys.toReversed()), keyOf([...keys, 'x_9'])]).toEqual(['e_1', 'e_1', 'x_9']);
  });

  it('has no position, and time as its cause, where no event made it', () => {
    expect(scoreLogLine({ ...second, position: null })).toMatchObject({ position: null, cause: 'time' });
  });

  it('has another id for other content or another event, and the same for the same', () => {
    const again = scoredLead([FORM, WEBINAR, ROADSHOW]);
    expect(scoreLogLine({ ...second, lead: again }).score_id).toBe(scoreLogLine(second).score_id);
    const seenMore = scoredLead([FORM, WEBINAR, ROADSHOW], { eventsSeen: 9, epoch: 4 });
    const others = [
      first,
      nextDay,
      { ...second, position: at('102') },
      { ...second, position: null },
      { ...second, lead: seenMore },
    ];
    expect(new Set([second, ...others].map((each) => scoreLogLine(each).score_id)).size).toBe(6);
  });
});

describe('newestFirst', () => {
  it('goes by time, then by who belonged together, then by events that were stored or replaced', () => {
    const line = (as_of_ms: number, epoch: number, events_seen: number) => ({ as_of_ms, epoch, events_seen });
    const sorted = [line(5, 1, 1), line(4, 3, 2), line(4, 3, 1), line(4, 2, 9)];
    expect(sorted.toReversed().sort(newestFirst)).toEqual(sorted);
  });
});

describe('storeScoreLog', () => {
  it('writes one object per shard and day of the as-of, and nothing of people who are no leads', async () => {
    const { store, linesOf, missing } = await stored([first, second, nextDay, nobody]);
    const keys = [...store.objects.keys()].sort();
    expect(keys).toEqual([
      expect.stringMatching(
        /^score-log\/dt=2025-01-01\/shardId-000000000000-100-101-[0-9a-f]{16}\.ndjson\.gz$/,
      ),
      expect.stringMatching(
        /^score-log\/dt=2025-01-02\/shardId-000000000000-102-102-[0-9a-f]{16}\.ndjson\.gz$/,
      ),
    ]);
    expect(linesOf(keys[0] ?? '')).toEqual([scoreLogLine(first), scoreLogLine(second)]);
    expect(missing.size).toBe(0);
  });

  it('names scores that time alone made after the as-of', async () => {
    const { store } = await stored([{ ...second, position: null }]);
    expect([...store.objects.keys()]).toEqual([
      expect.stringMatching(`^score-log/dt=2025-01-01/publish-${AS_OF}-${AS_OF}-[0-9a-f]{16}\\.ndjson\\.gz$`),
    ]);
  });

  it('writes the same object again for the same scores', async () => {
    const { store } = await stored([first, second]);
    const before = new Map(store.objects);
    expect((await stored([first, second], store)).missing.size).toBe(0);
    expect(store.objects).toEqual(before);
  });

  it('says which scores are not in the log, and writes the other objects', async () => {
    const store = new MemoryStore();
    store.refuses = (key) => key.includes('dt=2025-01-01');
    const { missing, failures } = await stored([first, second, nextDay], store);
    expect([...missing]).toEqual([first, second]);
    expect(failures).toEqual([expect.stringMatching(/^score-log\/dt=2025-01-01/)]);
    expect(store.objects.size).toBe(1);
  });

  it('writes nothing where there are no scores', async () => {
    expect((await stored([nobody])).store.asked).toEqual([]);
  });
});
