import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { LakeDirectory } from '#cli/lake/lake-directory.ts';
import { createLocalGate } from '#cli/lake/local-gate.ts';
import { defaultGateConfig } from '../../../lambdas/validation/gate-config.ts';
import type { Verdict } from '../../../lambdas/validation/verdict.ts';
import { TEST_PEPPER } from '../../lambdas/validation/support/gate.ts';
import { kinesisBatch } from '../../lambdas/validation/support/kinesis.ts';
import { MemoryStore } from '../../lambdas/validation/support/memory-store.ts';

describe('the gate on one machine', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'local-gate-'));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  const take = async (records: readonly unknown[]): Promise<string[]> => {
    const lake: LakeDirectory = {
      root,
      objects: path.join(root, 'objects'),
      gate: defaultGateConfig(TEST_PEPPER),
      isDemo: false,
      derivedFrom: null,
    };
    const outcomes: string[] = [];
    const onVerdicts = (verdicts: readonly Verdict[]) =>
      outcomes.push(...verdicts.map(({ outcome }) => outcome));
    const gate = createLocalGate(lake, () => 1000)({ store: new MemoryStore(), onVerdicts });
    await gate(kinesisBatch(records));
    return outcomes;
  };

  it('writes each count as a line that CloudWatch would read', async () => {
    expect(await take(['no JSON', 'neither'])).toEqual(['quarantined', 'quarantined']);
    const lines = readFileSync(path.join(root, 'logs', 'metrics.ndjson'), 'utf8')
      .trim()
      .split('\n');
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      {
        _aws: {
          Timestamp: 1000,
          CloudWatchMetrics: [
            {
              Namespace: 'LeadLake',
              Dimensions: [['reason']],
              Metrics: [{ Name: 'EventsQuarantined', Unit: 'Count' }],
            },
          ],
        },
        reason: 'not_json',
        EventsQuarantined: 2,
      },
    ]);
  });

  it('takes events also where their metrics cannot be written', async () => {
    writeFileSync(path.join(root, 'logs'), 'a file in the place of the folder');
    expect(await take([{ event_type: 'page_view' }])).toEqual(['accepted']);
  });
});
