import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { keepPepper, newPepper, readPepper } from '#cli/lake/lake-pepper.ts';

const ONE = '00112233445566778899aabbccddeeff';
const OTHER = 'ffeeddccbbaa99887766554433221100';

describe('the pepper of a lake', () => {
  let root: string;
  let file: string;
  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'pepper-'));
    file = path.join(root, 'pepper');
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it('is 32 bytes made at random, where none is given', () => {
    expect(newPepper(undefined)).toMatch(/^[0-9a-f]{64}$/);
    expect(newPepper(undefined)).not.toBe(newPepper(undefined));
  });

  it('is the given one, if that can be used', () => {
    expect(newPepper(` ${ONE}\n`)).toBe(ONE);
    expect(() => newPepper('abc')).toThrow('the pepper (LEAD_LAKE_PEPPER) must be hexadecimal or base64');
  });

  it('is kept for its owner only, and leaves no draft', async () => {
    await keepPepper(root, ONE);
    expect(readFileSync(file, 'utf8')).toBe(`${ONE}\n`);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(root)).toEqual(['pepper']);
    expect(readPepper(root, undefined)).toEqual(Buffer.from(ONE, 'hex'));
  });

  it('stays the first one, whoever comes later', async () => {
    await keepPepper(root, ONE);
    await keepPepper(root, OTHER);
    expect(readFileSync(file, 'utf8')).toBe(`${ONE}\n`);
  });

  it('may be given once more, in another spelling, but not another one', async () => {
    await keepPepper(root, ONE);
    expect(readPepper(root, Buffer.from(ONE, 'hex').toString('base64'))).toEqual(Buffer.from(ONE, 'hex'));
    expect(() => readPepper(root, OTHER)).toThrow(
      `LEAD_LAKE_PEPPER is not the pepper ${root} was made with: unset it, or name another directory with --dir`,
    );
  });

  it('that is damaged or gone is asked back from the backup, and never told', () => {
    expect(() => readPepper(root, undefined)).toThrow(
      `${file} is missing or cannot be read: restore it from a backup, ids depend on it`,
    );
    writeFileSync(file, 'c0ffee');
    expect(() => readPepper(root, undefined)).toThrow(
      `${file} must have at least 16 bytes: restore it from a backup, ids depend on it`,
    );
  });
});
