import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freshDemoLake } from '#cli/demo/fresh-demo-lake.ts';
import { sendSeason } from '#cli/demo/send-season.ts';
import { createTestContext } from '../commands/test-context.ts';

describe('sendSeason', () => {
  it('lets each event arrive when the season says', async () => {
    const dir = mkdtempSync(path.join(tmpdir(), 'season-'));
    try {
      const lake = await freshDemoLake(dir, undefined);
      const payload = '{"event_type":"page_view"}';
      const days = ['2025-01-01', '2025-02-02', '2025-03-03'];
      const events = days.map((day) => ({ payload, arrivalMs: Date.parse(day) }));
      expect(await sendSeason(lake, events, createTestContext().context)).toMatchObject({
        read: 3,
        accepted: 3,
      });
      expect(readdirSync(path.join(lake.objects, 'raw', 'source=web')).sort()).toEqual(
        days.map((day) => `dt=${day}`),
      );
    } finally {
      rmSync(dir, { recursive: true });
    }
  });
});
