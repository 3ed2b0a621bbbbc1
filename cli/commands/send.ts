import { createDirectoryObjectStore } from '#adapters/directory-object-store.ts';
import { claimedTimeMs } from '#domain/events/claimed-time.ts';
import { type LakeDirectory, markAsOwn, openOrCreateLake } from '../lake/lake-directory.ts';
import { createLocalGate } from '../lake/local-gate.ts';
import { formatNumber, formatTable } from '../output/table.ts';
import {
  type ArrivalMsOf,
  arrivalAtEventTime,
  arrivalNow,
  type InputRecords,
  openInput,
  type SendResult,
  sendRecords,
} from '../send/index.ts';
import { UserError } from '../user-error.ts';
import type { CommandContext, CommonOptions } from './context.ts';

export interface SendOptions extends CommonOptions {
  readonly format?: string;
  readonly map?: string;
  readonly arrival: string;
}

/** Rejected lines named one by one; the JSON document names more. */
const SHOWN_REJECTS = 20;

/** `lake send FILE`: events to the stream, and what the gate made of them. */
export async function send(file: string, options: SendOptions, context: CommandContext): Promise<number> {
  if (options.arrival !== 'now' && options.arrival !== 'event-time') {
    throw new UserError(`--arrival ${options.arrival} is unknown: say now or event-time`);
  }
  const { format, map: mapFile } = options;
  const input = await openInput({
    file,
    standardInput: context.standardInput,
    ...(format !== undefined && { format }),
    ...(mapFile !== undefined && { mapFile }),
  });
  const lake = await openOrCreateLake({ dir: options.dir, pepper: context.env.pepper, demo: false });
  await markAsOwn(lake);
  const { gate } = lake;
  const arrivalMsOf =
    options.arrival === 'now' ? arrivalNow : arrivalAtEventTime((payload) => claimedTimeMs(payload, gate));
  const result = await sendTo(lake, input, arrivalMsOf, context);
  if (options.json) {
    const { read, accepted, quarantined, reasons, rejects } = result;
    context.console.print(JSON.stringify({ read, accepted, quarantined, reasons, rejects }));
  } else printResult(result, context);
  return 0;
}

/** Sends records into a lake, with progress. */
export function sendTo(
  lake: LakeDirectory,
  input: InputRecords,
  arrivalMsOf: ArrivalMsOf,
  context: CommandContext,
): Promise<SendResult> {
  const { now, sleep, console } = context;
  return sendRecords({
    lakeDir: lake.root,
    input,
    arrivalMsOf,
    store: createDirectoryObjectStore(lake.objects),
    createGate: createLocalGate(lake, now),
    now,
    sleep,
    onProgress: ({ read, quarantined }) =>
      console.progress(`sent ${formatNumber(read)} records, ${formatNumber(quarantined)} quarantined`),
  });
}

function printResult(result: SendResult, { console }: CommandContext): void {
  const { read, accepted, quarantined, reasons, rejects, leftover } = result;
  const { green, red, styles } = { ...console.styles, styles: console.styles };
  console.print(`read         ${formatNumber(read)}`);
  console.print(`accepted     ${green(formatNumber(accepted))}`);
  console.print(`quarantined  ${quarantined > 0 ? red(formatNumber(quarantined)) : '0'}`);
  if (leftover.read > 0) {
    console.print(`and ${formatNumber(leftover.read)} records that an interrupted send had left waiting`);
  }
  if (quarantined === 0) return;
  const counted = Object.entries(reasons).sort(([a], [b]) => a.localeCompare(b));
  console.print(`\n${formatTable(['reason', 'events'], counted, styles)}`);
  const shown = rejects.slice(0, SHOWN_REJECTS).map(({ line, reason, path }) => [line, reason, path]);
  console.print(`\n${formatTable(['line', 'reason', 'field'], shown, styles)}`);
  if (quarantined > shown.length) {
    console.print(`… and ${formatNumber(quarantined - shown.length)} more (--json names up to 1,000)`);
  }
}
