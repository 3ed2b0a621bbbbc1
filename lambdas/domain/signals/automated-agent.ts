import { AUTOMATED_AGENTS, AUTOMATED_WORDS } from './data/automated-agents.ts';

/** Browsers say who they are in far less; a text of megabytes shall not cost more than its beginning. */
const LONGEST_AGENT_TEXT = 1024;

let known: RegExp | undefined;

/** True when a user agent names itself as a link scanner, previewer, crawler or HTTP library. */
export function isAutomatedAgent(userAgent: string): boolean {
  known ??= compile();
  return known.test(userAgent.slice(0, LONGEST_AGENT_TEXT));
}

function compile(): RegExp {
  const names = AUTOMATED_AGENTS.split('\n').map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp([AUTOMATED_WORDS.source, ...names].join('|'), 'i');
}
