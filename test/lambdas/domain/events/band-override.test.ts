import fc from 'fast-check';
import { HAPPENED, keyOf, readTyped } from '../support/read-typed.ts';

const SET_AT = Date.parse(HAPPENED);
const DAY_MS = 86_400_000;
const OVERRIDE = { external_id: 'hubspot:7', band: 'HOT', until: '2025-02-01T00:00:00Z', by: 'u-7' };

const columnsOf = (fields: Record<string, unknown>) => {
  const { override_band, override_until_ms, override_by, properties, issues } = readTyped(
    'band_override',
    fields,
  );
  return { override_band, override_until_ms, override_by, properties, issues };
};

/** `fields` have no effect, and this is why. */
const refused = (code: string, field: string, properties: object) => ({
  override_band: null,
  override_until_ms: null,
  override_by: null,
  properties: JSON.stringify(properties),
  issues: [{ code, field }],
});

describe('a band override', () => {
  it('says which band, until when and who set it, and keeps the reason', () => {
    expect(readTyped('band_override', { ...OVERRIDE, reason: 'met at the fair' })).toMatchObject({
      source: 'crm',
      creates_lead: false,
      external_key: keyOf('hubspot:7'),
      override_band: 'HOT',
      override_until_ms: Date.parse('2025-02-01T00:00:00Z'),
      override_by: 'u-7',
      properties: '{"reason":"met at the fair"}',
      issues: [],
    });
  });

  it.each([
    ['hot', 'HOT'],
    [' Warm ', 'WARM'],
    ['COLD', 'COLD'],
  ])('takes the band %j', (band, expected) => {
    expect(columnsOf({ ...OVERRIDE, band })).toMatchObject({ override_band: expected, issues: [] });
  });

  it('reads its end in the zone of its source, like its time', () => {
    const fields = { ...OVERRIDE, until: '2025-02-01T00:00:00' };
    const settings = { defaultZones: { crm: '+02:00' } };
    expect(readTyped('band_override', fields, { settings })).toMatchObject({
      override_until_ms: Date.parse('2025-01-31T22:00:00Z'),
      issues: [{ code: 'timestamp_without_zone', field: 'until' }],
    });
    expect(columnsOf({ ...OVERRIDE, until: 1_738_368_000 }).override_until_ms).toBe(
      Date.parse('2025-02-01T00:00:00Z'),
    );
  });

  it('masks an address given as the name of who set it', () => {
    expect(columnsOf({ ...OVERRIDE, by: ' joe@example.com ' }).override_by).toBe('[email]');
  });

  it.each(['band', 'until', 'by'] as const)('has no effect without %s', (field) => {
    const { [field]: _, external_id, ...others } = OVERRIDE;
    expect(columnsOf({ external_id, ...others })).toEqual(refused('unknown_value', field, others));
  });

  it.each([
    ['band', 'LUKEWARM', 'unknown_value'],
    ['band', 1, 'unknown_value'],
    ['until', 'next week', 'unknown_value'],
    ['until', 1e300, 'unknown_value'],
    ['by', { name: 'u-7' }, 'unknown_value'],
    ['until', HAPPENED, 'number_out_of_range'],
    ['until', SET_AT - 1, 'number_out_of_range'],
    ['until', SET_AT + 366 * DAY_MS + 1, 'number_out_of_range'],
    ['until', '9999-12-31T00:00:00Z', 'number_out_of_range'],
  ])('has no effect with the %s %j', (field, value, code) => {
    const { external_id, ...others } = { ...OVERRIDE, [field]: value };
    expect(columnsOf({ external_id, ...others })).toEqual(refused(code, field, others));
  });

  it('may last a year and a day', () => {
    const until = SET_AT + 366 * DAY_MS;
    expect(columnsOf({ ...OVERRIDE, until })).toMatchObject({ override_until_ms: until, issues: [] });
  });

  it('says all that is wrong with it', () => {
    expect(columnsOf({ external_id: 'hubspot:7' }).issues).toEqual([
      { code: 'unknown_value', field: 'band' },
      { code: 'unknown_value', field: 'until' },
      { code: 'unknown_value', field: 'by' },
    ]);
  });

  it('is withdrawn from its own time on, whatever is said of its end', () => {
    const { until: _, ...withdrawal } = { ...OVERRIDE, band: 'none' };
    const expected = { override_band: 'NONE', override_by: 'u-7', override_until_ms: SET_AT };
    expect(columnsOf(withdrawal)).toEqual({ ...expected, properties: null, issues: [] });
    expect(columnsOf({ ...withdrawal, until: 'never' })).toMatchObject(expected);
    expect(columnsOf({ ...withdrawal, until: '2024-01-01T00:00:00Z' })).toMatchObject({
      ...expected,
      override_until_ms: Date.parse('2024-01-01T00:00:00Z'),
    });
  });

  it('takes effect whole or not at all, and says so when not', () => {
    const odd = fc.oneof(fc.constantFrom(undefined, null, '', ' ', 'HOT', 'NONE', HAPPENED), fc.jsonValue());
    const time = fc.integer({ min: SET_AT - DAY_MS, max: SET_AT + 400 * DAY_MS });
    const event = fc.record({ band: odd, until: fc.oneof(odd, time), by: odd });
    fc.assert(
      fc.property(event, (fields) => {
        const { override_band: band, override_until_ms: until, override_by: by, issues } = columnsOf(fields);
        if (band === null) {
          expect([until, by, issues.length > 0]).toEqual([null, null, true]);
          return;
        }
        expect([by === null, until === null]).toEqual([false, false]);
        if (band !== 'NONE') {
          const lasts = Number(until) - SET_AT;
          expect([lasts > 0, lasts <= 366 * DAY_MS]).toEqual([true, true]);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('is no word of any other event', () => {
    expect(
      readTyped('crm_outcome', { crm_id: 12, outcome: 'won', band: 'HOT', until: 5, by: 'u' }),
    ).toMatchObject({
      outcome: 'won',
      override_band: null,
      override_until_ms: null,
      override_by: null,
      properties: '{"band":"HOT","until":5,"by":"u"}',
      issues: [],
    });
  });
});
