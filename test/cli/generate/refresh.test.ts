import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { refreshGenerated } from '#cli/generate/refresh.ts';
import { ROOT } from '#cli/setup/set-up.mjs';

const SCORECARD = 'definitions/scorecard.yaml';

/** Generated models say so in their first line. */
function isGenerated(name: string): boolean {
  return /^-- .*generated/i.test(readFileSync(path.join(ROOT, 'glue-scripts/models', name), 'utf8'));
}

describe('refreshGenerated', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'refresh-'));
    for (const folder of ['definitions', 'glue-scripts', 'athena-queries', 'docs', 'lambdas']) {
      cpSync(path.join(ROOT, folder), path.join(root, folder), { recursive: true });
    }
  });
  afterEach(() => rmSync(root, { recursive: true }));

  const edit = (from: string, to: string) => {
    const text = readFileSync(path.join(root, SCORECARD), 'utf8');
    expect(text).toContain(from);
    writeFileSync(path.join(root, SCORECARD), text.replace(from, to));
  };

  it('writes what an edited definition changes, once', () => {
    expect(refreshGenerated(root)).toEqual([]);
    edit('name: HOT, at_least: 80', 'name: HOT, at_least: 81');
    const written = refreshGenerated(root);
    expect(written.length).toBeGreaterThan(0);
    expect(written.some((file) => readFileSync(path.join(root, file), 'utf8').includes('81'))).toBe(true);
    expect(refreshGenerated(root)).toEqual([]);
  });

  it('writes a generated file that is missing', () => {
    const file = path.join(
      'glue-scripts',
      'models',
      readdirSync(path.join(ROOT, 'glue-scripts/models')).find(isGenerated) ?? '',
    );
    rmSync(path.join(root, file));
    expect(refreshGenerated(root)).toEqual([file]);
    expect(readFileSync(path.join(root, file), 'utf8')).toBe(readFileSync(path.join(ROOT, file), 'utf8'));
  });

  it('writes nothing of a definition with a mistake', () => {
    edit('name: HOT, at_least: 80', 'name: HOT, at_least: 81');
    edit('group: source', 'group: sauce');
    expect(() => refreshGenerated(root)).toThrow(/^definitions\/scorecard\.yaml:\d+: .*sauce/);
    edit('group: sauce', 'group: source');
    expect(refreshGenerated(root).length).toBeGreaterThan(0);
  });
});
