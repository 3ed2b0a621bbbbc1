import { createReadingTools } from '#domain/reading-tools.ts';
import { type LakeDirectory, markAsOwn, openOwnLake } from '../lake/lake-directory.ts';
import { pushToCrm, subscribeCrm } from '../lake/push-to-crm.ts';
import { withScoring } from '../lake/score-along.ts';
import { formatStoredScore } from '../output/realtime-score.ts';
import { formatSendResult } from '../output/send-result.ts';
import { chooseEvent } from '../override/choose-event.ts';
import { type OverrideEvent, type OverrideRequest, overrideEvents } from '../override/read-override.ts';
import { arrivalNow, type InputRecords, type SendResult } from '../send/index.ts';
import type { CommandContext, CommonOptions } from './context.ts';
import { profileSources } from './profile-sources.ts';
import { storedScore } from './score.ts';
import { sendTo } from './send.ts';

export type OverrideOptions = CommonOptions & OverrideRequest;

/** `lake override WHO`: a person sets a lead's band for a while, or withdraws that. It is an event like any other. */
export async function override(
  who: string,
  options: OverrideOptions,
  context: CommandContext,
): Promise<number> {
  const { console } = context;
  const { env, json } = options;
  if (env !== undefined) {
    const sent = await overrideOnAws(env, who, options, context);
    console.print(json ? JSON.stringify(sent) : formatSendResult(sent, console.styles));
    console.note(`lake score ${who} --env ${env} tells what real-time scoring makes of it`);
    return 0;
  }
  const lake = openOwnLake({ dir: options.dir, pepper: context.env.pepper });
  const { readPhone } = createReadingTools(lake.gate);
  const events = overrideEvents(who, options, readPhone, context.now());
  const sources = await profileSources(who, options, context);
  await sendHere(lake, await chooseEvent(events, sources), context);
  const stored = await storedScore(sources, context.now());
  console.print(json ? JSON.stringify(stored) : formatStoredScore(stored, console.styles));
  return 0;
}

async function sendHere(lake: LakeDirectory, event: OverrideEvent, context: CommandContext): Promise<void> {
  await subscribeCrm(lake, context);
  await markAsOwn(lake);
  await withScoring(lake, context, (scoring) => sendTo(lake, only(event), arrivalNow, context, scoring));
  await pushToCrm(lake, context);
}

/** Whoever may send may override; looking somebody up takes the pepper, which not everybody may read. */
async function overrideOnAws(
  env: string,
  who: string,
  request: OverrideRequest,
  context: CommandContext,
): Promise<SendResult> {
  const aws = await import('../aws/commands.ts');
  const [event] = overrideEvents(who, request, aws.phoneReaderOf(env), context.now());
  return aws.send(env, only(event), context);
}

async function* only(event: OverrideEvent): InputRecords {
  yield [{ line: 1, data: Buffer.from(JSON.stringify(event)) }];
}
