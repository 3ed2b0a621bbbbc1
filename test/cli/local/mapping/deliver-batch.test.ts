import { FunctionNotInvokedError } from '#cli/local/mapping/function-not-invoked-error.ts';
import { createHarness, sequenceNumberOf } from '../mapping-harness.ts';

describe('a function that cannot be called', () => {
  it('is asked again with the same batch, later each time, and no retry is used up', async () => {
    const harness = createHarness({
      texts: ['a', 'b'],
      handle: (_texts, call) => {
        if (call <= 3) throw new FunctionNotInvokedError('throttled');
        if (call === 4) throw new Error('choked');
      },
      settings: { bisectBatchOnFunctionError: false, maximumRetryAttempts: 1, backoffBaseMs: 100 },
    });

    await harness.mapping.drain();

    expect(harness.calls).toEqual(Array.from({ length: 5 }, () => ['a', 'b']));
    // Pauses of 100, 200, 400 and 800: each failure in a row doubles the one before.
    expect(harness.callTimes).toEqual([0, 100, 300, 700, 1_500]);
    expect(harness.discarded()).toEqual([]);
    expect(harness.checkpoints).toEqual([sequenceNumberOf(1)]);
  });

  it('keeps a batch whole that an error of the function would have split', async () => {
    const harness = createHarness({
      texts: ['a', 'b'],
      handle: (_texts, call) => {
        if (call === 1) throw new FunctionNotInvokedError('throttled');
      },
    });

    await harness.mapping.drain();

    expect(harness.calls).toEqual([
      ['a', 'b'],
      ['a', 'b'],
    ]);
  });

  it('loses the records that grow too old while it cannot be called to the on-failure destination', async () => {
    const harness = createHarness({
      texts: ['a'],
      handle: () => {
        throw new FunctionNotInvokedError('throttled');
      },
      settings: { maximumRecordAgeMs: 250, backoffBaseMs: 100 },
    });

    await harness.mapping.drain();

    // Called at 0 and 100; at 300 the record is 300 ms old.
    expect(harness.callTimes).toEqual([0, 100]);
    expect(harness.discarded()).toEqual([{ condition: 'RecordAgeExceeded', texts: ['a'] }]);
  });
});
