import { withProfilesOf } from '#cli/aws/lead/profiles-of-lake.ts';
import { UserError } from '#cli/user-error.ts';
import { type Answers, awsError, fakeLake, PARAMETERS, refusing } from '../fake-aws.ts';

const DEPLOYED = { ...PARAMETERS, 'profiles-table': 'the-profiles' };

async function readKey(answers: Answers, known: Readonly<Record<string, string>> = DEPLOYED) {
  const { lake, inputsOf } = fakeLake(answers, known);
  const notes: string[] = [];
  const found = await withProfilesOf(
    lake,
    async ({ profiles }) => [await profiles.read('e_1')],
    (sentence) => notes.push(sentence),
  );
  return { found, notes, asked: inputsOf('BatchGetItem') };
}

describe('the profiles of a lake on AWS', () => {
  it('lie in the table that the lake names', async () => {
    const { found, notes, asked } = await readKey({ BatchGetItem: () => ({ Responses: {} }) });
    expect(found).toEqual([null]);
    expect(notes).toEqual([]);
    expect(asked).toEqual([{ RequestItems: { 'the-profiles': expect.anything() } }]);
  });

  it('are left out where these credentials may not read them, which is told', async () => {
    const { found, notes } = await readKey({ BatchGetItem: refusing(awsError('AccessDeniedException')) });
    expect(found).toBeNull();
    expect(notes).toEqual(['the real-time score is left out: these credentials may not read lead profiles']);
  });

  it('are left out where the lake has none, which is told', async () => {
    const { found, notes } = await readKey({}, PARAMETERS);
    expect(found).toBeNull();
    expect(notes).toEqual([expect.stringMatching(/^the real-time score is left out: .+profiles-table/)]);
  });

  it('fail with one sentence where AWS fails', async () => {
    const { lake } = fakeLake(
      { BatchGetItem: refusing(awsError('ThrottlingException', 'slow down')) },
      DEPLOYED,
    );
    const reading = withProfilesOf(
      lake,
      ({ profiles }) => profiles.read('e_1'),
      () => {},
    );
    await expect(reading).rejects.toMatchObject({
      name: 'UserError',
      message: expect.stringMatching(/^AWS could not read lead profiles: ThrottlingException/),
    });
  });

  it('leave a complaint of those who work with them as it is', async () => {
    const complaint = new UserError('nothing was known');
    const { lake } = fakeLake({}, DEPLOYED);
    await expect(
      withProfilesOf(
        lake,
        () => Promise.reject(complaint),
        () => {},
      ),
    ).rejects.toBe(complaint);
  });
});
