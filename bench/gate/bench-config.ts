import { defaultGateConfig } from '../../lambdas/validation/gate-config.ts';

/** The gate's settings in the benchmark: the defaults, under a pepper that no lake uses. */
export const BENCH_CONFIG = defaultGateConfig(Buffer.from('a made-up pepper for benchmarks.'));
