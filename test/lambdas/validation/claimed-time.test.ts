import { claimedTimeMs } from '../../../lambdas/validation/claimed-time.ts';

const claimed = (event: unknown, defaultZones: Record<string, string> = {}) => {
  const text = typeof event === 'string' ? event : JSON.stringify(event);
  const ms = claimedTimeMs(Buffer.from(text), { defaultZones });
  return ms === null ? null : new Date(ms).toISOString();
};

describe('claimedTimeMs', () => {
  it.each(['timestamp', 'event_timestamp', 'occurred_at', 'event_time'])(
    'finds the time under %s',
    (spelling) => {
      expect(claimed({ type: 'page_view', [spelling]: '2018-02-01T00:00:00Z' })).toBe(
        '2018-02-01T00:00:00.000Z',
      );
    },
  );

  it('takes the first spelling that says something', () => {
    expect(claimed({ type: 'click', event_time: 2, timestamp: ' ', occurred_at: 1 })).toBe(
      '1970-01-01T00:00:01.000Z',
    );
  });

  it("reads a time without zone in its source's default zone", () => {
    const event = { type: 'webinar_registration', timestamp: '2018-02-01' };
    expect(claimed(event)).toBe('2018-02-01T00:00:00.000Z');
    expect(claimed(event, { webinar: 'Europe/Berlin' })).toBe('2018-01-31T23:00:00.000Z');
  });

  it('gives the time of the first event of a packed record', () => {
    expect(claimed('\n{"type":"click","timestamp":10}\n{"type":"click","timestamp":20}')).toBe(
      '1970-01-01T00:00:10.000Z',
    );
  });

  it('gives the time of a row change', () => {
    const source = { table: 'leads', lsn: 7, ts_ms: 1_517_443_200_000 };
    expect(claimed({ op: 'c', source, after: { lead_id: 1 } })).toBe('2018-02-01T00:00:00.000Z');
  });

  it.each([
    ['no json'],
    [''],
    ['[]'],
    [{ type: 'click' }],
    [{ type: 'click', timestamp: 'soon' }],
    [{ timestamp: 1 }],
  ])('gives null for %j, which states none', (event) => {
    expect(claimed(event)).toBeNull();
  });
});
