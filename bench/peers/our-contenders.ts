import path from 'node:path';
import { DEFAULT_ENGINE } from '#cli/commands/choices.ts';
import { PYTHON, ROOT } from '#cli/setup/paths.mjs';
import { HISTORY_END_MS } from '../data/history.ts';
import { measureLakeRun } from '../measure/lake-run.ts';
import { measure } from '../measure/measure.ts';
import type { Contender } from './contender.ts';

export const STAGE = 'process';
/** The run says that it writes this table as soon as `events` is committed. */
const AFTER_EVENTS = '"table": "raw_objects"';

/** Puts the lake's own Python package within reach. */
export const LAKE_PYTHON = { PYTHONPATH: path.join(ROOT, 'glue-scripts') };

/** The same scope as the peers': up to the commit of `events`; the run is killed there. */
export const upToEvents: Contender = {
  name: 'lead lake, up to the commit of events',
  isPeer: false,
  run: ({ lakeDir }, out) =>
    measure({
      program: PYTHON,
      args: [
        ...['-m', 'lead_lake', 'run', '--dir', lakeDir, '--out', out, '--stage', STAGE],
        ...['--as-of', new Date(HISTORY_END_MS).toISOString()],
      ],
      env: LAKE_PYTHON,
      until: AFTER_EVENTS,
    }),
  found: (out) => ['lake', out],
};

/** More than the peers do: identity, leads and contacts too, and the command line around it. */
export const wholeStage: Contender = {
  name: `lead lake, the whole stage ${STAGE}`,
  isPeer: false,
  run: ({ lakeDir }, out) =>
    measureLakeRun({ dir: lakeDir, out, stage: STAGE, engine: DEFAULT_ENGINE, asOfMs: HISTORY_END_MS }),
  found: (out) => ['lake', out],
};
