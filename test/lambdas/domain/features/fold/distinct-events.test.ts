import { distinctEvents } from '#domain/features/fold/distinct-events.ts';
import { event } from './event-factory.ts';

const TIME = '2025-01-01T00:00:00';

const told = (receivedAtMs: number, sha: string, source: 'web' | 'crm' = 'web') =>
  event('a', 'click', source, TIME, { received_at_ms: receivedAtMs, payload_sha256: sha });

describe('distinctEvents', () => {
  it('keeps the content that arrived first, and of two that arrived together the lesser hash', () => {
    const [first, lesser, late] = [told(1, 'b'), told(1, 'a'), told(2, '0')];
    for (const order of [
      [first, lesser, late],
      [late, lesser, first],
      [lesser, late, first],
    ]) {
      expect(distinctEvents(order)).toEqual([lesser]);
    }
  });

  it('keeps events of one id and two sources apart', () => {
    expect(distinctEvents([told(1, 'a', 'web'), told(1, 'a', 'crm')])).toHaveLength(2);
  });
});
