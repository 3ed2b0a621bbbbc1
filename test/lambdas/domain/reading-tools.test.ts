import { createReadingTools, createZoneLookup } from '#domain/reading-tools.ts';
import { UnknownZoneError } from '#domain/values/zone.ts';

describe('createZoneLookup', () => {
  it('gives each source its zone, and UTC to those without', () => {
    const zoneOf = createZoneLookup({ webinar: '+01:00' });
    expect(zoneOf('webinar')(0)).toBe(-3_600_000);
    expect(zoneOf('web')(0)).toBe(0);
  });
});

describe('createReadingTools', () => {
  it('refuses a misspelt zone at once, not at the first event that needs it', () => {
    const config = { pepper: new Uint8Array(32), defaultRegion: 'US', defaultZones: { web: 'Mars/Olympus' } };
    expect(() => createReadingTools(config)).toThrow(UnknownZoneError);
  });
});
