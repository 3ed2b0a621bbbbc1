import { createReadingTools } from '#domain/reading-tools.ts';
import { keysOfText } from '../lake/keys-of-text.ts';
import { openLake } from '../lake/lake-directory.ts';
import { type ChangeOptions, changeTimes } from '../lead/change-times.ts';
import type { LeadSources } from '../lead/lead-sources.ts';
import { readLead } from '../lead/read-lead.ts';
import { lastLogged } from '../lead/score-log.ts';
import { formatLead } from '../output/lead.ts';
import type { BatchLead } from '../output/lead-report.ts';
import { runPython } from '../python.ts';
import type { CommandContext, CommonOptions } from './context.ts';
import { profileSources } from './profile-sources.ts';

export type LeadOptions = CommonOptions & ChangeOptions;

/** `lake lead EMAIL|PHONE|ID`: everything known about one lead, by the last run and in real time. */
export async function lead(who: string, options: LeadOptions, context: CommandContext): Promise<number> {
  const { console } = context;
  const nowMs = context.now();
  const change = changeTimes(options, nowMs);
  const sources = {
    ...(await profileSources(who, options, context)),
    ...(await lakeSources(options, context)),
  };
  const report = await readLead({ who, sources, change, nowMs, note: console.note });
  console.print(options.json ? JSON.stringify(report) : formatLead(report, console.styles));
  return 0;
}

async function lakeSources(
  { env, dir }: CommonOptions,
  context: CommandContext,
): Promise<Pick<LeadSources, 'batch' | 'lastLogged'>> {
  if (env !== undefined) return (await import('../aws/commands.ts')).lakeSources(env, context);
  const { gate, objects } = openLake({ dir, pepper: context.env.pepper });
  return {
    batch: (who) => {
      const keys = keysOfText(who, createReadingTools(gate)).map((key) => `--key=${key}`);
      return runPython<BatchLead>(['lead', '--dir', dir, ...keys, '--', who]);
    },
    lastLogged: (leadId, untilMs) => lastLogged(objects, leadId, untilMs),
  };
}
