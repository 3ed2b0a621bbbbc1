import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stripAssembly } from '../../../rehearsal/strip/strip-assembly.ts';

const TEMPLATE = JSON.stringify({
  Resources: { Odd: { Type: 'AWS::Odd::Thing' }, Bucket: { Type: 'AWS::S3::Bucket' } },
});
const sha256 = (text: string | Buffer) => createHash('sha256').update(text).digest('hex');

describe('an assembly without some of its resources', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'strip-'));
    const from = path.join(folder, 'from');
    mkdirSync(path.join(from, 'asset.1'), { recursive: true });
    const hash = sha256(TEMPLATE);
    const files = { [hash]: { source: { path: 'Lake.template.json' } }, 1: { source: { path: 'asset.1' } } };
    writeFileSync(path.join(from, 'asset.1', 'index.mjs'), 'code');
    writeFileSync(path.join(from, 'Lake.template.json'), TEMPLATE);
    writeFileSync(path.join(from, 'Lake.assets.json'), JSON.stringify({ files }));
    writeFileSync(path.join(from, 'manifest.json'), JSON.stringify({ url: `s3://assets/${hash}.json` }));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const strip = () =>
    stripAssembly(
      path.join(folder, 'from'),
      path.join(folder, 'to'),
      ({ Type }) => Type === 'AWS::Odd::Thing',
    );
  const written = (...names: string[]) => readFileSync(path.join(folder, ...names));

  it('is another one; the one it came from stays whole', () => {
    expect(strip()).toEqual([
      { template: 'Lake.template.json', id: 'Odd', resource: { Type: 'AWS::Odd::Thing' } },
    ]);
    expect(JSON.parse(written('to', 'Lake.template.json').toString())).toEqual({
      Resources: { Bucket: { Type: 'AWS::S3::Bucket' } },
    });
    expect(written('from', 'Lake.template.json').toString()).toBe(TEMPLATE);
    expect(written('to', 'asset.1', 'index.mjs').toString()).toBe('code');
  });

  it('names its templates by what is in them now', () => {
    strip();
    const hash = sha256(written('to', 'Lake.template.json'));
    expect(hash).not.toBe(sha256(TEMPLATE));
    expect(JSON.parse(written('to', 'manifest.json').toString())).toEqual({
      url: `s3://assets/${hash}.json`,
    });
    expect(Object.keys(JSON.parse(written('to', 'Lake.assets.json').toString()).files)).toEqual(['1', hash]);
  });
});
