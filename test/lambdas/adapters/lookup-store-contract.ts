import type { LookupStore } from '#adapters/lookup-store.ts';

/** What holds of every store of lookups; each is made empty. */
export function describeLookupStore(name: string, create: () => Promise<LookupStore>): void {
  describe(`${name}, as a store of lookups`, () => {
    it('has none before any are published', async () => {
      expect(await (await create()).read()).toEqual({ asOfMs: null, lookups: {} });
    });

    it('reads what was published, by feature and value, and as of when', async () => {
      const store = await create();
      await store.publish(
        [
          { feature: 'by_city', value: 'Oslo', rate: 0.25 },
          { feature: 'by_city', value: null, rate: 0.125 },
          { feature: 'by_device', value: 'overall', rate: 0.5 },
        ],
        1000,
      );
      expect(await store.read()).toEqual({
        asOfMs: 1000,
        lookups: {
          by_city: { rates: new Map([['Oslo', 0.25]]), overall: 0.125 },
          by_device: { rates: new Map([['overall', 0.5]]), overall: null },
        },
      });
    });

    it('takes changes only, and drops rates that are no more', async () => {
      const store = await create();
      const feature = 'by_city';
      await store.publish(
        ['Oslo', 'Rome', 'Bern'].map((value) => ({ feature, value, rate: 0.5 })),
        1000,
      );
      await store.publish(
        [
          { feature, value: 'Rome', rate: null },
          { feature, value: 'Bern', rate: 0.75 },
          { feature, value: 'never was', rate: null },
        ],
        2000,
      );
      const rates = new Map([
        ['Bern', 0.75],
        ['Oslo', 0.5],
      ]);
      expect(await store.read()).toEqual({ asOfMs: 2000, lookups: { by_city: { rates, overall: null } } });
      await store.publish([], 3000);
      expect((await store.read()).asOfMs).toBe(3000);
      expect((await store.read()).lookups.by_city?.rates).toEqual(rates);
    });

    it('keeps values of any length and of any characters, and none of them twice', async () => {
      const store = await create();
      const values = ['', 'ü'.repeat(500), 'ü'.repeat(501), 'x'.repeat(5000), '#', 'San José 🌴'];
      const changes = values.map((value, place) => ({ feature: 'by_city', value, rate: place }));
      await store.publish([...changes.map((change) => ({ ...change, rate: 99 })), ...changes], 1000);
      expect((await store.read()).lookups.by_city?.rates).toEqual(
        new Map(values.map((value, place) => [value, place])),
      );
    });

    it('takes more changes than are written at once, and once more, and ends the same', async () => {
      const store = await create();
      const changes = Array.from({ length: 250 }, (_, place) => ({
        feature: 'by_city',
        value: `city ${place}`,
        rate: place / 1000,
      }));
      for (const _ of [1, 2]) await store.publish(changes, 1000);
      const { rates } = (await store.read()).lookups.by_city ?? {};
      expect(rates?.size).toBe(250);
      expect(rates?.get('city 249')).toBe(0.249);
    });
  });
}
