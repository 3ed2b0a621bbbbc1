import { type SeedTask, soakSeed } from './soak-seed.ts';

/** Runs the seeds it is given, one after the other, until nobody gives it any more. */
process.on('message', (task: SeedTask) => {
  soakSeed(task).then(
    (report) => process.send?.({ report }),
    (error: unknown) => process.send?.({ error: error instanceof Error ? error.stack : String(error) }),
  );
});
