import { createVerdictTally } from '#cli/send/verdict-tally.ts';
import type { Verdict } from '../../../lambdas/validation/verdict.ts';

const record = (sequenceNumber: string) => ({
  shardId: 'shard',
  sequenceNumber,
  partitionKey: '',
  arrivalMs: 0,
  appendedMs: 0,
  data: '',
});
const accepted = (sequenceNumber: string, recordIndex = 0): Verdict => ({
  shardId: 'shard',
  sequenceNumber,
  recordIndex,
  outcome: 'accepted',
  source: 'web',
  eventType: 'click',
});
const quarantined = (sequenceNumber: string, recordIndex = 0): Verdict => ({
  shardId: 'shard',
  sequenceNumber,
  recordIndex,
  outcome: 'quarantined',
  reason: 'not_json',
  path: '',
});
const lineOf = ({ sequenceNumber }: { sequenceNumber: string }): number => Number(sequenceNumber);

describe('the tally of verdicts', () => {
  it('counts records read, and events accepted or quarantined, of which a packed record has several', () => {
    const tally = createVerdictTally(10);
    tally.onVerdicts([accepted('1', 0), quarantined('1', 1), accepted('1', 2), quarantined('2')]);
    tally.settle([record('1'), record('2')], true, lineOf);

    expect(tally.counts()).toEqual({ read: 2, accepted: 2, quarantined: 2, reasons: { not_json: 2 } });
    expect(tally.rejects()).toEqual([
      { line: 1, index: 1, reason: 'not_json', path: '' },
      { line: 2, index: 0, reason: 'not_json', path: '' },
    ]);
    expect(tally.undelivered()).toEqual({ count: 0, lines: [] });
  });

  it('counts a record that was delivered twice once, by its last verdict', () => {
    const tally = createVerdictTally(10);
    tally.onVerdicts([quarantined('1')]);
    tally.onVerdicts([accepted('1')]);
    tally.settle([record('1')], true, lineOf);

    expect(tally.counts()).toEqual({ read: 1, accepted: 1, quarantined: 0, reasons: {} });
  });

  it('finds the records that got no verdict, and those that were discarded whatever was said of them', () => {
    const tally = createVerdictTally(10);
    tally.onVerdicts([accepted('2')]);
    tally.settle([record('1')], true, lineOf);
    tally.settle([record('2')], false, lineOf);

    expect(tally.counts()).toEqual({ read: 2, accepted: 0, quarantined: 0, reasons: {} });
    expect(tally.undelivered()).toEqual({ count: 2, lines: [1, 2] });
  });

  it('forgets a record once it is settled', () => {
    const tally = createVerdictTally(10);
    tally.onVerdicts([accepted('1')]);
    tally.settle([record('1')], true, lineOf);
    tally.settle([record('1')], true, lineOf);

    expect(tally.counts().accepted).toBe(1);
    expect(tally.undelivered().count).toBe(1);
  });

  it('names no more rejects than it may and still counts them all', () => {
    const tally = createVerdictTally(1);
    tally.onVerdicts([quarantined('1'), quarantined('2'), quarantined('3')]);
    tally.settle(['1', '2', '3'].map(record), true, lineOf);

    expect(tally.rejects()).toHaveLength(1);
    expect(tally.counts().quarantined).toBe(3);
  });
});
