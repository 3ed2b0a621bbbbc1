import { copyEvents } from '../../../../cli/demo/season/copies.ts';
import { AGENCY_FORM, type Dialect, SITE_FORM } from '../../../../cli/demo/season/dialects.ts';
import { type Draft, draft } from '../../../../cli/demo/season/draft.ts';
import { createRandom } from '../../../../cli/demo/season/random.ts';
import { writePayload } from '../../../../cli/demo/season/write-payload.ts';

const END_MS = Date.UTC(2026, 5, 1);

function forms(count: number, dialect: Dialect, arrivalMs: number): Draft[] {
  return Array.from({ length: count }, (_, nth) =>
    draft({
      dialect,
      type: 'online_form',
      owner: nth,
      timeMs: arrivalMs - 1000,
      arrivalMs,
      fields: { email: `e${nth}@example.com`, city: 'Boston' },
    }),
  );
}

const copied = (events: Draft[]): ReturnType<typeof copyEvents> =>
  copyEvents(events, events.map(writePayload), END_MS, createRandom(1, 'copies'));

describe('copyEvents', () => {
  const arrivalMs = END_MS - 40 * 86_400_000;
  const events = forms(6000, SITE_FORM, arrivalMs);
  const originals = new Set(events.map(writePayload));
  const { exact, conflicting } = copied(events);

  it('sends about one in forty events again, byte for byte', () => {
    expect(exact.length).toBeGreaterThan(90);
    expect(exact.length).toBeLessThan(200);
    expect(exact.filter(({ payload }) => !originals.has(payload))).toEqual([]);
  });

  it('sends a handful again with another city under the same id and the same keys', () => {
    expect(conflicting).toHaveLength(3);
    for (const { payload } of conflicting) {
      expect(originals.has(payload)).toBe(false);
      const was = payload.replace('"Somewhere Else","revision":2', '"Boston"');
      expect(originals.has(was)).toBe(true);
    }
  });

  it('never gives one event both an exact and a conflicting copy', () => {
    const ids = new Set(exact.map(({ payload }) => JSON.parse(payload).event_id));
    expect(conflicting.filter(({ payload }) => ids.has(JSON.parse(payload).event_id))).toEqual([]);
  });

  it('lets every copy arrive at least a second after the first', () => {
    const waits = [...exact, ...conflicting].map((copy) => copy.arrivalMs - arrivalMs);
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(1000);
  });

  it('makes no conflict of events without an id, which other content would make other events', () => {
    expect(copied(forms(3000, AGENCY_FORM, arrivalMs)).conflicting).toEqual([]);
  });

  it('copies nothing that arrived in the last second', () => {
    expect(copied(forms(3000, SITE_FORM, END_MS - 900))).toEqual({ exact: [], conflicting: [] });
  });
});
