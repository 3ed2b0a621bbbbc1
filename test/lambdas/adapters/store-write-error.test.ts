import { errorCode, namingPath, StoreWriteError } from '#adapters/store-write-error.ts';

const systemError = (code: string): Error => Object.assign(new Error(`${code}: write`), { code });

describe('a store write error', () => {
  it.each([
    ['ENOSPC', 'cannot write /lake/a: the disk is full; free some space and run the command again'],
    [
      'EROFS',
      'cannot write /lake/a: the file system is read-only; remount it writable or choose another directory',
    ],
    ['EWEIRD', 'cannot write /lake/a: EWEIRD'],
  ])('says for %s what is wrong and what to do, in one line', (code, message) => {
    expect(new StoreWriteError('/lake/a', systemError(code)).message).toBe(message);
  });

  it('names the path of a system error and keeps the first name it got', async () => {
    const inner = () => namingPath('/lake/inner', () => Promise.reject(systemError('ENOSPC')));

    await expect(namingPath('/lake/outer', inner)).rejects.toMatchObject({
      path: '/lake/inner',
      code: 'ENOSPC',
    });
  });

  it('does not pass off a mistake of ours as a failing disk', async () => {
    const mistake = new TypeError('undefined is not a function');

    await expect(namingPath('/lake/a', () => Promise.reject(mistake))).rejects.toBe(mistake);
    expect(errorCode(mistake)).toBeNull();
  });
});
