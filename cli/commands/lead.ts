import { createReadingTools } from '#domain/reading-tools.ts';
import { keysOfText } from '../lake/keys-of-text.ts';
import { openLake } from '../lake/lake-directory.ts';
import { formatLead, type LeadReport } from '../output/lead.ts';
import { runPython } from '../python.ts';
import type { CommandContext, CommonOptions } from './context.ts';

/** `lake lead EMAIL|PHONE|ID`: everything known about one lead. */
export async function lead(text: string, options: CommonOptions, context: CommandContext): Promise<number> {
  const { console } = context;
  const report =
    options.env === undefined
      ? await readLead(text, options, context)
      : await (await import('../aws/commands.ts')).readLead(options.env, text, context);
  console.print(options.json ? JSON.stringify(report) : formatLead(report, console.styles));
  return 0;
}

function readLead(text: string, { dir }: CommonOptions, { env }: CommandContext): Promise<LeadReport> {
  const { gate } = openLake({ dir, pepper: env.pepper });
  const keys = keysOfText(text, createReadingTools(gate));
  return runPython<LeadReport>(['lead', '--dir', dir, ...keys.map((key) => `--key=${key}`), '--', text]);
}
