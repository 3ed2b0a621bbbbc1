import { readCliEnvironment } from '#cli/env.ts';

describe('readCliEnvironment', () => {
  it('takes an empty variable for one that is not set', () => {
    expect(readCliEnvironment({ LEAD_LAKE_PEPPER: '', NO_COLOR: '' })).toEqual({
      pepper: undefined,
      noColor: false,
      crm: {},
    });
  });

  it('reads the pepper, and any NO_COLOR as a wish for none', () => {
    expect(readCliEnvironment({ LEAD_LAKE_PEPPER: 'ab', NO_COLOR: '0' })).toEqual({
      pepper: 'ab',
      noColor: true,
      crm: {},
    });
  });

  it('reads what names a CRM', () => {
    const crm = {
      LEAD_LAKE_CRM_URL: 'https://crm.example.com/leads/*',
      LEAD_LAKE_CRM_API_KEY: 'k',
      LEAD_LAKE_CRM_API_KEY_HEADER: 'X-Key',
    };
    expect(readCliEnvironment({ ...crm, LEAD_LAKE_CRM: 'x' }).crm).toEqual(crm);
  });
});
