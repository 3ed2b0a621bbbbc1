import { gunzipSync } from 'node:zlib';
import type { ObjectStore } from '#adapters/object-store.ts';
import { type Fault, InjectedFaultError, type Port } from './fault.ts';
import type { Life } from './life.ts';
import type { PutOrder } from './put-order.ts';
import type { RunContext } from './run-context.ts';
import type { WorldStore } from './world.ts';

/** A late request arrives within so many further puts. */
const LATEST_ARRIVAL = 40;

export interface FaultyStoreProps {
  readonly port: Port & ('object put' | 'on-failure put');
  readonly store: WorldStore;
  /** The life that a crash or a time-out ends: the invocation's. */
  readonly life: Life;
  /** The life that a kill ends: the process's. */
  readonly process: Life;
  /** What tells one try of the same object from another object; a key for most. */
  readonly effectOf: (key: string) => string;
  /** Who is asking, for the trace. */
  readonly asker: string;
  /** Watches the order of the puts. Left out, nobody does. */
  readonly order?: PutOrder;
  /** Texts of which no object may hold one: the put of such an object always fails. */
  readonly choking?: readonly string[];
  /** Ends the life at the first put of this layer, if any. */
  readonly diesAt?: string | null;
}

/** The object store as the code sees it on a bad day. */
export function createFaultyStore(props: FaultyStoreProps, context: RunContext): ObjectStore {
  const { port, store, life, process, effectOf, asker, order, choking = [], diesAt = null } = props;
  const { plan, stored, trace, late, counts } = context;

  const put = async (key: string, body: Uint8Array, trouble: Fault | null): Promise<'stored' | 'exists'> => {
    const copy = Uint8Array.from(body);
    const note = (): void => stored.note(key, copy);
    try {
      const outcome = await (trouble === null
        ? store.putIfAbsent(key, body)
        : store.putWithTrouble(key, body, trouble));
      if (outcome === 'stored') counts.objects += 1;
      note();
      return outcome;
    } catch (error) {
      if (trouble?.place === 'after') note();
      throw error;
    }
  };

  /** The life in which the put was asked for ends over it. */
  const die = (fault: Fault): Promise<never> =>
    (fault.manner === 'kill' ? process : life).end(new InjectedFaultError(port, fault));

  const attempt = async (key: string, body: Uint8Array): Promise<'stored' | 'exists'> => {
    await life.alive();
    const fault = plan.draw(port, effectOf(key));
    trace(`${asker} puts ${key}${fault === null ? '' : ` (${fault.manner} ${fault.place})`}`);
    if (key.startsWith(`${diesAt}/`)) return life.end(new InjectedFaultError(port, POISONED));
    if (choking.length > 0 && holdsAny(body, choking)) throw new InjectedFaultError(port, POISONED);
    if (fault === null || fault.manner === 'error' || fault.manner === 'throttle') {
      return life.effect(() => put(key, body, fault));
    }
    if (fault.place === 'after') await life.effect(() => put(key, body, null));
    if (fault.place === 'middle' && fault.manner === 'timeout') {
      // The request is on its way; the function is ended before it hears of it.
      late.postpone(1 + Math.floor(fault.share * LATEST_ARRIVAL), async () => {
        trace(`${key} arrives late`);
        await put(key, body, null);
      });
    } else if (fault.place === 'middle') {
      await life.effect(() => put(key, body, fault).catch(() => undefined));
    }
    return die(fault);
  };

  return {
    async putIfAbsent(key, body) {
      await life.alive();
      await late.tick();
      order?.asked(key);
      try {
        const outcome = await attempt(key, body);
        order?.done(key, true);
        return outcome;
      } catch (error) {
        order?.done(key, false);
        throw error;
      }
    },
  };
}

const POISONED = { place: 'before', manner: 'error' } as const;

function holdsAny(body: Uint8Array, texts: readonly string[]): boolean {
  const content = gunzipSync(body).toString();
  return texts.some((text) => content.includes(text));
}
