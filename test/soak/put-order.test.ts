import { collectBreaches } from './breaches.ts';
import { type PutOrder, watchPutOrder } from './put-order.ts';

const QUARANTINE = 'quarantine/reason=empty/dt=2025-03-04/a';
const RAW = 'raw/source=web/dt=2025-03-04/b';
const VALIDATED = 'validated/gate=2/source=web/dt=2025-03-04/b';

function breachesOf(act: (order: PutOrder) => void): readonly string[] {
  const breaches = collectBreaches();
  act(watchPutOrder('invocation 1', breaches));
  return breaches.first;
}
const put = (order: PutOrder, key: string, isStored = true): void => {
  order.asked(key);
  order.done(key, isStored);
};

describe('the order of the puts of a batch', () => {
  it('is kept by quarantine, then raw, then validated', () => {
    expect(
      breachesOf((order) => {
        put(order, QUARANTINE);
        put(order, RAW);
        put(order, VALIDATED);
        order.answered();
      }),
    ).toEqual([]);
  });

  it('is broken by a raw object that is put while quarantine is under way', () => {
    const [breach] = breachesOf((order) => {
      order.asked(QUARANTINE);
      put(order, RAW);
    });
    expect(breach).toMatch(/out of order: invocation 1: raw.* while quarantine/);
  });

  it('is broken by a quarantine object after a raw one', () => {
    const [breach] = breachesOf((order) => {
      put(order, RAW);
      put(order, QUARANTINE);
    });
    expect(breach).toMatch(/quarantine.* after an object of a later layer/);
  });

  it('is broken by a validated object whose raw one failed', () => {
    const [breach] = breachesOf((order) => {
      put(order, RAW, false);
      put(order, VALIDATED);
    });
    expect(breach).toMatch(/validated.* although its raw object was not stored/);
  });

  it('is broken by an answer before the puts have ended', () => {
    const [breach] = breachesOf((order) => {
      order.asked(RAW);
      order.answered();
    });
    expect(breach).toMatch(/answered before raw/);
  });
});
