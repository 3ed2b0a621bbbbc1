/** What to do about the failures a person can do something about; anything else names its code only. */
const REMEDIES: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full; free some space and run the command again',
  EDQUOT: 'the disk quota is used up; free some space and run the command again',
  EACCES: 'permission is denied; make the directory writable for this user and run the command again',
  EPERM:
    'the operation is not permitted; make the directory writable for this user and run the command again',
  EROFS: 'the file system is read-only; remount it writable or choose another directory',
  ENOTDIR: 'a part of the path is a file, not a directory; move that file away or choose another directory',
  EIO: 'the disk reported an error; check the disk before running the command again',
};

/** The machine could not keep what had to be kept. Nothing was acknowledged, so the same work can be repeated. */
export class StoreWriteError extends Error {
  override readonly name = 'StoreWriteError';
  /** The system's own code, such as `ENOSPC`. */
  readonly code: string;
  readonly path: string;

  constructor(path: string, cause: unknown) {
    const code = errorCode(cause) ?? 'unknown error';
    super(`cannot write ${path}: ${REMEDIES[code] ?? code}`, { cause });
    this.code = code;
    this.path = path;
  }
}

/** Runs `write` and names the path in what the system says against it; other errors pass as they are. */
export async function namingPath<T>(path: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (cause) {
    throw cause instanceof StoreWriteError || errorCode(cause) === null
      ? cause
      : new StoreWriteError(path, cause);
  }
}

/** The code of an error that the operating system gave, such as `ENOENT`; null where it is another error. */
export function errorCode(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null;
  return typeof error.code === 'string' && SYSTEM_CODE.test(error.code) ? error.code : null;
}

/** Node's own mistakes begin with `ERR_`. */
const SYSTEM_CODE = /^E(?!RR_)[A-Z0-9]+$/;
