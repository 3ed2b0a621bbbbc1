import { readTimestamp } from '#domain/values/timestamp.ts';
import { parseZone, UTC } from '#domain/values/zone.ts';

const berlin = parseZone('Europe/Berlin');
const iso = (value: unknown, zone = UTC) => {
  const read = readTimestamp(value, zone);
  return read === null ? null : [new Date(read.ms).toISOString(), read.statesZone];
};

describe('readTimestamp', () => {
  it.each([
    ['2025-01-01T12:00:00Z', '2025-01-01T12:00:00.000Z'],
    ['2025-01-01t12:00:00z', '2025-01-01T12:00:00.000Z'],
    ['2025-01-01 12:00Z', '2025-01-01T12:00:00.000Z'],
    ['2025-01-01T12:00:00.5+02:00', '2025-01-01T10:00:00.500Z'],
    ['2025-01-01T12:00:00,123456789-0330', '2025-01-01T15:30:00.123Z'],
    ['2025-01-01 12:00:00 +02', '2025-01-01T10:00:00.000Z'],
    [' 2024-02-29T23:59:59Z ', '2024-02-29T23:59:59.000Z'],
  ])('reads %j, which states its zone', (text, expected) => {
    expect(iso(text, berlin)).toEqual([expected, true]);
  });

  it.each([
    ['2025-07-01T12:00:00', '2025-07-01T10:00:00.000Z'],
    ['2025-07-01 12:00', '2025-07-01T10:00:00.000Z'],
    ['2025-07-01', '2025-06-30T22:00:00.000Z'],
  ])('reads %j in the default zone and says so', (text, expected) => {
    expect(iso(text, berlin)).toEqual([expected, false]);
  });

  it.each([
    [1_735_732_800, '2025-01-01T12:00:00.000Z'],
    [1_735_732_800.25, '2025-01-01T12:00:00.250Z'],
    [1_735_732_800_123, '2025-01-01T12:00:00.123Z'],
    ['1735732800', '2025-01-01T12:00:00.000Z'],
    ['1735732800123', '2025-01-01T12:00:00.123Z'],
    [99_999_999_999, '5138-11-16T09:46:39.000Z'],
    [100_000_000_000, '1973-03-03T09:46:40.000Z'],
  ])('reads the epoch number %j: seconds below 1e11, else milliseconds', (value, expected) => {
    expect(iso(value)).toEqual([expected, true]);
  });

  it.each([
    ['2025-02-30T00:00:00Z'],
    ['2025-01-01T24:00:00Z'],
    ['2025-01-01T12:60:00Z'],
    ['2025-01-01T12:00:61Z'],
    ['2025-01-01T12:00:00+25:00'],
    ['2025-01-01T'],
    ['01/02/2025'],
    ['yesterday'],
    ['2025-1-1'],
    [`2025-01-01${' '.repeat(100)}`],
    [true],
    [{ ms: 1 }],
    [[1_735_732_800]],
  ])('cannot read %j', (value) => {
    expect(readTimestamp(value, UTC)).toBeNull();
  });
});
