import { collectBreaches } from './breaches.ts';
import { type DeliveryRules, watchDeliveryRules } from './delivery-rules.ts';

const SHARD = 'shardId-000000000000';
const RETRIES = 1;

const batch = (...numbers: number[]) =>
  numbers.map((number) => ({ shardId: SHARD, sequenceNumber: String(number), partitionKey: 'k' }));

function breachesOf(act: (rules: DeliveryRules) => void): readonly string[] {
  const breaches = collectBreaches();
  act(watchDeliveryRules(RETRIES, breaches));
  return breaches.first;
}

/** One attempt at the records, failed from the given one on; past the last one it succeeded. */
const attempt = (rules: DeliveryRules, failedFrom: number, ...numbers: number[]): void => {
  rules.invoked(batch(...numbers));
  rules.ended(batch(...numbers), failedFrom);
};

const giveUp = (rules: DeliveryRules, ...numbers: number[]): void =>
  rules.givenUp({
    shardId: SHARD,
    records: batch(...numbers).map((record) => ({ ...record, arrivalMs: 0, appendedMs: 0, data: '' })),
    condition: 'RetryAttemptsExhausted',
    invokeCount: 2,
    isFunctionError: true,
  });

describe('the rules of delivery', () => {
  it('are kept by a batch that is halved down to its bad record, which is given up alone', () => {
    expect(
      breachesOf((rules) => {
        attempt(rules, 0, 1, 2, 3, 4, 5);
        attempt(rules, 2, 1, 2, 3);
        attempt(rules, 0, 3);
        attempt(rules, 0, 3);
        giveUp(rules, 3);
        attempt(rules, 2, 4, 5);
      }),
    ).toEqual([]);
  });

  it('are broken by a record that comes again after it succeeded', () => {
    const breaches = breachesOf((rules) => {
      attempt(rules, 1, 1, 2);
      attempt(rules, 2, 1, 2);
    });
    expect(breaches[0]).toBe(`delivered again: ${SHARD}/1 had been settled`);
  });

  it('are broken by a record below the checkpoint', () => {
    const breaches = breachesOf((rules) => {
      rules.loaded(SHARD, '2');
      attempt(rules, 2, 2, 3);
    });
    expect(breaches).toEqual([`delivered again: ${SHARD}/2 lay below the checkpoint`]);
  });

  it('are broken by a batch that comes again whole after all of it failed', () => {
    const breaches = breachesOf((rules) => {
      attempt(rules, 0, 1, 2, 3);
      rules.invoked(batch(1, 2, 3));
    });
    expect(breaches[0]).toBe(`not halved: ${SHARD}/1 among 3, not 2 at most`);
  });

  it('are broken by a batch that comes in parts after it could not be handed over', () => {
    const breaches = breachesOf((rules) => {
      rules.invoked(batch(1, 2));
      rules.notInvoked(batch(1, 2));
      rules.invoked(batch(1));
    });
    expect(breaches).toEqual([`not whole again: ${SHARD}/1 among 1, not 2`]);
  });

  it('are broken by records of a key that end in another order', () => {
    const breaches = breachesOf((rules) => {
      attempt(rules, 1, 2);
      attempt(rules, 1, 1);
    });
    expect(breaches).toEqual([`out of order: ${SHARD}/1 after a later record of its key`]);
  });

  it('are broken by giving up before the retries are used up, and by giving up neighbours', () => {
    const breaches = breachesOf((rules) => {
      attempt(rules, 0, 1);
      giveUp(rules, 1, 2);
    });
    expect(breaches).toEqual([
      `given up without need: ${SHARD}/1: with 1 neighbours`,
      `given up too early: ${SHARD}/1: 1 attempts of 2`,
    ]);
  });
});
