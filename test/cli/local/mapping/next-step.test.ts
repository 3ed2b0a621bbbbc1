import { backoffMs, countExpired, nextStep } from '#cli/local/mapping/next-step.ts';

const BISECTING = { bisectBatchOnFunctionError: true, maximumRetryAttempts: 2 };
const WHOLE = { bisectBatchOnFunctionError: false, maximumRetryAttempts: 2 };

describe('the step after an attempt', () => {
  it('is none where all records succeeded', () => {
    expect(nextStep({ size: 3, failedFrom: 3, retries: 2 }, BISECTING)).toEqual({ kind: 'done' });
  });

  it('halves a batch of which nothing succeeded, the larger half first, without using up a retry', () => {
    expect(nextStep({ size: 5, failedFrom: 0, retries: 1 }, BISECTING)).toEqual({
      kind: 'split',
      at: 3,
      retries: 1,
    });
  });

  it('cuts a batch at the returned sequence number and does not count that as a retry', () => {
    expect(nextStep({ size: 5, failedFrom: 2, retries: 1 }, BISECTING)).toEqual({
      kind: 'retry',
      retries: 1,
    });
  });

  it('counts the retries of a record that is alone', () => {
    expect(nextStep({ size: 1, failedFrom: 0, retries: 1 }, BISECTING)).toEqual({
      kind: 'retry',
      retries: 2,
    });
  });

  it('discards a record once its retries are used up', () => {
    expect(nextStep({ size: 1, failedFrom: 0, retries: 2 }, BISECTING)).toEqual({
      kind: 'discard',
      condition: 'RetryAttemptsExhausted',
    });
  });

  it('counts each retry of a batch that is not to be split, then discards what is left of it', () => {
    expect(nextStep({ size: 5, failedFrom: 2, retries: 1 }, WHOLE)).toEqual({ kind: 'retry', retries: 2 });
    expect(nextStep({ size: 5, failedFrom: 2, retries: 2 }, WHOLE)).toEqual({
      kind: 'discard',
      condition: 'RetryAttemptsExhausted',
    });
  });

  it('discards at the first failure where no retry is allowed', () => {
    const settings = { ...WHOLE, maximumRetryAttempts: 0 };
    expect(nextStep({ size: 1, failedFrom: 0, retries: 0 }, settings).kind).toBe('discard');
  });

  it('never gives up where retries are unlimited', () => {
    const settings = { ...WHOLE, maximumRetryAttempts: -1 };
    expect(nextStep({ size: 1, failedFrom: 0, retries: 999 }, settings)).toEqual({
      kind: 'retry',
      retries: 1_000,
    });
  });
});

describe('the records that are too old', () => {
  const records = [{ appendedMs: 100 }, { appendedMs: 200 }, { appendedMs: 300 }];

  it('are those at the head that are older than the limit, not those just as old', () => {
    expect(countExpired(records, 1_200, { maximumRecordAgeMs: 1_000 })).toBe(1);
    expect(countExpired(records, 1_201, { maximumRecordAgeMs: 1_000 })).toBe(2);
    expect(countExpired(records, 9_999, { maximumRecordAgeMs: 1_000 })).toBe(3);
  });

  it('are none where the age is unlimited', () => {
    expect(countExpired(records, Number.MAX_SAFE_INTEGER, { maximumRecordAgeMs: -1 })).toBe(0);
  });
});

describe('the pause before an attempt', () => {
  const settings = { backoffBaseMs: 100, backoffCapMs: 500 };

  it('doubles with each failure in a row up to its cap', () => {
    expect([0, 1, 2, 3, 4, 2_000].map((failures) => backoffMs(failures, settings))).toEqual([
      0, 100, 200, 400, 500, 500,
    ]);
  });
});
