import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { BUS_FILE, createDirectoryEventBus } from '#adapters/directory-event-bus.ts';
import { ROOT } from '#cli/setup/paths.mjs';
import type { LeadEvent } from '#domain/scoring/lead-event.ts';

const changed = (id: string): LeadEvent => ({
  type: 'LeadBandChanged',
  detail: {
    id,
    idempotencyKey: 'e_1:5:2.7',
    leadId: 'e_1',
    from: 'COLD',
    to: 'HOT',
    asOfMs: 5,
    epoch: 2,
    version: 7,
    finalScore: 90,
    recommendedAction: 'Call within 1 hour',
    reasons: [],
    cause: 'event',
  },
});

/** Hands over two events, the second of a megabyte. */
const HANDING_OVER = `
  import { createDirectoryEventBus } from '#adapters/directory-event-bus.ts';
  const bus = createDirectoryEventBus(process.argv[1], () => 1000);
  const told = (id, text) => ({ type: 'LeadBandChanged', detail: { id, text } });
  console.log([...await bus.publish([told('1', ''), told('2', 'x'.repeat(1_000_000))])].join());
`;

describe('the event bus in a directory', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'bus-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const lines = () => readFileSync(path.join(folder, 'bus', BUS_FILE), 'utf8').split('\n');
  const openBus = () => createDirectoryEventBus(path.join(folder, 'bus'), () => 1000);

  it('keeps events as EventBridge delivers them, in order', async () => {
    expect(await openBus().publish([changed('1'), changed('2')])).toEqual(new Set());
    expect(await openBus().publish([changed('3')])).toEqual(new Set());

    const [first = '', ...others] = lines();
    expect(JSON.parse(first)).toEqual({
      id: '1',
      source: 'lead-lake',
      'detail-type': 'LeadBandChanged',
      time: '1970-01-01T00:00:01.000Z',
      detail: changed('1').detail,
    });
    expect(others.map((line) => line && JSON.parse(line).id)).toEqual(['2', '3', '']);
  });

  it('loses no event of several who hand over at once', async () => {
    const ids = Array.from({ length: 40 }, (_, at) => String(at));
    await Promise.all(ids.map((id) => openBus().publish([changed(id)])));
    const kept = lines().filter((line) => line !== '');
    expect(kept.map((line) => JSON.parse(line).id).sort()).toEqual([...ids].sort());
  });

  it('begins a new line after one that was cut short', async () => {
    await openBus().publish([changed('1')]);
    appendFileSync(path.join(folder, 'bus', BUS_FILE), '{"id":"2","sou');
    await openBus().publish([changed('3')]);
    expect(lines().map((line) => line.slice(0, 10))).toEqual(['{"id":"1",', '{"id":"2",', '{"id":"3",', '']);
  });

  it('answers with the events that it could not keep, and does not throw', async () => {
    writeFileSync(path.join(folder, 'bus'), 'a file in the place of the folder');
    expect(await openBus().publish([changed('1'), changed('2')])).toEqual(new Set(['1', '2']));
  });

  it('answers with events that the disk took in part, and loses none that is handed over after them', async () => {
    // no file may be larger than 512 kB: a write is cut short there
    const limited = 'ulimit -f 512 && exec "$0" --import tsx --input-type=module --eval "$1" "$2"';
    const args = ['-c', limited, process.execPath, HANDING_OVER, path.join(folder, 'bus')];
    const answer = execFileSync('bash', args, { cwd: ROOT, encoding: 'utf8' });
    expect(answer).toBe('1,2\n');
    expect(await openBus().publish([changed('3')])).toEqual(new Set());
    expect(lines().map((line) => line.slice(0, 10))).toEqual(['{"id":"1",', '{"id":"2",', '{"id":"3",', '']);
  });

  it('writes nothing for nothing', async () => {
    await openBus().publish([]);
    expect(existsSync(path.join(folder, 'bus'))).toBe(false);
  });
});
