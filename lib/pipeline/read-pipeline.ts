import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';

const FILE = fileURLToPath(new URL('../../definitions/pipeline.yaml', import.meta.url));

/** What of `definitions/pipeline.yaml` a state machine needs: which stages there are, and what runs them. */
const pipeline = z.object({
  stages: z
    .array(
      z.object({
        name: z.string().regex(/^[a-z][a-z_]*$/, { error: 'must be lower case letters and _' }),
        what: z.string(),
        runner: z.enum(['glue', 'athena', 'lambda'], { error: 'must be glue, athena or lambda' }),
        writes: z.array(
          z.object({
            table: z.string(),
            journal: z.string().optional(),
            unless_empty: z.string().optional(),
          }),
        ),
      }),
    )
    .min(1, { error: 'are missing' }),
});

export type PipelineStage = z.output<typeof pipeline>['stages'][number];

/** The pipeline cannot be made into a state machine; the message names every mistake. */
export class PipelineError extends Error {
  override readonly name = 'PipelineError';

  constructor(problems: readonly string[]) {
    super(`definitions/pipeline.yaml: ${problems.join('; ')}`);
  }
}

/** The stages in the order in which they run. */
export function readPipeline(text = readFileSync(FILE, 'utf8')): readonly PipelineStage[] {
  const parsed = pipeline.safeParse(parse(text));
  if (parsed.success) return parsed.data.stages;
  throw new PipelineError(parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`));
}
