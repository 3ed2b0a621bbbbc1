import { readLead } from '#cli/lead/read-lead.ts';
import type { ChangeTimes } from '#cli/lead/realtime-change.ts';
import type { BatchLead } from '#cli/output/lead-report.ts';
import { UserError } from '#cli/user-error.ts';
import { day, event } from '../../lambdas/domain/scoring/change/stored.ts';
import { scoredProfile } from './profiles.ts';

const BATCH: BatchLead = { lead: { lead_id: 'e_1' }, score: null, reasons: [], timeline: [] };
const PROFILE = scoredProfile([event('roadshow', 'roadshow_lead', ['e_1'], 0)], day(0));
const UNKNOWN = new UserError('no lead is known by that e-mail');

/** A lake whose last run and whose real-time profiles know somebody by some names. */
async function leadOf(
  batches: Readonly<Record<string, BatchLead | Error>>,
  profiles: Readonly<Record<string, typeof PROFILE | null>> | null,
  change: ChangeTimes | null = null,
) {
  const notes: string[] = [];
  const report = await readLead({
    who: 'ada',
    change,
    nowMs: day(1),
    note: (sentence) => notes.push(sentence),
    sources: {
      batch: async (who) => {
        const found = batches[who] ?? UNKNOWN;
        if (found instanceof Error) throw found;
        return found;
      },
      withProfiles: async (work) =>
        profiles &&
        work({
          profiles: { read: async (key: string) => profiles[key] ?? null } as never,
          lookups: { read: async () => ({ asOfMs: null, lookups: {} }) } as never,
        }),
      keyIds: async () => ['p_1', 'x_1'],
      lastLogged: async (leadId, untilMs) => ({
        asOfMs: untilMs - 1,
        finalScore: 33,
        scorecardVersion: `the one of ${leadId}`,
        lookupsAsOfMs: null,
      }),
    },
  });
  return { report, notes };
}

describe('reading a lead', () => {
  it('is both what the last run made of it and its real-time profile, by the id of the lead', async () => {
    const { report, notes } = await leadOf({ ada: BATCH }, { e_1: PROFILE });
    expect(report).toMatchObject({ ...BATCH, realtime: { final_score: 40 }, change: null });
    expect(notes).toEqual([]);
  });

  it('is the last run alone where nothing is scored in real time, or not this lead yet', async () => {
    const alone = { ...BATCH, realtime: null, change: null };
    expect((await leadOf({ ada: BATCH }, null)).report).toEqual(alone);
    expect((await leadOf({ ada: BATCH }, {})).report).toEqual(alone);
    const unscored = { ...PROFILE, score: null } as never;
    expect((await leadOf({ ada: BATCH }, { e_1: unscored })).report).toEqual(alone);
  });

  it('is real time alone where no run has seen the lead, which is told', async () => {
    const { report, notes } = await leadOf({}, { x_1: PROFILE });
    expect(report).toMatchObject({ lead: null, score: null, realtime: { lead_id: 'e_1' } });
    expect(report.realtime?.new_events).toHaveLength(1);
    expect(notes).toEqual(['only real time knows of it yet; the last run: no lead is known by that e-mail']);
  });

  it('finds in the last run whom real time knows by a newer name', async () => {
    const { report, notes } = await leadOf({ e_1: BATCH }, { p_1: PROFILE });
    expect(report).toMatchObject({ ...BATCH, realtime: { lead_id: 'e_1' } });
    expect(notes).toEqual([]);
  });

  it('fails where neither knows anybody, where several share the name, and where the lake is broken', async () => {
    await expect(leadOf({}, {})).rejects.toBe(UNKNOWN);
    await expect(leadOf({}, null)).rejects.toBe(UNKNOWN);
    const shared = new UserError('2 leads share what you named (a shared mailbox or phone): name one by id');
    await expect(leadOf({ ada: shared }, { p_1: PROFILE })).rejects.toBe(shared);
    const broken = new TypeError('broken');
    await expect(leadOf({ ada: broken }, { p_1: PROFILE })).rejects.toBe(broken);
  });

  it('tells why the score changed where asked, and cannot without a profile', async () => {
    const times = { fromMs: null, toMs: day(1) };
    const { report } = await leadOf({ ada: BATCH }, { e_1: PROFILE }, times);
    expect(report.change).toMatchObject({ before: null, after: 40 });
    const since = await leadOf({ ada: BATCH }, { e_1: PROFILE }, { ...times, fromMs: day(0.5) });
    expect(since.report.change).toMatchObject({
      from_ms: day(0.5) - 1,
      before: 33,
      scorecard_before: 'the one of e_1',
    });
    await expect(leadOf({ ada: BATCH }, null, times)).rejects.toThrow(
      'nothing says why the score changed: this lead has no real-time profile',
    );
  });
});
