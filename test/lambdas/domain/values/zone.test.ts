import { parseOffset, parseZone, UnknownZoneError } from '#domain/values/zone.ts';

const local = (text: string) => Date.parse(`${text}Z`);
const utc = (zone: string, text: string) => new Date(parseZone(zone)(local(text))).toISOString();

describe('parseZone', () => {
  it.each([
    ['UTC', '2025-07-01T12:00:00', '2025-07-01T12:00:00.000Z'],
    ['+02:00', '2025-07-01T12:00:00', '2025-07-01T10:00:00.000Z'],
    ['-0530', '2025-07-01T12:00:00', '2025-07-01T17:30:00.000Z'],
    ['Europe/Berlin', '2025-01-01T12:00:00', '2025-01-01T11:00:00.000Z'],
    ['Europe/Berlin', '2025-07-01T12:00:00.250', '2025-07-01T10:00:00.250Z'],
    ['America/New_York', '2025-01-01T22:00:00', '2025-01-02T03:00:00.000Z'],
    ['Asia/Kolkata', '1999-12-31T23:59:59', '1999-12-31T18:29:59.000Z'],
  ])('reads a time of %s: %s is %s', (zone, text, expected) => {
    expect(utc(zone, text)).toBe(expected);
  });

  it('takes the first pass of an hour that comes twice', () => {
    // Berlin, 26 October 2025: 02:30 is first 00:30 UTC (summer time), then 01:30 UTC.
    expect(utc('Europe/Berlin', '2025-10-26T02:30:00')).toBe('2025-10-26T00:30:00.000Z');
  });

  it('reads an hour that never was with the offset before the change', () => {
    // Berlin, 30 March 2025: 02:30 does not exist; at +01:00 it is 01:30 UTC.
    expect(utc('Europe/Berlin', '2025-03-30T02:30:00')).toBe('2025-03-30T01:30:00.000Z');
  });

  it('reads the hours around both changes right', () => {
    expect(utc('Europe/Berlin', '2025-03-30T01:59:59')).toBe('2025-03-30T00:59:59.000Z');
    expect(utc('Europe/Berlin', '2025-03-30T03:00:00')).toBe('2025-03-30T01:00:00.000Z');
    expect(utc('Europe/Berlin', '2025-10-26T03:00:00')).toBe('2025-10-26T02:00:00.000Z');
    expect(utc('America/New_York', '2025-11-02T00:59:00')).toBe('2025-11-02T04:59:00.000Z');
  });

  it('names a zone it does not know and says what it would understand', () => {
    expect(() => parseZone('Europe/Berlim')).toThrow(UnknownZoneError);
    expect(() => parseZone('Europe/Berlim')).toThrow(/"Europe\/Berlim".*IANA/);
  });
});

describe('parseOffset', () => {
  it.each([['+19:00'], ['+02:60'], ['2:00'], ['+2'], ['']])('refuses %j', (text) => {
    expect(parseOffset(text)).toBeNull();
  });
});
