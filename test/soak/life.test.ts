import { beginLife } from './life.ts';

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('a life', () => {
  it('has no effect on the world once it has ended, nor has one inside it', async () => {
    const outer = beginLife();
    const inner = beginLife(outer);
    const effects: string[] = [];
    await inner.effect(async () => effects.push('before'));

    void outer.end(new Error('killed'));
    void inner.effect(async () => effects.push('after'));
    await turn();

    expect(effects).toEqual(['before']);
    expect(inner.hasEnded()).toBe(true);
    expect((await outer.ended).message).toBe('killed');
  });

  it('never hears of an effect that was under way at its end, which comes to rest all the same', async () => {
    const life = beginLife();
    let heard = false;
    let isDone = false;
    const acting = life.effect(async () => {
      await turn();
      isDone = true;
    });
    void acting.then(() => {
      heard = true;
    });
    await Promise.resolve();

    void life.end(new Error('killed'));
    await life.rest();
    expect(isDone).toBe(true);
    await turn();
    expect(heard).toBe(false);
  });
});
