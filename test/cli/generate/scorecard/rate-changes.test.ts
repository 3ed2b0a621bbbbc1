import { compileDefinitionTexts } from '#cli/generate/compile-definitions.ts';
import { featuresFile, N, rulesFile, textsWith } from '../definition-fixtures.ts';

const CITY = '{name: town, what: City, kind: latest, value: city}';
const RATE = '{name: town_rate, what: Rate, kind: lookup_rate, by: city, of: town, prior_weight: 20}';
const DEVICE = '{name: device, what: Device, kind: latest, value: device_interest}';
const OTHER_RATE =
  '{name: device_rate, what: Rate, kind: lookup_rate, by: device_interest, of: device, prior_weight: 1}';

/** The model of a scorecard of these rules, where two rates could be looked at. */
function model(...rules: readonly string[]): string {
  const features = featuresFile(N, CITY, RATE, DEVICE, OTHER_RATE);
  const files = compileDefinitionTexts(textsWith({ features, scorecard: rulesFile(...rules) }));
  return files.get('glue-scripts/models/220_rate_changes.sql') ?? '';
}

const SILENT = '{code: ALL, group: source, what: All, when: {n: {gte: 1}}, points: 1}';
const ASKS = '{code: RATE, group: quality, what: Rate, when: {n: {gte: 1}, town_rate: {gt: 0.5}}, points: 1}';
const COUNTS = '{code: RATES, group: quality, what: Rates, points: {per: 10, of: device_rate}}';

const townDiffers = '  coalesce(now.town_rate, -1e0) <> coalesce(before.town_rate, -1e0)';
const deviceDiffers = '  coalesce(now.device_rate, -1e0) <> coalesce(before.device_rate, -1e0)';

describe('rateChangesModel', () => {
  it('reads nothing and names nobody when the scorecard looks at no rate', () => {
    const text = model(SILENT);
    expect(text).toContain('-- reads: nothing\n');
    expect(text).toContain('where lead_id is not null');
    expect(text).not.toMatch(/features_(now|before)|rate,/);
  });

  it('compares the one rate a condition asks about, an empty one with no rate there can be', () => {
    const text = model(SILENT, ASKS);
    expect(text).toContain('-- reads: features_before, features_now\n');
    expect(text.endsWith(`where\n${townDiffers}\n`)).toBe(true);
  });

  it('compares a rate that points are counted by', () => {
    expect(model(COUNTS).endsWith(`where\n${deviceDiffers}\n`)).toBe(true);
  });

  it('names a lead as soon as any of the rates differs', () => {
    const text = model(COUNTS, ASKS);
    expect(text.endsWith(`where\n${townDiffers}\n  or\n${deviceDiffers}\n`)).toBe(true);
  });
});
