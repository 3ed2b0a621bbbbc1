import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { markAsOwn, openLake, openOrCreateLake, openOwnLake } from '#cli/lake/lake-directory.ts';
import { GATE_VERSION } from '../../../lambdas/validation/gate-version.ts';

const PEPPER = '00112233445566778899aabbccddeeff';

describe('a lake directory', () => {
  let folder: string;
  let dir: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'lake-'));
    dir = path.join(folder, 'lake');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const create = (pepper: string | undefined = PEPPER) => openOrCreateLake({ dir, pepper, demo: false });
  const open = () => openLake({ dir, pepper: undefined });
  const settings = (values: object) =>
    writeFileSync(
      path.join(dir, 'lake.json'),
      JSON.stringify({ format: 1, gate_version: GATE_VERSION, home: dir, ...values }),
    );

  it('is made where there is none, and opened again with its own pepper', async () => {
    const lake = await create();
    expect(lake).toMatchObject({
      root: dir,
      objects: path.join(dir, 'objects'),
      gate: { pepper: Buffer.from(PEPPER, 'hex'), defaultRegion: 'US', defaultZones: {} },
      isDemo: false,
      derivedFrom: null,
    });
    expect(open()).toEqual(lake);
  });

  it('gets one pepper where two processes make it at once', async () => {
    const make = () => openOrCreateLake({ dir, pepper: undefined, demo: false });
    const lakes = await Promise.all([make(), make()]);
    const [first, second] = lakes.map(({ gate }) => Buffer.from(gate.pepper).toString('hex'));
    expect(first).toBe(second);
  });

  it('is not begun with a pepper that cannot be used', async () => {
    await expect(create('abc')).rejects.toMatchObject({ name: 'PepperError' });
    expect(existsSync(dir)).toBe(false);
  });

  it('is made where an earlier start was cut short, never where other files are', async () => {
    mkdirSync(dir);
    writeFileSync(path.join(dir, 'pepper.draft-12ab-34'), '0011');
    writeFileSync(path.join(dir, 'lake.json.draft'), '{');
    await create();
    rmSync(path.join(dir, 'lake.json'));
    writeFileSync(path.join(dir, 'thesis.txt'), '');
    await expect(create()).rejects.toThrow(
      `${dir} holds other files and is not a lake: name an empty or a new directory`,
    );
    expect(readdirSync(dir)).toContain('thesis.txt');
  });

  it('that is not there, or no lake, is not opened', () => {
    expect(open).toThrow(
      `there is no lake at ${dir}: send events to it first (lake send FILE), or try lake demo`,
    );
    mkdirSync(dir);
    expect(open).toThrow(`${dir} is not a lake (it has no lake.json): name another directory with --dir`);
  });

  it('of another gate version is not opened', async () => {
    await create();
    settings({ gate_version: 'older' });
    expect(open).toThrow(`were validated by gate older and this program has gate ${GATE_VERSION}`);
  });

  it('reads events by its own region and zones', async () => {
    await create();
    settings({ default_region: 'DE', default_zones: { webinar: 'Europe/Berlin' } });
    expect(open().gate).toMatchObject({ defaultRegion: 'DE', defaultZones: { webinar: 'Europe/Berlin' } });
  });

  it('made of another lake’s events shares its pepper, and takes no events', async () => {
    await create();
    const derived = path.join(folder, 'derived');
    mkdirSync(derived);
    writeFileSync(
      path.join(derived, 'lake.json'),
      JSON.stringify({ format: 1, gate_version: GATE_VERSION, home: derived, derived_from: dir }),
    );
    const props = { dir: derived, pepper: undefined };
    expect(openLake(props)).toMatchObject({ derivedFrom: dir, gate: { pepper: Buffer.from(PEPPER, 'hex') } });
    expect(() => openOwnLake(props)).toThrow(`say --dir ${dir}, and --out ${derived} to make them anew`);
    await expect(openOrCreateLake({ ...props, demo: false })).rejects.toMatchObject({ name: 'UserError' });
  });

  it('of a demo becomes its user’s own, and nothing else of it changes', async () => {
    const lake = await openOrCreateLake({ dir, pepper: PEPPER, demo: true });
    expect(lake.isDemo).toBe(true);
    const file = path.join(dir, 'lake.json');
    const before = JSON.parse(readFileSync(file, 'utf8'));
    await markAsOwn(lake);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ ...before, demo: false });
    expect(open().isDemo).toBe(false);
  });
});
