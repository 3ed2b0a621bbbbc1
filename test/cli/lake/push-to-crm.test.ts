import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createDirectoryEventBus } from '#adapters/directory-event-bus.ts';
import type { CommandContext } from '#cli/commands/context.ts';
import { override } from '#cli/commands/override.ts';
import { send } from '#cli/commands/send.ts';
import { busFolder, crmFolder } from '#cli/lake/lake-bus.ts';
import { type LakeDirectory, openOrCreateLake } from '#cli/lake/lake-directory.ts';
import { pushToCrm, subscribeCrm } from '#cli/lake/push-to-crm.ts';
import { withLock } from '#cli/local/lock.ts';
import { GOLDEN_EMAIL, goldenLines } from '../commands/golden-lead.ts';
import { createTestContext } from '../commands/test-context.ts';
import { createCrm } from '../local/api-destination/crm-server.ts';

describe('telling the CRM of what a lake has announced', () => {
  let dir: string;
  let lake: LakeDirectory;
  let crm: ReturnType<typeof createCrm>;
  let context: CommandContext;
  let written: { stderr: string };
  beforeEach(async () => {
    dir = mkdtempSync(path.join(tmpdir(), 'push-'));
    crm = createCrm(['e_1']);
    const port = await crm.start();
    const test = createTestContext();
    written = test.written;
    context = withCrm(test.context, `http://127.0.0.1:${port}/leads/*`);
    lake = await openOrCreateLake({ dir, pepper: context.env.pepper, demo: false });
  });
  afterEach(async () => {
    await crm.stop().catch(() => undefined);
    rmSync(dir, { recursive: true });
  });

  const withCrm = (base: CommandContext, url: string): CommandContext => ({
    ...base,
    env: {
      ...base.env,
      crm: {
        LEAD_LAKE_CRM_URL: url,
        LEAD_LAKE_CRM_API_KEY: undefined,
        LEAD_LAKE_CRM_API_KEY_HEADER: undefined,
      },
    },
  });
  const announce = (leadId: string, asOfMs: number, now = context.now) =>
    createDirectoryEventBus(busFolder(lake), now).publish([
      {
        type: 'LeadBandChanged',
        detail: {
          id: `${leadId}-${asOfMs}`,
          idempotencyKey: `${leadId}:${asOfMs}:1.1`,
          leadId,
          from: 'COLD',
          to: 'HOT',
          asOfMs,
          epoch: 1,
          version: 1,
          finalScore: 90,
          recommendedAction: 'Call within 1 hour',
          reasons: [],
          cause: 'event',
        },
      },
    ]);
  const keys = () => crm.seen.map(({ key }) => key);

  it('tells of what was announced since it was subscribed, once, and says so', async () => {
    await announce('e_1', 1);
    await subscribeCrm(lake, context);
    await announce('e_1', 2);
    await subscribeCrm(lake, context);
    await pushToCrm(lake, context);
    await pushToCrm(lake, context);
    expect(keys()).toEqual(['e_1:2:1.1']);
    expect(written.stderr).toBe('told the CRM of 1 change of band\n');
  });

  it('hears of every crossing of a lead that was sent, in order, and of what a person sets', async () => {
    const lines = goldenLines().join('\n');
    const sending = {
      ...context,
      standardInput: (async function* () {
        yield Buffer.from(lines);
      })(),
    };
    await send('-', { dir, arrival: 'now' }, sending);
    const request = { band: 'COLD', by: 'Grace', why: 'asked to wait', until: '2025-02-14' } as const;
    await override(GOLDEN_EMAIL, { dir, ...request }, context);
    expect(crm.seen.map(({ body }) => [body.previous_band, body.band])).toEqual([
      ['COLD', 'WARM'],
      ['WARM', 'HOT'],
      ['HOT', 'COLD'],
    ]);
  });

  it('says what the CRM would not take and where it lies', async () => {
    await announce('gone', 1);
    await pushToCrm(lake, context);
    expect(written.stderr).toBe(
      `the CRM would not take some changes of band (http_404: 1); they are kept in ${crmFolder(lake)}/dead-letters\n`,
    );
  });

  it('says what waits where nobody answers', async () => {
    await announce('e_1', 1);
    await crm.stop();
    await pushToCrm(lake, context);
    expect(written.stderr).toBe(
      'changes of band wait for the CRM (unreachable); the next send or run tells it of them\n',
    );
  });

  it('leaves it to another command that is at it', async () => {
    await announce('e_1', 1);
    await withLock({ lakeDir: dir, purpose: 'push', nowMs: 0 }, () => pushToCrm(lake, context));
    expect([keys(), written.stderr]).toEqual([[], '']);
  });

  it('says nothing of the made-up leads of a demo', async () => {
    await announce('e_1', 1);
    const demo = { ...lake, isDemo: true };
    await subscribeCrm(demo, context);
    await pushToCrm(demo, context);
    expect(keys()).toEqual([]);
    expect(existsSync(crmFolder(lake))).toBe(false);
  });

  it('refuses a CRM that cannot be meant before anything is done', async () => {
    await expect(subscribeCrm(lake, withCrm(context, 'crm'))).rejects.toThrow('LEAD_LAKE_CRM_URL must be');
  });
});
