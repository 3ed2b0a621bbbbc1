import { createDirectoryObjectStore } from '#adapters/directory-object-store.ts';
import { claimedTimeMs } from '../../lambdas/validation/claimed-time.ts';
import { type LakeDirectory, markAsOwn, openOrCreateLake } from '../lake/lake-directory.ts';
import { createLocalGate } from '../lake/local-gate.ts';
import { pushToCrm, subscribeCrm } from '../lake/push-to-crm.ts';
import { type AlongScoring, withScoring } from '../lake/score-along.ts';
import { formatNumber } from '../output/quantities.ts';
import { formatSendResult } from '../output/send-result.ts';
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
import { DEFAULT_ARRIVAL } from './choices.ts';
import type { CommandContext, CommonOptions } from './context.ts';

export interface SendOptions extends CommonOptions {
  readonly format?: string;
  readonly map?: string;
  readonly arrival: string;
}

const EVENT_TIME_ARRIVAL = 'event-time';

/** `lake send FILE`: events to the stream, and what the gate made of them. */
export async function send(file: string, options: SendOptions, context: CommandContext): Promise<number> {
  const { arrival, env, format, map: mapFile } = options;
  if (arrival !== DEFAULT_ARRIVAL && arrival !== EVENT_TIME_ARRIVAL) {
    throw new UserError(`--arrival ${arrival} is unknown: say ${DEFAULT_ARRIVAL} or ${EVENT_TIME_ARRIVAL}`);
  }
  if (env !== undefined && arrival !== DEFAULT_ARRIVAL) {
    throw new UserError(
      `--arrival ${arrival} is for a lake on this machine: on AWS the stream says when an event arrived`,
    );
  }
  const input = await openInput({
    file,
    standardInput: context.standardInput,
    ...(format !== undefined && { format }),
    ...(mapFile !== undefined && { mapFile }),
  });
  const result =
    env === undefined
      ? await sendHere(input, options, context)
      : await (await import('../aws/commands.ts')).send(env, input, context);
  const { read, accepted, quarantined, reasons, rejects } = result;
  const { console } = context;
  console.print(
    options.json
      ? JSON.stringify({ read, accepted, quarantined, reasons, rejects })
      : formatSendResult(result, console.styles),
  );
  return 0;
}

async function sendHere(
  input: InputRecords,
  { dir, arrival }: SendOptions,
  context: CommandContext,
): Promise<SendResult> {
  const lake = await openOrCreateLake({ dir, pepper: context.env.pepper, demo: false });
  await markAsOwn(lake);
  await subscribeCrm(lake, context);
  const { gate } = lake;
  const arrivalMsOf =
    arrival === DEFAULT_ARRIVAL ? arrivalNow : arrivalAtEventTime((payload) => claimedTimeMs(payload, gate));
  const result = await withScoring(lake, context, (scoring) =>
    sendTo(lake, input, arrivalMsOf, context, scoring),
  );
  await pushToCrm(lake, context);
  return result;
}

/**
 * Sends records into a lake, with progress.
 *
 * @param scoring scores them as they come; left out, they wait for whoever does
 */
export function sendTo(
  lake: LakeDirectory,
  input: InputRecords,
  arrivalMsOf: ArrivalMsOf,
  context: CommandContext,
  scoring?: AlongScoring,
): Promise<SendResult> {
  const { now, sleep, console } = context;
  return sendRecords({
    lakeDir: lake.root,
    input,
    arrivalMsOf,
    store: createDirectoryObjectStore(lake.objects),
    createGate: createLocalGate(lake, now),
    ...(scoring && { deliverFurther: scoring.deliver }),
    now,
    sleep,
    onProgress: ({ read, quarantined }) =>
      console.progress(`sent ${formatNumber(read)} records, ${formatNumber(quarantined)} quarantined`),
  });
}
