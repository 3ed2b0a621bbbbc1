/** What commands do on a lake of AWS. Loaded only where `--env` names one: a lake on this machine needs no SDK. */
import type { CommandContext } from '../commands/context.ts';
import type { KpiReport } from '../commands/kpis.ts';
import type { Found } from '../commands/query.ts';
import type { RunOptions } from '../commands/run.ts';
import type { LeadReport } from '../output/lead.ts';
import type { RunReport } from '../output/run-report.ts';
import type { InputRecords, SendResult } from '../send/index.ts';
import { openAthena } from './athena/ask-lake.ts';
import { openDeployedLake } from './deployed-lake.ts';
import { kpisOfLake } from './kpis.ts';
import { keysUnderPepper } from './lead/keys-under-pepper.ts';
import { leadOfLake } from './lead/lead-of-lake.ts';
import { readLeadQueries } from './lead/lead-queries.ts';
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

export async function readLead(
  env: string,
  text: string,
  { console, sleep }: CommandContext,
): Promise<LeadReport> {
  const lake = openDeployedLake(env);
  const [queries, askLake] = await Promise.all([readLeadQueries(), openAthena(lake, sleep)]);
  console.progress('asking the lake for the lead');
  return leadOfLake({
    text,
    environment: env,
    ask: askLake,
    queries,
    keysOf: (given) => keysUnderPepper(lake, given),
    note: console.note,
  });
}
