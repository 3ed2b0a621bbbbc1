import type { Part } from '../context.ts';
import { partTable } from './part-table.ts';
import type { Machine, PartResult } from './result.ts';

const HEAD = `# Performance

Written by \`npm run bench -- --write\` from the files in \`bench/results/\`; not edited by hand.

Every number is the median over the rounds, with the least and the greatest beside it. All subjects of a part are measured in turn, round by round, so that what changes on the machine falls on all alike. CPU is user and system time of the whole process tree, of processes that outlived their parent too; peak memory is the largest sum of resident memory seen in the tree (pages that processes share count for each). Data is made up from fixed seeds. "Of goal" is the median divided by the goal: for a limit, below 1 is good; for a rate to reach, above 1 is.

\`\`\`sh
npm run bench                      # all parts
npm run bench -- pipeline peers    # some of them
npm run bench -- --quick           # a twentieth of the size, to see whether it works
npm run bench -- --write           # keeps the results and writes this page
\`\`\`

Data and tools are kept in \`.bench/\`; delete it to begin anew.`;

const NOT_MEASURED = 'Not measured yet.';

/** The page of all parts; one without a result says so. */
export function performancePage(
  parts: readonly Part[],
  results: ReadonlyMap<string, PartResult>,
  explanations = '',
): string {
  const sections = parts.map((part) => {
    const result = results.get(part.name);
    const body = result === undefined ? [NOT_MEASURED] : found(result);
    return [`## ${part.title}`, part.method, ...body].join('\n\n');
  });
  const end = explanations === '' ? [] : [explanations.trimEnd()];
  return `${[HEAD, ...sections, ...end].join('\n\n')}\n`;
}

function found(result: PartResult): string[] {
  const { date, rounds, machine, notes } = result;
  const when = `Measured on ${date}, ${rounds === 1 ? '1 round' : `${rounds} rounds`}, on ${machineText(machine)}.`;
  return [
    partTable(result),
    ...(notes.length === 0 ? [] : [notes.map((note) => `- ${note}`).join('\n')]),
    when,
  ];
}

/** The machine in one line: a number without it says nothing. */
export function machineText({ cpu, cores, memoryBytes, versions }: Machine): string {
  const programs = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return `${cores} cores (${cpu}), ${Math.round(memoryBytes / 2 ** 30)} GiB memory; ${programs.join(', ')}`;
}
