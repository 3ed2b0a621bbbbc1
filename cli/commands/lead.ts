import { createReadingTools } from '#domain/reading-tools.ts';
import { keysOfText } from '../lake/keys-of-text.ts';
import { openLake } from '../lake/lake-directory.ts';
import { formatLead, type LeadReport } from '../output/lead.ts';
import { runPython } from '../python.ts';
import type { CommandContext, CommonOptions } from './context.ts';

/** `lake lead EMAIL|PHONE|ID`: everything known about one lead. */
export async function lead(text: string, options: CommonOptions, context: CommandContext): Promise<number> {
  const { gate } = openLake({ dir: options.dir, pepper: context.env.pepper });
  const keys = keysOfText(text, createReadingTools(gate));
  const report = await runPython<LeadReport>([
    'lead',
    '--dir',
    options.dir,
    ...keys.map((key) => `--key=${key}`),
    '--',
    text,
  ]);
  const { console } = context;
  console.print(options.json ? JSON.stringify(report) : formatLead(report, console.styles));
  return 0;
}
