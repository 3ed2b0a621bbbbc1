import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, open, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { errorCode, namingPath } from '#adapters/store-write-error.ts';
import { parseCsvMap } from './csv-map.ts';
import { InputError } from './input-error.ts';
import { formatOf, STANDARD_INPUT } from './input-format.ts';
import type { InputRecords } from './input-record.ts';
import { readCsv } from './read-csv.ts';
import { readJson } from './read-json.ts';
import { readNdjson } from './read-ndjson.ts';

export interface InputProps {
  /** Path of the input, or `STANDARD_INPUT`. */
  readonly file: string;
  /** What `file` refers to where it is `STANDARD_INPUT`. */
  readonly standardInput: AsyncIterable<Uint8Array>;
  /** One of `INPUT_FORMATS`. Left out, the file's extension tells; standard input is ndjson. */
  readonly format?: string;
  /** Path of the CSV map; csv cannot be read without one, and nothing else can be read with one. */
  readonly mapFile?: string;
}

/**
 * The records of an input. A missing file, an unknown format or a broken map is refused here, before a lake is
 * touched; a CSV file's own shape is looked through before its first record is given.
 */
export async function openInput({ file, standardInput, format, mapFile }: InputProps): Promise<InputRecords> {
  if (file !== STANDARD_INPUT) await checkReadable(file);
  const known = formatOf(file, format);
  if (known === 'csv' && mapFile === undefined) {
    throw new InputError(
      `${nameOf(file)}: csv needs a map that says which column feeds which field: --map MAP.yaml`,
    );
  }
  if (known !== 'csv' && mapFile !== undefined) {
    throw new InputError(
      `a map is for csv, and ${nameOf(file)} is read as ${known}; leave --map out or say --format csv`,
    );
  }
  const read = (): AsyncIterable<Uint8Array> =>
    file === STANDARD_INPUT ? standardInput : createReadStream(file);
  if (known === 'ndjson') return readNdjson(read(), nameOf(file));
  if (known === 'json') return readJson(read());

  const map = parseCsvMap(await readText(mapFile ?? ''), mapFile ?? '');
  if (file !== STANDARD_INPUT) return readCsv(() => createReadStream(file), nameOf(file), map);
  return spooled(standardInput, (open) => readCsv(open, nameOf(file), map));
}

function nameOf(file: string): string {
  return file === STANDARD_INPUT ? 'standard input' : file;
}

/** Standard input comes once and a CSV input is read twice, so it is kept on the disk for as long as it is read. */
async function* spooled(
  chunks: AsyncIterable<Uint8Array>,
  read: (open: () => AsyncIterable<Uint8Array>) => InputRecords,
): InputRecords {
  const folder = await mkdtemp(path.join(tmpdir(), 'lead-lake-'));
  const copy = path.join(folder, 'input');
  try {
    await namingPath(copy, () => pipeline(chunks, createWriteStream(copy, { mode: 0o600 })));
    yield* read(() => createReadStream(copy));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function checkReadable(file: string): Promise<void> {
  try {
    const handle = await open(file, 'r');
    await handle.close();
    if ((await stat(file)).isDirectory()) throw new InputError(`${file} is a directory; name a file in it`);
  } catch (error) {
    throw toInputError(file, error);
  }
}

async function readText(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: unknown) => {
    throw toInputError(file, error);
  });
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'permission is denied',
  EISDIR: 'it is a directory; name a file in it',
};

function toInputError(file: string, error: unknown): unknown {
  const code = errorCode(error);
  return code === null ? error : new InputError(`cannot read ${file}: ${REASONS[code] ?? code}`);
}
