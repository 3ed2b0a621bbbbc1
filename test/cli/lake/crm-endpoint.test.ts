import { crmEndpointOf } from '#cli/lake/crm-endpoint.ts';

const URL_PATTERN = 'https://crm.example.com/leads/*';
const endpointOf = (url?: string, key?: string, header?: string) =>
  crmEndpointOf({
    pepper: undefined,
    noColor: true,
    crm: { LEAD_LAKE_CRM_URL: url, LEAD_LAKE_CRM_API_KEY: key, LEAD_LAKE_CRM_API_KEY_HEADER: header },
  });

describe('the CRM that the environment names', () => {
  it('is none where no URL is set', () => {
    expect(endpointOf(undefined, 'key')).toBeNull();
    expect(crmEndpointOf({ pepper: undefined, noColor: true })).toBeNull();
  });

  it.each([URL_PATTERN, 'http://127.0.0.1:8080/*', 'https://crm.example.com/band?lead=*'])(
    'may be %s',
    (url) => {
      expect(endpointOf(url)).toEqual({ urlPattern: url, authorization: {} });
    },
  );

  it('is asked with the API key, in the header that is named', () => {
    expect(endpointOf(URL_PATTERN, 'secret')?.authorization).toEqual({ 'X-Api-Key': 'secret' });
    expect(endpointOf(URL_PATTERN, 'Bearer secret', 'Authorization')?.authorization).toEqual({
      Authorization: 'Bearer secret',
    });
  });

  it.each([
    'crm.example.com/*',
    'ftp://crm.example.com/*',
    'https://crm.example.com/leads',
    'https://crm.example.com/*/band/*',
    'https://*.example.com/leads',
    'https://user:word@crm.example.com/*',
    'https://crm.example.com/#*',
  ])('cannot be %s', (url) => {
    expect(() => endpointOf(url)).toThrow('LEAD_LAKE_CRM_URL must be an http or https URL with one *');
  });

  it('names the variable at fault and never the key', () => {
    expect(() => endpointOf(URL_PATTERN, 'two\nlines')).toThrow(/^LEAD_LAKE_CRM_API_KEY must be one line of/);
    expect(() => endpointOf(URL_PATTERN, 'key', 'not a header')).toThrow(
      /^LEAD_LAKE_CRM_API_KEY_HEADER must/,
    );
  });
});
