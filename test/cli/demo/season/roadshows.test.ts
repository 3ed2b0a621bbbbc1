import { createRandom } from '../../../../cli/demo/season/random.ts';
import { planRoadshows, roadshowDrafts, tabletDraft } from '../../../../cli/demo/season/roadshows.ts';
import { makePerson } from './make-person.ts';

const DAY_MS = 86_400_000;
const WINDOW = { startMs: Date.UTC(2026, 0, 1), endMs: Date.UTC(2026, 5, 30) };
const stops = planRoadshows(WINDOW, 1);
const random = createRandom(1, 'roadshows');

describe('planRoadshows', () => {
  it('plans six stops, the last of them over a month before the end', () => {
    expect(stops.map(({ slug }) => slug)).toEqual(['bos', 'chi', 'lon', 'aus', 'man', 'sea']);
    expect(WINDOW.endMs - (stops.at(-1)?.firstDayMs ?? 0)).toBeGreaterThan(33 * DAY_MS);
  });

  it('opens at ten in the morning of the place', () => {
    // Boston is five hours behind: ten there is 15:00 UTC.
    expect(new Date(stops[0].firstDayMs).getUTCHours()).toBe(15);
  });
});

describe('tabletDraft', () => {
  const drafts = stops.flatMap((stop) =>
    Array.from({ length: 300 }, () =>
      tabletDraft({
        stop,
        owner: 1,
        type: 'roadshow_lead',
        timeMs: stop.visitMs(random),
        fields: {},
        random,
      }),
    ),
  );

  it('arrives after it was typed in and within three days', () => {
    const delays = drafts.map(({ timeMs, arrivalMs }) => arrivalMs - timeMs);
    expect(Math.min(...delays)).toBeGreaterThan(0);
    expect(Math.max(...delays)).toBeLessThanOrEqual(3 * DAY_MS);
  });

  it('comes from tablets that are online and from tablets that are not, old and new', () => {
    const online =
      drafts.filter(({ timeMs, arrivalMs }) => arrivalMs - timeMs < 10_000).length / drafts.length;
    expect(online).toBeGreaterThan(0.3);
    expect(online).toBeLessThan(0.8);
    expect(new Set(drafts.map(({ dialect }) => dialect.timeFormat))).toEqual(
      new Set(['iso_offset', 'epoch_s']),
    );
  });
});

describe('roadshowDrafts', () => {
  it('tells nothing about people who came to no stop', () => {
    expect(roadshowDrafts(makePerson(), random)).toEqual([]);
  });

  it('begins with a registration at the first contact', () => {
    const person = makePerson({
      stop: stops[0],
      firstMs: stops[0].firstDayMs,
      firstChannel: 'roadshow',
    });
    const [registration] = roadshowDrafts(person, random);
    expect(registration?.type).toBe('roadshow_registration');
    expect(registration?.timeMs).toBe(person.firstMs);
  });
});
