import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { NO_MODEL } from '#adapters/model-source.ts';
import { profileSources } from '#cli/commands/profile-sources.ts';
import { openOrCreateLake } from '#cli/lake/lake-directory.ts';
import { openProfilesTable, profilesFolder, profilesOver } from '#cli/lake/lake-profiles.ts';
import { readLead } from '#cli/lead/read-lead.ts';
import { UserError } from '#cli/user-error.ts';
import { scoreProfile } from '../../../lambdas/scoring/score-profile.ts';
import { takeEvent } from '../../../lambdas/scoring/take-event.ts';
import { day, event } from '../../lambdas/domain/scoring/change/stored.ts';
import { createTestContext } from './test-context.ts';

const WHO = 'ada@example.com';

describe('the real-time profiles of a lake on this machine', () => {
  const dir = mkdtempSync(path.join(tmpdir(), 'profile-sources-'));
  afterAll(() => rmSync(dir, { recursive: true }));
  const { context } = createTestContext();

  it('are none where nothing has been scored', async () => {
    const lake = await openOrCreateLake({ dir, pepper: context.env.pepper, demo: false });
    rmSync(profilesFolder(lake), { recursive: true, force: true });
    const { withProfiles } = await profileSources(WHO, { dir }, context);
    expect(await withProfiles(async () => 'read')).toBeNull();
  });

  it('tell of a lead and why its score changed, with no run and no contact data', async () => {
    const lake = await openOrCreateLake({ dir, pepper: context.env.pepper, demo: false });
    const sources = await profileSources(WHO, { dir }, context);
    const keys = await sources.keyIds();
    const table = openProfilesTable(lake);
    const { profiles, lookups } = profilesOver(table);
    const using = { lookups: await lookups.read(), model: NO_MODEL, cause: 'event' } as const;
    for (const atDay of [0, 10]) {
      const seen = event('roadshow', 'roadshow_lead', keys, atDay);
      await takeEvent(profiles, seen, (profile, asOfMs) => scoreProfile(profile, asOfMs, using));
    }
    await table.close();

    const report = await readLead({
      who: WHO,
      sources: {
        ...sources,
        batch: () => Promise.reject(new UserError('nothing has run')),
        lastLogged: async () => null,
      },
      change: { fromMs: day(9), toMs: day(11) },
      nowMs: day(11),
      note: () => {},
    });
    expect(report).toMatchObject({
      realtime: { lead_id: keys[0], final_score: 40, as_of_ms: day(10) },
      // silent for 9 and for 11 days, of which 7 are free; and active again on the 10th
      change: {
        before: 38,
        after: 40,
        causes: [
          { why: 'decay', points: -2 },
          { why: 'new_events', points: 4 },
        ],
      },
    });
    expect(JSON.stringify(report)).not.toContain(WHO);
  });
});
