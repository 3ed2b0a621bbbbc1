import { arrivalAtEventTime, arrivalNow } from '#cli/send/arrival.ts';

const NOW_MS = 10_000;
const PAYLOAD = Buffer.from('{}');
const claiming = (claimedMs: number | null) => arrivalAtEventTime(() => claimedMs)(PAYLOAD, NOW_MS);

describe('the arrival of a record', () => {
  it('is when it is sent, where nothing else is asked for', () => {
    expect(arrivalNow(PAYLOAD, NOW_MS)).toBe(NOW_MS);
  });

  it('at event time is the time the event claims, in whole milliseconds', () => {
    expect(claiming(1_234.9)).toBe(1_234);
    expect(claiming(NOW_MS)).toBe(NOW_MS);
    expect(claiming(0)).toBe(0);
  });

  it.each([null, NOW_MS + 1, -1, Number.NaN])('at event time is now where the claim is %s', (claimedMs) => {
    expect(claiming(claimedMs)).toBe(NOW_MS);
  });
});
