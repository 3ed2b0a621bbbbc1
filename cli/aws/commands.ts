/** What commands do on a lake of AWS. Loaded only where `--env` names one: a lake on this machine needs no SDK. */
import { createPhoneReader, type PhoneReader } from '#domain/contact/phone.ts';
import type { CommandContext } from '../commands/context.ts';
import type { KpiReport } from '../commands/kpis.ts';
import type { Found } from '../commands/query.ts';
import type { RunOptions } from '../commands/run.ts';
import { KEY_ID, keyIdsOfText } from '../lake/key-ids-of-text.ts';
import type { LeadSources } from '../lead/lead-sources.ts';
import type { RunReport } from '../output/run-report.ts';
import type { InputRecords, SendResult } from '../send/index.ts';
import { openAthena } from './athena/ask-lake.ts';
import { openDeployedLake } from './deployed-lake.ts';
import { kpisOfLake } from './kpis.ts';
import { keysUnderPepper, toolsUnderPepper } from './lead/keys-under-pepper.ts';
import { lastLoggedOfLake } from './lead/last-logged-of-lake.ts';
import { leadOfLake } from './lead/lead-of-lake.ts';
import { readLeadQueries } from './lead/lead-queries.ts';
import { withProfilesOf } from './lead/profiles-of-lake.ts';
import { runLake } from './run/run-lake.ts';
import { sendToLake } from './send/send.ts';

export function send(env: string, input: InputRecords, context: CommandContext): Promise<SendResult> {
  return sendToLake(openDeployedLake(env), input, context);
}

export function run(env: string, { asOf }: RunOptions, context: CommandContext): Promise<RunReport> {
  return runLake(openDeployedLake(env), asOf, context);
}

export async function ask(env: string, sql: string, { console, sleep }: CommandContext): Promise<Found> {
  const askLake = await openAthena(openDeployedLake(env), sleep);
  console.progress('waiting for Athena');
  return askLake(sql);
}

export async function readKpis(env: string, { console, sleep }: CommandContext): Promise<KpiReport> {
  const askLake = await openAthena(openDeployedLake(env), sleep);
  console.progress('asking the lake for its KPIs');
  return kpisOfLake(askLake, env);
}

/** What the lake's tables say of leads, by Athena. */
export async function lakeSources(
  env: string,
  { console, sleep }: CommandContext,
): Promise<Pick<LeadSources, 'batch' | 'lastLogged'>> {
  const lake = openDeployedLake(env);
  const [queries, ask] = await Promise.all([readLeadQueries(), openAthena(lake, sleep)]);
  const { note } = console;
  console.progress('asking the lake for the lead');
  return {
    batch: (text) =>
      leadOfLake({
        text,
        environment: env,
        ask,
        queries,
        keysOf: (given) => keysUnderPepper(lake, given),
        note,
      }),
    lastLogged: (leadId, untilMs) => lastLoggedOfLake(ask, leadId, untilMs),
  };
}

/** What is scored in real time alone: Athena is not asked. */
export async function profileSources(
  env: string,
  text: string,
  { console }: CommandContext,
): Promise<Pick<LeadSources, 'withProfiles' | 'keyIds'>> {
  const lake = openDeployedLake(env);
  return {
    withProfiles: (work) => withProfilesOf(lake, work, console.note),
    // the pepper is read only where it is needed: not everybody may
    keyIds: async () => (KEY_ID.test(text) ? [text] : keyIdsOfText(text, await toolsUnderPepper(lake))),
  };
}

/** How the gate of a lake on AWS reads phone numbers. */
export function phoneReaderOf(env: string): PhoneReader {
  return createPhoneReader(openDeployedLake(env).gate.defaultRegion);
}
