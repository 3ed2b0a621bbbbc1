import { createRandom } from '../../../../cli/demo/season/random.ts';
import { nextWebinar, webinarDrafts } from '../../../../cli/demo/season/webinars.ts';
import { makePerson } from './make-person.ts';

const WINDOW = { startMs: Date.UTC(2026, 0, 1, 9), endMs: Date.UTC(2026, 5, 30, 9) };

describe('nextWebinar', () => {
  it.each([
    [
      'the first one before the season begins',
      Date.UTC(2025, 11, 1),
      'upgrade-hour-01',
      Date.UTC(2026, 0, 1, 17),
    ],
    [
      'this one up to its first minute',
      Date.UTC(2026, 0, 8, 17),
      'upgrade-hour-02',
      Date.UTC(2026, 0, 8, 17),
    ],
    [
      'next week’s one from then on',
      Date.UTC(2026, 0, 8, 17, 1),
      'upgrade-hour-03',
      Date.UTC(2026, 0, 15, 17),
    ],
  ])('is %s', (_, timeMs, webinarId, startMs) => {
    expect(nextWebinar(timeMs, WINDOW)).toMatchObject({ webinarId, startMs });
  });
});

describe('webinarDrafts', () => {
  const attended = (engagement: number): ReturnType<typeof webinarDrafts> => {
    const random = createRandom(1, 'webinars');
    const person = makePerson({ firstChannel: 'webinar', engagement });
    return Array.from({ length: 300 }, () => webinarDrafts(person, WINDOW, random))
      .flat()
      .filter(({ type }) => type === 'webinar_attendance');
  };
  const mean = (drafts: ReturnType<typeof webinarDrafts>, field: string): number =>
    drafts.reduce((sum, { fields }) => sum + Number(fields[field]), 0) / drafts.length;

  it('begin with a registration for people met there first', () => {
    const [first] = webinarDrafts(
      makePerson({ firstChannel: 'webinar' }),
      WINDOW,
      createRandom(1, 'webinars'),
    );
    expect(first).toMatchObject({ type: 'webinar_registration', timeMs: makePerson().firstMs });
  });

  it('show the engaged to come more often, stay longer and ask more', () => {
    const [keen, idle] = [attended(0.9), attended(0.1)];
    expect(keen.length).toBeGreaterThan(idle.length);
    expect(mean(keen, 'duration_minutes')).toBeGreaterThan(2 * mean(idle, 'duration_minutes'));
    expect(mean(keen, 'questions_asked')).toBeGreaterThan(2 * mean(idle, 'questions_asked'));
  });

  it('report attendance only when the webinar is over', () => {
    const early = attended(0.9).filter(({ timeMs, arrivalMs }) => arrivalMs - timeMs < 60 * 60_000);
    expect(early).toEqual([]);
  });
});
