import { gzipSync } from 'node:zlib';
import { countsOf, requireSameLines, storedLines } from '../../rehearsal/stored-lines.ts';

const object = (key: string, ...lines: object[]) => ({
  key: `${key}/dt=2025-01-31/x.ndjson.gz`,
  body: gzipSync(lines.map((line) => `${JSON.stringify(line)}\n`).join('')),
});
const raw = (position: string, event_id: string) => ({
  position,
  event_id,
  event_type: 'page_view',
  sha256: 's',
  payload: 'p',
});
const bad = { position: 's/9/0', path: '', sha256: 's', bytes_base64: 'eA==' };

describe('the lines a lake has stored', () => {
  it('count once, however often they were delivered', () => {
    const lines = storedLines([
      object('raw/source=web', raw('s/1/0', 'a'), raw('s/2/0', 'b')),
      object('raw/source=web', raw('s/1/0', 'a')),
      object('quarantine/reason=not_json', bad),
    ]);
    expect(countsOf(lines)).toBe('2 raw, 0 validated, 1 in quarantine');
  });

  it('are the same wherever in a stream they came', () => {
    const here = storedLines([object('raw/source=web', raw('s/1/0', 'a'))]);
    const there = storedLines([object('raw/source=web', raw('t/7/3', 'a'))]);
    expect(() => requireSameLines(there, here)).not.toThrow();
  });

  it('are others where a source, a reason or a content differs', () => {
    const lines = storedLines([object('raw/source=web', raw('s/1/0', 'a'))]);
    for (const other of [
      object('raw/source=crm', raw('s/1/0', 'a')),
      object('raw/source=web', raw('s/1/0', 'b')),
    ]) {
      expect(() => requireSameLines(storedLines([other]), lines)).toThrow(
        /^raw holds 1 lines, .+ missing \["web"/,
      );
    }
    const quarantined = storedLines([object('quarantine/reason=empty', bad)]);
    const expected = storedLines([object('quarantine/reason=not_json', bad)]);
    expect(() => requireSameLines(quarantined, expected)).toThrow(/missing \["not_json"/);
  });

  it('are others where one is there twice', () => {
    const one = storedLines([object('raw/source=web', raw('s/1/0', 'a'))]);
    const two = storedLines([object('raw/source=web', raw('s/1/0', 'a'), raw('s/2/0', 'a'))]);
    expect(() => requireSameLines(two, one)).toThrow(/^raw holds 2 lines, the gate on this machine made 1/);
  });
});
