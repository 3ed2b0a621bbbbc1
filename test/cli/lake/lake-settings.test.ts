import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  createLakeSettings,
  isLake,
  readLakeSettings,
  replaceLakeSettings,
} from '#cli/lake/lake-settings.ts';

describe('the settings of a lake', () => {
  let root: string;
  let file: string;
  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'settings-'));
    file = path.join(root, 'lake.json');
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it('come back as they were written, with what others added', async () => {
    expect(isLake(root)).toBe(false);
    const settings = { format: 1 as const, gate_version: '1', home: root, demo: true, added_by: 'another' };
    await createLakeSettings(root, settings);
    expect(isLake(root)).toBe(true);
    expect(readLakeSettings(root)).toEqual(settings);
    await replaceLakeSettings(root, { ...settings, demo: false });
    expect(readLakeSettings(root)).toEqual({ ...settings, demo: false });
  });

  it('that another process has made meanwhile stay as they are', async () => {
    const settings = { format: 1 as const, gate_version: '1', home: root };
    await createLakeSettings(root, settings);
    await createLakeSettings(root, { ...settings, gate_version: '2' });
    expect(readLakeSettings(root)).toEqual(settings);
  });

  it.each([
    ['{"format": 2, "gate_version": "1", "home": "/x"}', / is not what this program writes \(format: /],
    ['{"format": 1, "home": "/x"}', / is not what this program writes \(gate_version: /],
    ['null', / is not what this program writes \(it: /],
    ['{"format": 1', / cannot be read \(.+\): restore it from a backup$/],
  ])('%s are refused, with the name of the file', (text, says) => {
    writeFileSync(file, text);
    expect(() => readLakeSettings(root)).toThrow(says);
    expect(() => readLakeSettings(root)).toThrow(file);
  });
});
