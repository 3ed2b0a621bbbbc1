import { collectBreaches } from './breaches.ts';
import { type EventRow, judgeEvents, winnersOf } from './judge.ts';

const row = (eventId: string, receivedAtMs: number, sha256: string): EventRow => ({
  source: 'web',
  event_id: eventId,
  received_at_ms: receivedAtMs,
  payload_sha256: sha256,
});

function breachesOf(rows: readonly EventRow[], expected: readonly EventRow[]): readonly string[] {
  const breaches = collectBreaches();
  judgeEvents(rows, expected, breaches);
  return breaches.first;
}

describe('the winner among contents of one id', () => {
  it('is the one that arrived first, and of those in one millisecond the least hash', () => {
    const rows = [row('a', 2, '0'), row('a', 1, 'f'), row('a', 1, 'b'), row('b', 5, 'c')];
    expect(winnersOf(rows)).toEqual([row('a', 1, 'b'), row('b', 5, 'c')]);
  });
});

describe('the judgement of the table', () => {
  it('finds rows that are doubled, missing, different or made up', () => {
    const expected = [row('a', 1, 'x'), row('b', 1, 'x'), row('c', 1, 'x')];
    const rows = [row('a', 1, 'x'), row('a', 1, 'x'), row('c', 1, 'y'), row('d', 1, 'x')];
    expect(breachesOf(rows, expected)).toEqual([
      'duplicate in events: web/a',
      'lost: web/b is not in events',
      'wrong in events: web/c has another content',
      'wrong in events: web/d was never sent',
    ]);
    expect(breachesOf(expected, expected)).toEqual([]);
  });
});
