import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { BUS_FILE } from '#adapters/directory-event-bus.ts';
import { endOfBus, readBus } from '#cli/local/bus-reader.ts';

describe('reading the event bus', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'bus-reader-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const append = (text: string) => appendFileSync(path.join(folder, BUS_FILE), text);
  const changed = (id: string) => `{"id":"${id}","detail-type":"LeadBandChanged"}\n`;
  const scored = (id: string) => `{"id":"${id}","detail-type":"LeadScored","about":"LeadBandChanged"}\n`;
  const idsFrom = async (from: number) => {
    const { found, next } = await readBus(folder, 'LeadBandChanged', from);
    return { ids: found.map(({ event }) => event.id), places: found.map((one) => one.next), next };
  };

  it('finds nothing where there is no bus', async () => {
    expect(await idsFrom(0)).toEqual({ ids: [], places: [], next: 0 });
    expect(await endOfBus(folder)).toBe(0);
  });

  it('gives the events of one type and where to read on after each, and after those of other types', async () => {
    append(changed('1') + scored('2') + changed('3') + scored('4'));
    const [one, three] = [
      changed('1').length,
      changed('1').length + scored('2').length + changed('3').length,
    ];
    const all = await idsFrom(0);
    expect(all).toEqual({ ids: ['1', '3'], places: [one, three], next: await endOfBus(folder) });
    expect((await idsFrom(one)).ids).toEqual(['3']);
    expect(await idsFrom(all.next)).toEqual({ ids: [], places: [], next: all.next });
    append(changed('5'));
    expect((await idsFrom(all.next)).ids).toEqual(['5']);
  });

  it('passes over a line that was cut short, whatever bytes it ends in', async () => {
    append('{"detail-type":"LeadBandChanged","id":"');
    appendFileSync(path.join(folder, BUS_FILE), Buffer.from([0xe2, 0x82]));
    append(`\n${changed('2')}`);
    const { ids, places } = await idsFrom(0);
    expect([ids, places]).toEqual([['2'], [await endOfBus(folder)]]);
  });

  it('leaves a line alone that is still being written', async () => {
    append(`${changed('1')}{"id":"2","detail-type":"LeadBandChanged"}`);
    expect(await idsFrom(0)).toEqual({
      ids: ['1'],
      places: [changed('1').length],
      next: changed('1').length,
    });
  });

  it('begins again with a bus that is shorter than what was read', async () => {
    writeFileSync(path.join(folder, BUS_FILE), changed('1'));
    expect((await idsFrom(10_000)).ids).toEqual(['1']);
  });

  it('gives a long bus page by page', async () => {
    append(Array.from({ length: 1001 }, (_, at) => changed(String(at))).join(''));
    const first = await readBus(folder, 'LeadBandChanged', 0);
    expect([first.found.length, first.isLast]).toEqual([1000, false]);
    expect((await idsFrom(first.next)).ids).toEqual(['1000']);
  });
});
