import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type OverrideOptions, override } from '#cli/commands/override.ts';
import { send } from '#cli/commands/send.ts';
import { GOLDEN_EMAIL, goldenLines } from './golden-lead.ts';
import { createTestContext } from './test-context.ts';

describe('lake override', () => {
  let dir: string;
  beforeEach(async () => {
    dir = mkdtempSync(path.join(tmpdir(), 'override-'));
    const numbered = { event_type: 'roadshow_lead', external_id: '2025550143' };
    const { context } = createTestContext([...goldenLines(), JSON.stringify(numbered)].join('\n'));
    await send('-', { dir, arrival: 'now' }, context);
  });
  afterEach(() => rmSync(dir, { recursive: true }));

  const set = async (who: string, options: Partial<OverrideOptions>) => {
    const { context, written } = createTestContext();
    const request = { band: 'COLD', by: 'Grace', why: 'asked to wait', until: '2025-02-14' } as const;
    await override(who, { dir, ...request, ...options }, context);
    return written.stdout;
  };
  const changes = () =>
    readFileSync(path.join(dir, 'bus', 'events.ndjson'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
      .filter((event) => event['detail-type'] === 'LeadBandChanged')
      .map(({ detail }) => [detail.from, detail.to]);

  it('sets the band to the end of a day, beside the points, and announces the change', async () => {
    const text = await set(GOLDEN_EMAIL, {});
    expect(text).toMatch(/^COLD, 110 points: /);
    expect(text).toMatch(/set by sales +COLD until 2025-02-15 00:00 UTC, by Grace\n +by points +HOT\n/);
    expect(changes()).toEqual([
      ['COLD', 'WARM'],
      ['WARM', 'HOT'],
      ['HOT', 'COLD'],
    ]);
  });

  it('withdraws it', async () => {
    await set(GOLDEN_EMAIL, {});
    const { context, written } = createTestContext();
    const later = { ...context, now: () => context.now() + 1000 };
    await override(GOLDEN_EMAIL, { dir, band: 'NONE', by: 'Grace', why: 'a mistake', json: true }, later);
    expect(JSON.parse(written.stdout)).toMatchObject({ band: 'HOT', override: null });
  });

  it('takes a number that may be a phone or an id for what is known', async () => {
    const stored = JSON.parse(await set('2025550143', { band: 'WARM', json: true }));
    expect(stored).toMatchObject({ band: 'WARM', machine_band: 'COLD', event_count: 2 });
    expect(stored.lead_id).toMatch(/^x_/);
  });

  it('makes nobody up', async () => {
    await expect(set('nobody@example.com', {})).rejects.toThrow('nobody is known by what you named');
  });
});
