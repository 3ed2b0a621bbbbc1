import { RECORDS, rehearsalRecords } from '../../rehearsal/records.ts';

const { records, lines } = rehearsalRecords(Date.UTC(2025, 0, 31));
const texts = records.map((record) => Buffer.from(record).toString('latin1'));
const packed = texts.filter((text) => text.includes('\n'));

describe('the records of a rehearsal', () => {
  it('are 200: good, bad and packed', () => {
    expect(records).toHaveLength(RECORDS);
    expect(RECORDS).toBe(200);
    // 25 of three events, one of a good and a bad line
    expect(packed.filter((text) => text.split('\n').length === 3)).toHaveLength(25);
    expect(packed.filter((text) => text.endsWith('\nnot this one'))).toHaveLength(1);
    expect(texts).toContain('no JSON');
  });

  it('do not begin or end with all the bad ones', () => {
    expect(texts.indexOf('no JSON')).toBeGreaterThan(10);
    expect(texts.indexOf('no JSON')).toBeLessThan(60);
  });

  it('come with 82 further lines to send, two of them bad', () => {
    expect(lines).toHaveLength(82);
    expect(lines.slice(-2)).toEqual(['no JSON', '{"event_type":"badge_scan"}']);
  });

  it('name nobody who could be real', () => {
    const hosts = [...texts, ...lines].flatMap((text) => [...text.matchAll(/@([a-z0-9.-]+\.[a-z]{2,})/gi)]);
    const names = new Set(hosts.map(([, host]) => host));
    expect(names.size).toBeGreaterThan(0);
    for (const name of names) expect(name).toMatch(/(^|\.)(example\.(com|org|net)|test|mailinator\.com)$/i);
  });
});
