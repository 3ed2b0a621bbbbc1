import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { score } from '#cli/commands/score.ts';
import { send } from '#cli/commands/send.ts';
import { GOLDEN_EMAIL, goldenLines } from './golden-lead.ts';
import { createTestContext } from './test-context.ts';

const [ROADSHOW = '', WEBINAR = '', FORM = ''] = goldenLines();

describe('lake score', () => {
  let folder: string;
  let dir: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'score-'));
    dir = path.join(folder, 'lake');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const sendLines = async (...lines: string[]) => {
    const { context } = createTestContext(lines.join('\n'));
    await send('-', { dir, arrival: 'now' }, context);
  };
  const ask = async (target: string, options: { json?: boolean; format?: string } = {}, input = '') => {
    const { context, written } = createTestContext(input);
    await score(target, { dir, ...options }, context);
    return written.stdout;
  };
  const foresee = async (...lines: string[]) => JSON.parse(await ask('-', { json: true }, lines.join('\n')));

  it('says what the real-time path says of a lead, and why', async () => {
    await sendLines(ROADSHOW, WEBINAR, FORM);
    const text = await ask(GOLDEN_EMAIL);
    expect(text).toMatch(/^HOT, 110 points: Call within 1 hour\n\n {2}lead id +e_[0-9a-f]{30}\n/);
    expect(text).toMatch(/as of +2025-01-31 00:00 UTC, from 3 events/);
    expect(text).toMatch(/\n +\+40 {2}Comes from a strong source +40\n/);

    const stored = JSON.parse(await ask(GOLDEN_EMAIL, { json: true }));
    expect(stored).toMatchObject({ final_score: 110, band: 'HOT', override: null, model_state: 'none' });
    expect(JSON.parse(await ask(stored.lead_id, { json: true }))).toEqual(stored);
  });

  it('says that nobody is known by a name, and that there is no such file', async () => {
    await sendLines(ROADSHOW);
    await expect(ask('nobody@example.com')).rejects.toThrow(
      'nobody who is scored in real time is known by what you named, and there is no such file',
    );
    await expect(ask('gone.csv', { format: 'csv' })).rejects.toThrow('there is no file gone.csv');
  });

  it('needs no lake to say what events would make of leads, and makes none', async () => {
    const text = await ask('-', {}, [ROADSHOW, 'no JSON', FORM, WEBINAR].join('\n'));
    expect(text).toMatch(
      /\nada@example.com {2}new -> HOT +110 {2}\+40 Comes from a strong source, .+ 1, 3, 4\n/,
    );
    expect(text).toMatch(/4 records with 4 events: 1 for quarantine\. Nothing was stored\.\n$/);
    expect(existsSync(dir)).toBe(false);
  });

  it('adds the events of a file to what is known of a lead, and stores nothing', async () => {
    await sendLines(ROADSHOW, WEBINAR);
    const before = await ask(GOLDEN_EMAIL, { json: true });
    const objects = readdirSync(path.join(dir, 'objects'), { recursive: true });

    const report = await foresee(FORM, WEBINAR);
    expect(report).toMatchObject({ read: 2, accepted: 2, quarantined: 0, known: 1, no_leads: 0 });
    expect(report.leads).toMatchObject([
      {
        who: GOLDEN_EMAIL,
        lines: [1, 2],
        before: { band: 'WARM', final_score: 65 },
        after: { band: 'HOT', final_score: 110 },
      },
    ]);
    expect(await foresee(FORM, WEBINAR)).toEqual(report);
    expect(await ask(GOLDEN_EMAIL, { json: true })).toBe(before);
    expect(readdirSync(path.join(dir, 'objects'), { recursive: true })).toEqual(objects);
  });

  it('names whom the events make one, as better of the two', async () => {
    await sendLines(...goldenLines(), JSON.stringify({ event_type: 'roadshow_lead', phone: '+12025550143' }));
    const link = { event_type: 'roadshow_lead', email: GOLDEN_EMAIL, phone: '+12025550143' };
    const alone = { event_type: 'roadshow_lead', phone: '+12025550143', event_id: 'alone' };
    const { leads } = await foresee(JSON.stringify(link), JSON.stringify(alone));
    expect(leads).toHaveLength(1);
    expect(leads[0].before).toEqual({ band: 'HOT', final_score: 110 });
  });

  it('counts who would be no lead yet, and events that name nobody', async () => {
    const view = { event_type: 'page_view' };
    const report = await foresee(JSON.stringify({ ...view, anonymous_id: 'a1' }), JSON.stringify(view));
    expect(report).toMatchObject({ accepted: 2, without_key: 1, no_leads: 1, leads: [] });
  });

  it('puts the lead with most points first', async () => {
    const report = await foresee(
      JSON.stringify({ event_type: 'roadshow_lead', email: 'bob@example.com' }),
      ...goldenLines(),
    );
    expect(report.leads.map((lead: { who: string }) => lead.who)).toEqual([GOLDEN_EMAIL, 'bob@example.com']);
  });

  it('takes for a file what is one', async () => {
    const file = path.join(folder, 'leads.ndjson');
    writeFileSync(file, ROADSHOW);
    expect(await ask(file)).toContain('new -> COLD');
  });
});
