import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestGate } from './support/gate.ts';
import { kinesisBatch, SHARD_ID } from './support/kinesis.ts';

/** Where data sets lie that are not part of the repository. */
const DATA = process.env.LEAD_LAKE_DATA;

if (DATA === undefined) {
  process.stderr.write(
    'SKIPPED: JSONTestSuite needs LEAD_LAKE_DATA, a folder with corpora/JSONTestSuite.tar.gz\n',
  );
}

function readCases(archive: string): { name: string; bytes: Buffer }[] {
  const folder = mkdtempSync(join(tmpdir(), 'json-test-suite-'));
  try {
    execFileSync('tar', ['-xzf', archive, '-C', folder]);
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => /\/test_(?:parsing|transform)\/[^/]+\.json$/.test(`/${path}`))
      .sort()
      .map((path) => ({
        name: path.slice(path.lastIndexOf('/') + 1),
        bytes: readFileSync(join(folder, path)),
      }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

(DATA === undefined ? describe.skip : describe)('JSONTestSuite through the gate, each case a record', () => {
  const cases = DATA === undefined ? [] : readCases(join(DATA, 'corpora', 'JSONTestSuite.tar.gz'));
  const { handler, store, verdicts } = createTestGate();
  const indexOf = (sequenceNumber: string) => Number(sequenceNumber) - 100;

  beforeAll(async () => {
    expect(await handler(kinesisBatch(cases.map(({ bytes }) => bytes)))).toEqual({ batchItemFailures: [] });
  });

  it('has all 318 + 22 cases', () => {
    expect(cases).toHaveLength(340);
  });

  it('keeps the bytes of every case: whole, or its lines joined again', () => {
    const stored = store.storedBytes();
    for (const [i, { name, bytes }] of cases.entries()) {
      const prefix = `${SHARD_ID}/${100 + i}/`;
      const lines: string[] = [];
      for (const [position, part] of stored) {
        if (position.startsWith(prefix))
          lines[Number(position.slice(prefix.length))] = part.toString('latin1');
      }
      expect([name, Array.from(lines, (line) => line ?? '').join('\n')]).toEqual([
        name,
        bytes.toString('latin1'),
      ]);
    }
  });

  it('quarantines all 188 cases that must not parse, and only quarantines them', () => {
    const mustFail = verdicts.filter((v) => cases[indexOf(v.sequenceNumber)]?.name.startsWith('n_'));
    expect(new Set(mustFail.map(({ sequenceNumber }) => sequenceNumber)).size).toBe(188);
    expect(mustFail.filter(({ outcome }) => outcome === 'accepted')).toEqual([]);
  });

  it('calls no case that must parse not_json', () => {
    const wrong = verdicts.filter(
      (v) =>
        'reason' in v && v.reason === 'not_json' && cases[indexOf(v.sequenceNumber)]?.name.startsWith('y_'),
    );
    expect(wrong).toEqual([]);
  });
});
