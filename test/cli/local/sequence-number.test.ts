import { offsetOf, SEQUENCE_NUMBER_DIGITS, sequenceNumberAt } from '#cli/local/sequence-number.ts';

describe('a sequence number', () => {
  it('is decimal text of one length that begins with a digit other than zero', () => {
    expect(sequenceNumberAt(0)).toBe('100000000000000000000');
    expect(sequenceNumberAt(1234)).toBe('100000000000000001234');
    expect(sequenceNumberAt(Number.MAX_SAFE_INTEGER)).toHaveLength(SEQUENCE_NUMBER_DIGITS);
  });

  it('sorts as text the way places in the log sort', () => {
    expect(sequenceNumberAt(999) < sequenceNumberAt(1000)).toBe(true);
  });

  it('leads back to its place', () => {
    expect(offsetOf(sequenceNumberAt(Number.MAX_SAFE_INTEGER))).toBe(Number.MAX_SAFE_INTEGER);
  });
});
