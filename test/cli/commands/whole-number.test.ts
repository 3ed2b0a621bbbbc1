import { wholeNumber } from '#cli/commands/whole-number.ts';

describe('wholeNumber', () => {
  it('reads both limits and what is between them', () => {
    expect(['1', '20', '1000'].map((text) => wholeNumber('--leads', text, 1, 1000))).toEqual([1, 20, 1000]);
  });

  it.each(['0', '1001', '1.5', '-3', '1e2', '0x10', '', ' ', 'many'])('refuses %j', (text) => {
    expect(() => wholeNumber('--leads', text, 1, 1000)).toThrow(
      `--leads ${text} is not a whole number from 1 to 1,000`,
    );
  });
});
