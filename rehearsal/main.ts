import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Assembly, synthesize } from './assembly.ts';
import { type LakeHere, openLakeHere } from './lake-here.ts';
import { RECORDS, rehearsalRecords } from './records.ts';
import { runSteps, type Step } from './run-steps.ts';
import { type Listener, listen } from './scoring/listener.ts';
import { openStage, type Stage } from './stage.ts';
import { bootstrap, deploy, deployChange, requireDifferences } from './steps/deploy.ts';
import { destroy } from './steps/destroy.ts';
import { requireScored } from './steps/score-leads.ts';
import { sendLines } from './steps/send-lines.ts';
import { showKpis } from './steps/show-kpis.ts';
import { givePepper, putRecords, requireStored } from './steps/take-records.ts';

const CHANGED_FUNCTION = 'validation';

/** Rehearses the deployment from an empty account to what is left of it; returns the exit code. */
export async function main(): Promise<number> {
  const start = Date.now();
  const folder = mkdtempSync(path.join(tmpdir(), 'lead-lake-rehearsal-'));
  const say = (line: string) => process.stdout.write(`${line}\n`);
  const stage = await openStage(folder);
  const leave = () => stage.leave();
  // whoever interrupts a rehearsal leaves no emulator behind
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void leave().finally(() => process.exit(1)));
  }
  const steps = stepsOn(stage, start);
  const { done, failure } = await runSteps(steps, say, Date.now).finally(leave);
  const seconds = ((Date.now() - start) / 1000).toFixed(0);
  if (failure === null) {
    rmSync(folder, { recursive: true, force: true });
    say(`\nRehearsed: ${done} steps, 0 failed (${seconds} s)`);
    return 0;
  }
  const { step, error } = failure;
  const why =
    error instanceof Error ? (error.name === 'RehearsalError' ? error.message : error.stack) : error;
  say(
    `\n${why}\n\nRehearsal failed at “${step}”, after ${done} of ${steps.length} steps (${seconds} s); see ${stage.log}`,
  );
  return 1;
}

/** Each step builds on those before it. */
function stepsOn(stage: Stage, startMs: number): Step[] {
  const { records, lines } = rehearsalRecords(startMs);
  const [here, forLines] = ['lake', 'lake-for-lines'].map((name) => path.join(stage.folder, name));
  const made: { assembly?: Assembly; twin?: LakeHere; pepper?: string; listener?: Listener } = {};
  const assembly = () => made.assembly ?? missing('assembly');
  const twin = () => made.twin ?? missing('twin');
  return [
    {
      name: 'synthesize',
      run: async () => {
        made.assembly = await synthesize(stage, 'assembly');
        return `env=rehearsal, ${made.assembly.stripped.length} resources left out by the written list`;
      },
    },
    { name: 'cdk bootstrap', run: () => bootstrap(stage, assembly()) },
    { name: 'cdk deploy --all', run: () => deploy(stage, assembly()) },
    {
      name: `${RECORDS} records into the stream`,
      run: async () => {
        made.pepper = await givePepper(stage);
        made.listener = await listen(stage);
        made.twin = await openLakeHere(here ?? '', made.pepper);
        await twin().take(records);
        await putRecords(stage, records);
        return requireStored(stage, twin().stored());
      },
    },
    {
      name: 'lake send',
      run: async () => {
        const data = lines.map((line) => Buffer.from(line));
        const expected = await (await openLakeHere(forLines ?? '', made.pepper ?? missing('pepper'))).take(
          data,
        );
        const said = await sendLines(stage, lines, expected);
        await twin().take(data);
        return `${said}; then ${await requireStored(stage, twin().stored())}`;
      },
    },
    { name: 'scores', run: () => requireScored(stage, made.listener ?? missing('listener')) },
    { name: 'lake kpis', run: () => showKpis(stage, twin().dir) },
    { name: 'cdk diff', run: () => requireDifferences(stage, assembly(), 0) },
    {
      name: 'a change of code',
      run: () =>
        deployChange(stage, CHANGED_FUNCTION, async () => {
          made.assembly = await synthesize(stage, 'changed');
          return made.assembly;
        }),
    },
    { name: 'cdk destroy --all', run: () => destroy(stage, assembly()) },
  ];
}

function missing(what: string): never {
  throw new RangeError(`a step needs the ${what} of a step before it`);
}
