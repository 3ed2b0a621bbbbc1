import { lastChangeMs } from '#domain/scoring/change/last-change.ts';
import { between, day, event } from './stored.ts';

const lead = (...events: Parameters<typeof between>[2]) => between(0, 1, events);
const FIRST = event('roadshow', 'roadshow_lead', ['e_1'], 0);
const TELLING = event('webinar', 'webinar_attendance', ['e_1'], 3, { questions_asked: 1 });
const SILENT = event('crm', 'sales_touch', ['e_1'], 5);

describe('the last change of a score', () => {
  it('is just before the last arrival that made it another one', () => {
    expect(lastChangeMs(lead(FIRST, SILENT, TELLING), day(9))).toBe(day(3) - 1);
  });

  it('is before what came in promptly happened, and after what came in late did', () => {
    const arriving = (ms: number) => ({ ...TELLING, received_at_ms: TELLING.event_time_ms + ms });
    expect(lastChangeMs(lead(FIRST, arriving(3_600_000)), day(9))).toBe(day(3) - 1);
    expect(lastChangeMs(lead(FIRST, arriving(3_600_001)), day(9))).toBe(day(3) + 3_600_000);
  });

  it('is no later than the time it is asked about', () => {
    expect(lastChangeMs(lead(FIRST, SILENT, TELLING), day(2))).toBe(day(0) - 1);
  });

  it('is before everything where nothing made a difference', () => {
    const worthless = event('crm', 'sales_touch', ['e_1'], 0);
    expect(lastChangeMs(lead(worthless, { ...worthless, event_id: '2' }), day(2))).toBe(day(0) - 1);
    expect(lastChangeMs(lead(FIRST), day(-1))).toBeNull();
  });
});
