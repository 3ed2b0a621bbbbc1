import type { Breaches } from './breaches.ts';

/** The order of a batch's effects; what follows may only begin when what precedes has come to its end. */
const LAYERS = ['quarantine', 'raw', 'validated'];

/** Watches the puts of one invocation. */
export interface PutOrder {
  asked(key: string): void;
  done(key: string, isStored: boolean): void;
  /** The function has answered; its puts must all have ended. */
  answered(): void;
}

export function watchPutOrder(invocation: string, breaches: Breaches): PutOrder {
  const underWay = new Set<string>();
  const storedRaw = new Set<string>();
  let reached = 0;
  const breach = (detail: string): void => breaches.add('effects out of order', `${invocation}: ${detail}`);
  return {
    asked(key) {
      const layer = LAYERS.indexOf(layerOf(key));
      if (layer < reached) breach(`${key} was put after an object of a later layer`);
      const early = [...underWay].find((other) => LAYERS.indexOf(layerOf(other)) < layer);
      if (early !== undefined) breach(`${key} was put while ${early} was not there yet`);
      if (layerOf(key) === 'validated' && !storedRaw.has(nameOf(key))) {
        breach(`${key} was put although its raw object was not stored`);
      }
      reached = Math.max(reached, layer);
      underWay.add(key);
    },
    done(key, isStored) {
      underWay.delete(key);
      if (isStored && layerOf(key) === 'raw') storedRaw.add(nameOf(key));
    },
    answered() {
      for (const key of underWay) breach(`the function answered before ${key} was there`);
    },
  };
}

function layerOf(key: string): string {
  return key.slice(0, key.indexOf('/'));
}

/** What a raw object and its validated one have in common: source, day and name. */
function nameOf(key: string): string {
  return key.split('/').slice(-3).join('/');
}
