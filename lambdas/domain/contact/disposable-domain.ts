import { DISPOSABLE_DOMAINS } from './data/disposable-domains.ts';

let domains: ReadonlySet<string> | undefined;

/** True when `domain` or a domain above it belongs to a throw-away e-mail service. */
export function isDisposableDomain(domain: string): boolean {
  domains ??= new Set(DISPOSABLE_DOMAINS.split('\n'));
  for (let rest = domain; rest.includes('.'); rest = rest.slice(rest.indexOf('.') + 1)) {
    if (domains.has(rest)) return true;
  }
  return false;
}
