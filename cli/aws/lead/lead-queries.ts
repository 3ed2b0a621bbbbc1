import path from 'node:path';
import { runForDocument } from '../../run-for-document.ts';
import { PYTHON, ROOT } from '../../setup/paths.mjs';

/** What is asked about a lead, as `glue-scripts/lead_lake/lead_queries.py` writes it; parameters are `?`. */
export interface LeadQueries {
  readonly by_id: string;
  readonly by_key: string;
  /** How many keys `by_key` takes. */
  readonly most_keys: number;
  readonly profile: string;
  readonly contact: string;
  readonly score: string;
  readonly reasons: string;
  readonly timeline: string;
}

/** The queries the lake on one machine asks, for Athena to answer. */
export function readLeadQueries(): Promise<LeadQueries> {
  return runForDocument<LeadQueries>({
    program: PYTHON,
    args: ['-m', 'lead_lake.lead_queries'],
    env: { ...process.env, PYTHONPATH: path.join(ROOT, 'glue-scripts') },
    onProgress: () => {},
  });
}
