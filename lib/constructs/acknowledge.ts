import { Stack, Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** One of several findings of a rule at a construct: the action or the resource it is about. */
export type Finding = { readonly action: string } | { readonly resource: string };

/**
 * Accepts one finding of the AWS Solutions rules, with the reason why it is right here. A rule that can find
 * several things at a construct wants to know which.
 */
export function acknowledge(
  construct: IConstruct,
  rule: string,
  finding: Finding | undefined,
  reason: string,
): void {
  const id = `AwsSolutions::AwsSolutions-${rule}${finding === undefined ? '' : `[${nameOf(construct, finding)}]`}`;
  Validations.of(construct).acknowledge({ id, reason });
}

function nameOf(construct: IConstruct, finding: Finding): string {
  if ('action' in finding) return `Action::${finding.action}`;
  return `Resource::${flat(Stack.of(construct).resolve(finding.resource))}`;
}

/** A resource as the rules write it: what is only known when it is deployed, in angle brackets. */
function flat(value: unknown): string {
  if (typeof value === 'string') return value;
  const [intrinsic, argument] = Object.entries(value as Record<string, unknown>)[0] ?? [];
  if (intrinsic === 'Ref') return `<${argument}>`;
  if (intrinsic === 'Fn::GetAtt') return `<${(argument as string[]).join('.')}>`;
  if (intrinsic === 'Fn::Join') {
    const [separator, parts] = argument as [string, unknown[]];
    return parts.map(flat).join(separator);
  }
  return JSON.stringify(value);
}
