import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { explainFailure } from '#cli/explain-failure.ts';
import { ROOT } from '#cli/setup/set-up.mjs';
import { UserError } from '#cli/user-error.ts';

describe('explainFailure', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'explain-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('repeats a message that was written for people, and keeps no details', () => {
    expect(explainFailure(new UserError('name an empty directory'), folder)).toBe('name an empty directory');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('passes on what the system said', () => {
    const error = Object.assign(new Error("EACCES: permission denied, open '/x'"), { code: 'EACCES' });
    expect(explainFailure(error, folder)).toBe(
      "the system refused (EACCES: permission denied, open '/x'); nothing is lost, run it again once that is mended",
    );
  });

  it('names the kind of what nobody foresaw, and puts the rest into a file of its own', () => {
    const said = explainFailure(new TypeError('x is not a function'), folder);
    const [, file = ''] =
      /^something broke inside \(TypeError\); nothing is lost, run it again; the details are in (.+)$/.exec(
        said,
      ) ?? [];
    expect(path.dirname(path.dirname(file))).toBe(folder);
    expect(readFileSync(file, 'utf8')).toMatch(/^TypeError: x is not a function\n +at /);
  });

  it('explains also what is no error, and where no file can be written', () => {
    expect(explainFailure('boom', path.join(folder, 'gone'))).toBe(
      'something broke inside (unknown error); nothing is lost, run it again',
    );
  });

  it('knows every error of the command line by its name', () => {
    const sources = readdirSync(path.join(ROOT, 'cli'), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(ts|mjs)$/.test(name))
      .map((name) => readFileSync(path.join(ROOT, 'cli', name), 'utf8'));
    const names = sources.flatMap((text) =>
      [...text.matchAll(/\bname = '(\w+Error)'/g)].map(([, name]) => name ?? ''),
    );
    expect(names.length).toBeGreaterThan(5);
    const unknown = names.filter(
      (name) => explainFailure(Object.assign(new Error('m'), { name }), folder) !== 'm',
    );
    expect(unknown).toEqual([]);
  });
});
