import { isAutomatedAgent } from './automated-agent.ts';

/**
 * Nobody reads a mail and follows its link faster than this. Gateways open links while they deliver the mail,
 * and most of them call themselves a browser: the time is all that gives them away.
 */
export const MACHINE_CLICK_MS = 10_000;

/** How far a mail system's clock may be ahead of a web server's. */
export const CLOCK_SKEW_MS = 2000;

/** What an event of the web says of who or what caused it. */
export interface AutomationSigns {
  readonly userAgent: string | null;
  readonly eventTimeMs: number;
  /** When the mail that held the link was sent. */
  readonly sentAtMs: number | null;
}

/** True when any sign points to a machine, false when all there are point to a person, null without any. */
export function isAutomated({ userAgent, eventTimeMs, sentAtMs }: AutomationSigns): boolean | null {
  const byAgent = userAgent === null ? null : isAutomatedAgent(userAgent);
  const byTime = sentAtMs === null ? null : isMachineFast(eventTimeMs - sentAtMs);
  return byAgent === true || byTime === true ? true : (byAgent ?? byTime);
}

/** A link that was followed before its mail was sent says only that a time is wrong. */
function isMachineFast(elapsedMs: number): boolean | null {
  return elapsedMs < -CLOCK_SKEW_MS ? null : elapsedMs < MACHINE_CLICK_MS;
}
