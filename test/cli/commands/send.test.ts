import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { send } from '#cli/commands/send.ts';
import { openLake, openOrCreateLake } from '#cli/lake/lake-directory.ts';
import { createTestContext } from './test-context.ts';

const INPUT =
  '{"event_type":"page_view","timestamp":"2024-05-05T10:00:00Z"}\n{"event_type":"badge_scan"}\nno JSON\n';

describe('lake send', () => {
  let folder: string;
  let dir: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'send-'));
    dir = path.join(folder, 'lake');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const sendInput = async (options: { json?: boolean; arrival?: string }) => {
    const { context, written } = createTestContext(INPUT);
    const code = await send('-', { dir, arrival: 'now', ...options }, context);
    return { code, stdout: written.stdout };
  };
  const arrivalDays = () => readdirSync(path.join(dir, 'objects', 'raw', 'source=web'));

  it('says what was read, accepted and quarantined, and which line was which', async () => {
    const { code, stdout } = await sendInput({});
    expect(code).toBe(0);
    expect(stdout).toMatch(/^read +3\naccepted +1\nquarantined +2\n/);
    expect(stdout).toMatch(/\n +2 {2}unknown_event_type +event_type\n +3 {2}not_json\n$/);
  });

  it('makes a demo’s lake its user’s own', async () => {
    await openOrCreateLake({ dir, pepper: createTestContext().context.env.pepper, demo: true });
    await sendInput({});
    expect(openLake({ dir, pepper: undefined }).isDemo).toBe(false);
  });

  it('prints one document with --json', async () => {
    expect(JSON.parse((await sendInput({ json: true })).stdout)).toEqual({
      read: 3,
      accepted: 1,
      quarantined: 2,
      reasons: { unknown_event_type: 1, not_json: 1 },
      rejects: [
        { line: 2, index: 0, reason: 'unknown_event_type', path: 'event_type' },
        { line: 3, index: 0, reason: 'not_json', path: '' },
      ],
    });
  });

  it('lets events arrive now, or at their own time', async () => {
    await sendInput({});
    expect(arrivalDays()).toEqual(['dt=2025-01-31']);
    await sendInput({ arrival: 'event-time' });
    expect(arrivalDays().sort()).toEqual(['dt=2024-05-05', 'dt=2025-01-31']);
  });

  it('makes no lake for a wrong option or a missing file', async () => {
    await expect(sendInput({ arrival: 'late' })).rejects.toThrow(
      '--arrival late is unknown: say now or event-time',
    );
    const { context } = createTestContext();
    const gone = send(path.join(folder, 'gone.ndjson'), { dir, arrival: 'now' }, context);
    await expect(gone).rejects.toMatchObject({ name: 'InputError' });
    expect(existsSync(dir)).toBe(false);
  });
});
