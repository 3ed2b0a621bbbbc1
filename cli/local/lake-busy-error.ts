import { hostname } from 'node:os';
import type { ProcessIdentity } from './process-identity.ts';

/** Who holds a lock, and since when. */
export interface LockHolder extends ProcessIdentity {
  /** ISO time at which the lock was taken. */
  readonly since: string;
}

/** Another process is doing to this lake what may only be done by one at a time. */
export class LakeBusyError extends Error {
  override readonly name = 'LakeBusyError';
  readonly holder: LockHolder;

  constructor(lakeDir: string, purpose: string, lockFile: string, holder: LockHolder) {
    const where = holder.host === hostname() ? '' : ` on ${holder.host}`;
    const remedy = where === '' ? '' : `, or delete ${lockFile} if that process is gone`;
    super(
      `the lake ${lakeDir} is busy: process ${holder.pid}${where} holds "${purpose}" since ${holder.since}; ` +
        `wait until it has ended and try again${remedy}`,
    );
    this.holder = holder;
  }
}
