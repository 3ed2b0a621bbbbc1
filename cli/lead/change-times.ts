import { readTimestamp } from '#domain/values/timestamp.ts';
import { UTC } from '#domain/values/zone.ts';
import { UserError } from '../user-error.ts';
import type { ChangeTimes } from './realtime-change.ts';

export interface ChangeOptions {
  /** Whether to tell why the score changed. @default only where `from` or `to` is given */
  readonly why?: boolean;
  /** @default just before the score last changed */
  readonly from?: string;
  /** @default now */
  readonly to?: string;
}

/** Between which times the options ask about a change; null where they ask for none. */
export function changeTimes({ why, from, to }: ChangeOptions, nowMs: number): ChangeTimes | null {
  if (!why && from === undefined && to === undefined) return null;
  const fromMs = from === undefined ? null : readTime('--from', from);
  const toMs = to === undefined ? nowMs : readTime('--to', to);
  if (fromMs !== null && fromMs >= toMs) {
    throw new UserError(`--from ${from} is not before ${to === undefined ? 'now' : `--to ${to}`}`);
  }
  return { fromMs, toMs };
}

function readTime(option: string, text: string): number {
  const time = readTimestamp(text, UTC);
  if (time !== null) return time.ms;
  throw new UserError(`${option} ${text} is not a time: write it like 2025-01-31T12:00:00Z`);
}
