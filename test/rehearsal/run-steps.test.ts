import { runSteps } from '../../rehearsal/run-steps.ts';

const ok = (name: string) => ({ name, run: async () => `${name} seen` });
const failing = { name: 'deploy', run: () => Promise.reject(new Error('no')) };

async function run(...steps: Parameters<typeof runSteps>[0]) {
  const said: string[] = [];
  let ms = 0;
  const now = () => {
    ms += 500;
    return ms;
  };
  return { result: await runSteps(steps, (line) => said.push(line), now), said };
}

describe('the steps of a rehearsal', () => {
  it('tell what they saw and how long they took', async () => {
    const { result, said } = await run(ok('synth'), ok('diff'));
    expect(result).toEqual({ done: 2, failure: null });
    expect(said).toEqual(['ok      synth (0.5 s): synth seen', 'ok      diff (0.5 s): diff seen']);
  });

  it('end at the first that fails', async () => {
    const { result, said } = await run(ok('synth'), failing, ok('diff'));
    expect(result).toMatchObject({ done: 1, failure: { step: 'deploy', error: { message: 'no' } } });
    expect(said).toEqual(['ok      synth (0.5 s): synth seen', 'FAILED  deploy (0.5 s)']);
  });
});
