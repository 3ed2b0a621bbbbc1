import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

/** A reason a stranger would accept is a sentence, not a word. */
export const LEAST_REASON = 30;

const reason = z.string().min(LEAST_REASON);
const exception = z.strictObject({
  rule: z.string(),
  /** Resources it is about, as `Stack/LogicalId` with `*` for anything. */
  resource: z.string(),
  reason,
});

const allowListSchema = z.strictObject({
  cfnLint: z.array(exception),
  checkov: z.array(exception),
  /** Actions that may be allowed on every resource, because they take none. */
  anyResource: z.record(z.string(), reason),
  /** Policies written by AWS that a role may have. */
  policiesOfAws: z.record(z.string(), reason),
  /** Roles that can decrypt contact data, as `Stack/LogicalId` with `*` for anything. */
  readContacts: z.record(z.string(), reason),
});

export type Exception = z.output<typeof exception>;
export type AllowList = z.output<typeof allowListSchema>;

export function readAllowList(): AllowList {
  return allowListSchema.parse(parse(readFileSync(new URL('allow-list.yaml', import.meta.url), 'utf8')));
}

/** What a linter found: a rule, at a resource. */
export interface Finding {
  readonly rule: string;
  readonly resource: string;
  readonly message: string;
}

/** Findings that no exception covers, and exceptions that cover no finding. */
export function judge(findings: readonly Finding[], exceptions: readonly Exception[]) {
  const covers = (exception: Exception, finding: Finding) =>
    exception.rule === finding.rule && matches(exception.resource, finding.resource);
  return {
    unacceptable: findings
      .filter((finding) => !exceptions.some((exception) => covers(exception, finding)))
      .map(({ rule, resource, message }) => `${rule} ${resource}: ${message}`),
    unused: exceptions
      .filter((exception) => !findings.some((finding) => covers(exception, finding)))
      .map(({ rule, resource }) => `${rule} ${resource}`),
  };
}

/** Whether a name fits a pattern in which `*` is anything. */
export function matches(pattern: string, name: string): boolean {
  const parts = pattern.split('*').map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(name);
}
