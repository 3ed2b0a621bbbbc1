import { DEFAULT_ENGINE } from '#cli/commands/choices.ts';
import { BenchError } from '../bench-error.ts';
import type { BenchContext, Findings, Part } from '../context.ts';
import { openIncrementLake, runIncrement } from '../data/increment-lake.ts';
import { GOALS } from '../goals.ts';
import { askLake, type LakeRun } from '../measure/lake-run.ts';
import { withScratch } from '../measure/scratch.ts';
import { cpuOf, usageRows } from '../report/usage-rows.ts';
import { interleave, type Subject } from '../rounds.ts';
import { sizeName, sizesOf } from '../sizes.ts';
import { ratios } from '../statistics.ts';

/** What the same-day run after a few new events costs beside a rebuild of everything. */
export const incremental: Part = {
  name: 'incremental',
  title: 'New events on a large history',
  method:
    'The history is processed as of midnight. Then a morning of new events arrives (four fifths about leads ' +
    'the lake knows, the rest new leads, events up to four weeks late, and copies), and `lake run` takes them, ' +
    'as of eight hours later the same day. The rebuild is `lake run --out` over all objects as of the same ' +
    'moment. Both must end in the same events, leads and scores.',
  run,
};

/** What both ways must agree on. */
const END_STATE = `
select
  (select count(*) from events) as events,
  (select count(*) from leads) as leads,
  (select sum(event_count) from leads) as events_of_leads,
  (select round(sum(final_score), 3) from lead_scores) as points,
  (select count(*) from lead_score_reasons) as reasons,
  (select count(*) from sales_worklist) as worklist`;

async function run(context: BenchContext): Promise<Findings> {
  const { cache, say, rounds, isQuick } = context;
  const { history: events, increment } = sizesOf(isQuick);
  const engine = DEFAULT_ENGINE;
  return withScratch(cache, 'incremental', async (dir) => {
    const lake = await openIncrementLake({ cache, dir, events, increment, engine, say });
    const states = new Set<string>();
    const take = async (where: string, out?: string): Promise<LakeRun> => {
      const taken = await runIncrement(lake, engine, out);
      states.add(JSON.stringify(await askLake(where, END_STATE)));
      return taken;
    };
    const increments: Subject<LakeRun> = {
      name: 'increment',
      run: () => {
        lake.arrive();
        return take(lake.dir);
      },
    };
    const rebuilds: Subject<LakeRun> = {
      name: 'rebuild',
      run: () => {
        lake.arrive();
        return withScratch(cache, 'rebuild', (fresh) => take(fresh, fresh));
      },
    };
    const what = `${sizeName(increment)} new events on ${sizeName(events)}`;
    const measured = await interleave([increments, rebuilds], rounds, say);
    if (states.size !== 1) {
      throw new BenchError(`the runs ended in different states: ${[...states].join(' ')}`);
    }
    const [taken, rebuilt] = [increments, rebuilds].map(({ name }) => measured.get(name) ?? []);
    if (taken === undefined || rebuilt === undefined) throw new BenchError('nothing was measured');
    return {
      rows: [
        ...usageRows(`${what}, the run that takes them`, taken),
        ...usageRows(`${what}, rebuild of everything`, rebuilt),
        {
          what: `${what}: CPU as a share of the rebuild's`,
          unit: 'share',
          samples: ratios(cpuOf(taken), cpuOf(rebuilt)),
          goal: GOALS.incrementShare,
        },
      ],
      notes: [
        `History: ${lake.historyEvents} validated lines; increment: ${lake.newEvents}.`,
        `Both ways ended in ${[...states][0]}.`,
      ],
    };
  });
}
