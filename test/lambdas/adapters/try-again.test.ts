import { MAX_ATTEMPTS, tryAgain } from '#adapters/try-again.ts';

describe('tryAgain', () => {
  it('does something until it succeeds', async () => {
    const answers = [null, null, 'done', 'too late'];
    expect(await tryAgain('working', async () => answers.shift() ?? null)).toBe('done');
    expect(answers).toEqual(['too late']);
  });

  it('passes on what goes wrong', async () => {
    const broken = tryAgain('working', async () => {
      throw new Error('broken');
    });
    await expect(broken).rejects.toThrow('broken');
  });

  it('gives up in the end and says what it could not do', async () => {
    let attempts = 0;
    const never = tryAgain('working', async () => {
      attempts += 1;
      return null;
    });
    await expect(never).rejects.toMatchObject({
      name: 'ContentionError',
      message: 'working: others were faster 200 times',
    });
    expect(attempts).toBe(MAX_ATTEMPTS);
  }, 20_000);
});
