import { consumeShard, type RunControl } from './mapping/consume-shard.ts';
import type { MappingEffects } from './mapping/effects.ts';
import { DEFAULT_MAPPING_SETTINGS, type MappingSettings } from './mapping/settings.ts';

export interface EventSourceMapping {
  /**
   * Delivers all there is and returns at the end of the stream, once every record is settled. Throws what broke
   * the run itself (the destination for discarded records, the checkpoint, a fatal error); what was not settled by
   * then is delivered by the next run.
   */
  drain(): Promise<void>;
  /** Delivers records as they come, until the signal is given; attempts under way are finished first. */
  follow(signal: AbortSignal): Promise<void>;
}

/**
 * Lambda's event source mapping for Kinesis on one machine, by Lambda's documented rules: batches by size, window
 * and payload, partial batch responses, bisecting, retries with backoff, record age, parallelism per shard and an
 * on-failure destination. Each record ends up either delivered or at that destination.
 */
export function createEventSourceMapping(
  effects: MappingEffects,
  overrides: Partial<MappingSettings> = {},
): EventSourceMapping {
  const settings: MappingSettings = { ...DEFAULT_MAPPING_SETTINGS, ...overrides };

  const run = async (endsAtEnd: boolean, signal: AbortSignal | null): Promise<void> => {
    const errors: unknown[] = [];
    const control: RunControl = {
      endsAtEnd,
      isStopped: () => errors.length > 0 || signal?.aborted === true,
      stop: (error) => errors.push(error),
    };
    const shards = effects.source.shardIds.map((shardId) =>
      consumeShard(shardId, effects, settings, control).catch(control.stop),
    );
    await Promise.all(shards);
    if (errors.length > 0) throw errors[0];
  };

  return { drain: () => run(true, null), follow: (signal) => run(false, signal) };
}
