import { readCliEnvironment } from '#cli/env.ts';

describe('readCliEnvironment', () => {
  it('takes an empty variable for one that is not set', () => {
    expect(readCliEnvironment({ LEAD_LAKE_PEPPER: '', NO_COLOR: '' })).toEqual({
      pepper: undefined,
      noColor: false,
    });
  });

  it('reads the pepper, and any NO_COLOR as a wish for none', () => {
    expect(readCliEnvironment({ LEAD_LAKE_PEPPER: 'ab', NO_COLOR: '0' })).toEqual({
      pepper: 'ab',
      noColor: true,
    });
  });
});
