import { readOutcome } from '#cli/local/mapping/invocation-outcome.ts';

const BATCH = ['11', '12', '13'];
const REPORTING = { reportBatchItemFailures: true };
const failedFrom = (response: unknown, settings = REPORTING): number =>
  readOutcome({ threw: false, response }, BATCH, settings).failedFrom;
const failures = (...itemIdentifiers: unknown[]) => ({
  batchItemFailures: itemIdentifiers.map((itemIdentifier) => ({ itemIdentifier })),
});

describe('the outcome of an invocation', () => {
  it.each([
    ['nothing', undefined],
    ['null', null],
    ['an empty response', {}],
    ['a null list', { batchItemFailures: null }],
    ['an empty list', { batchItemFailures: [] }],
    ['a response in other words', { failedItems: ['12'] }],
  ])('is success for %s', (_, response) => {
    expect(failedFrom(response)).toBe(3);
  });

  it('begins to fail at the record listed', () => {
    expect(failedFrom(failures('12'))).toBe(1);
  });

  it('begins to fail at the lowest of several, in whatever order they are listed', () => {
    expect(failedFrom(failures('13', '12'))).toBe(1);
  });

  it.each([
    ['empty', failures('')],
    ['null', failures(null)],
    ['of another batch', failures('99')],
    ['a number', failures(12)],
    ['missing', { batchItemFailures: [{ sequenceNumber: '12' }] }],
    ['in no object', { batchItemFailures: ['12'] }],
    ['good but beside a bad one', failures('13', '')],
  ])('is failure of the whole batch where an identifier is %s', (_, response) => {
    expect(failedFrom(response)).toBe(0);
  });

  it('is failure of the whole batch where the function threw', () => {
    expect(readOutcome({ threw: true, error: new Error('out of memory') }, BATCH, REPORTING)).toEqual({
      failedFrom: 0,
      isFunctionError: true,
    });
  });

  it('is success whatever is listed where the mapping does not ask for reports', () => {
    expect(failedFrom(failures('12'), { reportBatchItemFailures: false })).toBe(3);
  });
});
