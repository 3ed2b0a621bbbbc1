import { keepFresh } from '../../../lambdas/scoring/keep-fresh.ts';

/** Reads 1, 2, 3, …, except where it is told to fail. */
function counting() {
  const state = { nowMs: 0, reads: 0, isDown: false };
  const failures: unknown[] = [];
  const current = keepFresh(
    async () => {
      state.reads += 1;
      if (state.isDown) throw new Error('down');
      return state.reads;
    },
    { everyMs: 60_000, now: () => state.nowMs, onFailure: (error) => failures.push(error) },
  );
  return { state, failures, current };
}

describe('keepFresh', () => {
  it('reads once, and again only when the time is over', async () => {
    const { state, current } = counting();
    expect([await current(), await current()]).toEqual([1, 1]);
    state.nowMs = 59_999;
    expect(await current()).toBe(1);
    state.nowMs = 60_000;
    expect([await current(), await current()]).toEqual([2, 2]);
  });

  it('goes on with what it read last, and does not ask at every turn meanwhile', async () => {
    const { state, failures, current } = counting();
    await current();
    state.isDown = true;
    state.nowMs = 60_000;
    expect([await current(), await current()]).toEqual([1, 1]);
    expect(state.reads).toBe(2);
    expect(failures).toEqual([new Error('down')]);
    state.isDown = false;
    state.nowMs = 120_000;
    expect(await current()).toBe(3);
  });

  it('fails as long as nothing could be read, and asks at every turn', async () => {
    const { state, failures, current } = counting();
    state.isDown = true;
    await expect(current()).rejects.toThrow('down');
    await expect(current()).rejects.toThrow('down');
    state.isDown = false;
    expect(await current()).toBe(3);
    expect(failures).toEqual([]);
  });
});
