import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startChild } from '../local/programs/child.ts';

const LINES = 300;
/** How many chunks each run may send before it is killed. */
const CHUNKS_BEFORE_KILL = [0, 2, 5];

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'send-kill-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('a send that is killed again and again', () => {
  it('has every line in raw in the end, each position once or with the same text, and nothing half written', async () => {
    const lake = path.join(folder, 'lake');
    const file = path.join(folder, 'leads.ndjson');
    const lines = Array.from({ length: LINES }, (_, at) => `{"line":${at}}`);
    await writeFile(file, lines.join('\n'));

    const program = path.join('..', '..', 'send', 'programs', 'send-file.ts');
    for (const chunks of CHUNKS_BEFORE_KILL) {
      const sender = startChild(program, lake, file);
      for (let said = 0; said < chunks; said += 1) await sender.nextLine();
      await sender.kill();
    }
    const last = startChild(program, lake, file);
    let said = '';
    for (let line = await last.nextLine(); line !== null; line = await last.nextLine()) said = line;

    expect(JSON.parse(said)).toMatchObject({ read: LINES, accepted: LINES, quarantined: 0 });
    const texts = new Map<string, string>();
    for (const name of await readdir(path.join(lake, 'raw'))) {
      for (const line of (await readFile(path.join(lake, 'raw', name), 'utf8')).split('\n')) {
        const { sequenceNumber, text } = JSON.parse(line);
        expect(texts.get(sequenceNumber) ?? text).toBe(text);
        texts.set(sequenceNumber, text);
      }
    }
    expect(new Set(texts.values())).toEqual(new Set(lines));
    expect(await readdir(path.join(lake, '.tmp'))).toEqual([]);
  }, 60_000);
});
