import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createSubscriberCursor } from '#cli/local/api-destination/subscriber-cursor.ts';

describe('a subscriber’s cursor', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'cursor-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is at the start of the bus until it has begun, and begins once', async () => {
    const cursor = createSubscriberCursor(folder);
    expect(await cursor.load()).toBe(0);
    await cursor.begin(70);
    await cursor.begin(90);
    expect(await createSubscriberCursor(folder).load()).toBe(70);
    await cursor.save(80);
    expect(await createSubscriberCursor(folder).load()).toBe(80);
  });

  it.each(['', '{"place":', '{"place":-1}', '{"place":"7"}', '{}'])(
    'that reads %j is at the start, so that events come twice rather than never',
    async (text) => {
      writeFileSync(path.join(folder, 'cursor.json'), text);
      expect(await createSubscriberCursor(folder).load()).toBe(0);
    },
  );
});
