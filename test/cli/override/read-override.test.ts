import { type OverrideRequest, overrideEvents } from '#cli/override/read-override.ts';
import { createPhoneReader } from '#domain/contact/phone.ts';

const NOW_MS = Date.parse('2025-01-31T12:00:00Z');
const REQUEST: OverrideRequest = { band: 'HOT', by: ' Grace ', why: 'met at the fair', until: '2025-02-14' };
const eventsOf = (who: string, request: Partial<OverrideRequest> = {}) =>
  overrideEvents(who, { ...REQUEST, ...request }, createPhoneReader('US'), NOW_MS);

describe('what an override says', () => {
  it('is an event as a CRM would send it, until the end of the day', () => {
    expect(eventsOf('ada@example.com')).toEqual([
      {
        event_type: 'band_override',
        timestamp: '2025-01-31T12:00:00.000Z',
        email: 'ada@example.com',
        band: 'HOT',
        by: 'Grace',
        reason: 'met at the fair',
        until: '2025-02-15T00:00:00.000Z',
      },
    ]);
  });

  it('may be about a phone, an id, or either', () => {
    const namesOf = (who: string) => eventsOf(who).map(({ phone, external_id }) => ({ phone, external_id }));
    expect(namesOf('hubspot:123')).toEqual([{ external_id: 'hubspot:123' }]);
    expect(namesOf('+1 202 555 0143')).toEqual([
      { phone: '+1 202 555 0143' },
      { external_id: '+1 202 555 0143' },
    ]);
  });

  it('takes a time as it is given, and none where it is withdrawn', () => {
    expect(eventsOf('a:1', { until: '2025-02-01T08:00:00+02:00' })[0]).toMatchObject({
      until: '2025-02-01T06:00:00.000Z',
    });
    const { until: _until, ...withoutEnd } = REQUEST;
    const [withdrawn] = overrideEvents(
      'a:1',
      { ...withoutEnd, band: 'NONE' },
      createPhoneReader('US'),
      NOW_MS,
    );
    expect(withdrawn).not.toHaveProperty('until');
  });

  it.each<[Partial<OverrideRequest>, string]>([
    [{ until: 'soon' }, '--until soon is not a time'],
    [{ until: '2025-01-30' }, '--until 2025-01-30 is over'],
    [{ until: '2026-12-31' }, '--until 2026-12-31 is more than a year away'],
    [{ by: ' ' }, '--by is empty'],
    [{ why: '' }, '--why is empty'],
  ])('%j is told in one line', (request, line) => {
    expect(() => eventsOf('ada@example.com', request)).toThrow(line);
  });

  it('needs an end, and somebody whom an event can name', () => {
    const { until: _until, ...withoutEnd } = REQUEST;
    const ask = () => overrideEvents('a:1', withoutEnd, createPhoneReader('US'), NOW_MS);
    expect(ask).toThrow('--until is missing: say until when HOT holds');
    expect(() => eventsOf('e_0123abcd')).toThrow('e_0123abcd is an id of the lake’s own'.replace('’', "'"));
    expect(() => eventsOf('  ')).toThrow('name the lead by e-mail');
  });
});
