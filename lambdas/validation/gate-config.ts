import type { ReadingConfig } from '#domain/reading-tools.ts';

/** Settings of the gate. They decide its output, so two gates with one version and one config agree. */
export interface GateConfig extends ReadingConfig {
  /** Largest event taken, in bytes. @default DEFAULT_MAX_EVENT_BYTES */
  readonly maxEventBytes: number;
  /** Deepest nesting taken: a flat event is 1 deep. @default DEFAULT_MAX_DEPTH */
  readonly maxDepth: number;
}

/** Region of phone numbers that state no country code. */
export const DEFAULT_REGION = 'US';
/** Kinesis' own limit was 1 MiB for most of its life; what is larger was not meant as one event. */
export const DEFAULT_MAX_EVENT_BYTES = 1_048_576;
/** No producer nests like this; parsers behind us would run out of stack long after. */
export const DEFAULT_MAX_DEPTH = 100;

/** A config in which only the pepper is chosen, everything else is the default. */
export function defaultGateConfig(pepper: Uint8Array): GateConfig {
  return {
    pepper,
    defaultRegion: DEFAULT_REGION,
    defaultZones: {},
    maxEventBytes: DEFAULT_MAX_EVENT_BYTES,
    maxDepth: DEFAULT_MAX_DEPTH,
  };
}
