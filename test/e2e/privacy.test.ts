import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { jest } from '@jest/globals';
import { generateSeason } from '#cli/demo/season/index.ts';
import { ask, COMMAND_MS, lake, temporaryFolder } from './lake-process.ts';
import { runProgram } from './lake-tables.ts';

jest.setTimeout(4 * COMMAND_MS);

const LEADS = 200;
const END_MS = Date.UTC(2025, 5, 1);
const ADDRESS = /[a-z0-9._+-]+@[a-z0-9.-]+\.[a-z]+/gi;
const NATIONAL_DIGITS = 10;

/** The e-mail addresses and phone numbers of a season's people, in the forms a lake might keep them in. */
function contactsIn(payloads: readonly string[]): { addresses: Set<string>; numbers: Set<string> } {
  const addresses = new Set<string>();
  const numbers = new Set<string>();
  for (const payload of payloads) {
    for (const [address] of payload.replaceAll('%40', '@').matchAll(ADDRESS))
      addresses.add(address.toLowerCase());
    const [, phone = ''] = /"phone":"([^"]+)"/.exec(payload) ?? [];
    const digits = phone.replace(/\D/g, '');
    if (digits.length >= NATIONAL_DIGITS) numbers.add(digits.slice(-NATIONAL_DIGITS));
  }
  return { addresses, numbers };
}

const { events } = generateSeason({ leads: LEADS, seed: 3, endMs: END_MS });
const payloads = events.map(({ payload }) => payload).filter((payload) => payload.trim() !== '');
const { addresses, numbers } = contactsIn(payloads);

/** Which of the season's contacts a text gives away, however they are written in it. */
function contactsGivenAwayBy(text: string): string[] {
  const found = [...text.replaceAll('%40', '@').matchAll(ADDRESS)].map(([address]) => address.toLowerCase());
  const digits = text.replace(/[\s().-]/g, '');
  return [
    ...found.filter((address) => addresses.has(address)),
    ...[...numbers].filter((number) => digits.includes(number)),
  ];
}

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}

describe('contact data', () => {
  let scratch: Awaited<ReturnType<typeof temporaryFolder>>;
  let dir: string;
  /** All that the commands said. */
  const said: string[] = [];

  const command = async (...args: string[]): Promise<void> => {
    const { code, stdout, stderr } = await lake([...args, '--dir', dir]);
    expect([args[0], code, code === 0 ? '' : stderr]).toEqual([args[0], 0, '']);
    said.push(stdout, stderr);
  };

  beforeAll(async () => {
    scratch = await temporaryFolder('privacy');
    dir = path.join(scratch.folder, 'lake');
    const file = path.join(scratch.folder, 'season.ndjson');
    await writeFile(file, payloads.join('\n'));
    await command('send', file, '--arrival', 'event-time');
    await command('run', '--as-of', new Date(END_MS).toISOString());
    // A second send and run, so that the tables have earlier snapshots too.
    await command('send', file, '--arrival', 'event-time', '--json');
    await command('run', '--as-of', new Date(END_MS).toISOString(), '--json');
    await command('kpis');
  });
  afterAll(() => scratch.remove());

  it('is known for the most people, so that there is something to give away', async () => {
    expect(addresses.size).toBeGreaterThan(LEADS / 2);
    expect(numbers.size).toBeGreaterThan(LEADS / 4);
    const [known] = await ask<{ email: string; phone: string }>(
      dir,
      'select email, phone from lead_contacts where email is not null and phone is not null order by lead_id limit 1',
    );
    expect(contactsGivenAwayBy(`${known?.email} ${known?.phone}`)).toHaveLength(2);
  });

  it('stands in no table but the one made for it, earlier snapshots included', async () => {
    const files = (await runProgram('read_warehouse.py', dir)).trim().split('\n');
    const read = files.map((line) => JSON.parse(line) as { file: string; texts: string[] });
    expect(read.length).toBeGreaterThan(20);
    expect(
      read.flatMap(({ file, texts }) => texts.flatMap((text) => contactsGivenAwayBy(text).map(() => file))),
    ).toEqual([]);
  });

  it('stands in no file of the warehouse, the catalog or the logs, byte by byte', () => {
    const files = ['warehouse', 'logs', 'locks', 'catalog.db', 'lake.json'].flatMap((name) => {
      const place = path.join(dir, name);
      return name.includes('.') ? [place] : filesBelow(place);
    });
    const open = files.filter((file) => !file.startsWith(path.join(dir, 'warehouse', 'contacts')));
    expect(open.length).toBeGreaterThan(50);
    expect(open.length).toBeLessThan(files.length);
    const leaking = open.filter((file) => contactsGivenAwayBy(readFileSync(file, 'latin1')).length > 0);
    expect(leaking.map((file) => path.relative(dir, file))).toEqual([]);
  });

  it('is never said by send, run or kpis', () => {
    expect(said.join('')).toMatch(/not_json/);
    expect(contactsGivenAwayBy(said.join('\n'))).toEqual([]);
  });

  it('is not repeated by an error, neither what was asked for nor what the tables hold', async () => {
    const mistakes = [
      ['lead', 'nobody.at.all@example.com'],
      ['lead', '+1 202 555 0199'],
      ['lead', '(202) 555-0199'],
      ['lead', '2025550199'],
      ['lead', 'Nobody Atall'],
      ['query', 'select cast(email as bigint) from lead_contacts where email is not null'],
      ['query', 'select cast(phone as date) from lead_contacts where phone is not null'],
      ['query', 'select phone / 0 from lead_contacts'],
    ];
    for (const args of mistakes) {
      const { code, stdout, stderr } = await lake([...args, '--dir', dir]);
      expect([args, code, stdout]).toEqual([args, 1, '']);
      expect(stderr).not.toMatch(/nobody|0199/i);
      expect(contactsGivenAwayBy(stderr)).toEqual([]);
    }
  });
});
