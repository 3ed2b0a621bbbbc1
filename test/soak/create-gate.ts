import { createHandler } from '../../lambdas/validation/create-handler.ts';
import type { GateConfig } from '../../lambdas/validation/gate-config.ts';
import { defaultGateConfig } from '../../lambdas/validation/gate-config.ts';
import type { CreateFunction } from './faulty-function.ts';

/** As text, for lakes that are made of it; no lake of anybody's uses it. */
export const SOAK_PEPPER = Buffer.from('a made-up pepper, only for the soak').toString('hex');

const CONFIG = defaultGateConfig(Buffer.from(SOAK_PEPPER, 'hex'));

/** The real gate, whole: only its ports are ours. */
export function gateOf(config: GateConfig = CONFIG): CreateFunction {
  return (ports) => createHandler({ ...ports, config });
}
