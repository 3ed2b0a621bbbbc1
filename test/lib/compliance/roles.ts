import type { LakeView } from '../lake-view.ts';
import { at, listOf } from '../template.ts';

/** One statement of a policy, its references followed. */
export interface Statement {
  readonly effect: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly hasCondition: boolean;
}

/** A policy that says what its holder may do, and where it is. */
export interface Policy {
  readonly name: string;
  readonly stack: string;
  readonly statements: readonly Statement[];
}

/** All policies that roles have: managed ones, and those within a role. */
export function identityPolicies(view: LakeView): readonly Policy[] {
  return view.resources.flatMap(({ Type, Properties, name, stack }) => {
    const policy = (document: unknown, suffix = ''): Policy => ({
      name: `${name}${suffix}`,
      stack,
      statements: statementsOf(view, document, stack),
    });
    switch (Type) {
      case 'AWS::IAM::Policy':
      case 'AWS::IAM::ManagedPolicy':
      case 'AWS::IAM::RolePolicy':
        return [policy(Properties.PolicyDocument)];
      case 'AWS::IAM::Role':
        return listOf(Properties.Policies).map((own) =>
          policy(at(own, 'PolicyDocument'), ` (${at(own, 'PolicyName')})`),
        );
      default:
        return [];
    }
  });
}

/** What each role is allowed, by `Stack/LogicalId`: by its own policies and those attached to it. */
export function powersOfRoles(view: LakeView): ReadonlyMap<string, readonly Statement[]> {
  const policies = identityPolicies(view);
  const holders = holdersOf(view);
  return new Map(
    view.ofType('AWS::IAM::Role').map(({ name }) => [
      name,
      policies
        .filter((policy) => policy.name.startsWith(`${name} (`) || holders.get(policy.name)?.has(name))
        .flatMap(({ statements }) => statements)
        .filter(({ effect }) => effect === 'Allow'),
    ]),
  );
}

/** Names of the managed policies that AWS writes and a role has, such as `service-role/AWSGlueServiceRole`. */
export function policiesOfAws(view: LakeView): readonly { role: string; policy: string }[] {
  return view.ofType('AWS::IAM::Role').flatMap(({ Properties, name, stack }) =>
    listOf(Properties.ManagedPolicyArns)
      .map((arn) => view.say(arn, stack))
      .filter((arn) => !arn.startsWith('<'))
      .map((policy) => ({ role: name, policy })),
  );
}

export function statementsOf(view: LakeView, document: unknown, stack: string): readonly Statement[] {
  return listOf(at(document, 'Statement')).map((statement) => ({
    effect: String(at(statement, 'Effect')),
    actions: listOf(at(statement, 'Action')).map(String),
    resources: listOf(at(statement, 'Resource')).map((resource) => view.say(resource, stack)),
    hasCondition: at(statement, 'Condition') !== undefined,
  }));
}

/** Policy to the roles that have it, whichever of the two names the other. */
function holdersOf(view: LakeView): ReadonlyMap<string, ReadonlySet<string>> {
  const holders = new Map<string, Set<string>>();
  const hold = (policy: string, role: string) => {
    holders.set(policy, (holders.get(policy) ?? new Set()).add(role));
  };
  for (const { Type, Properties, name, stack } of view.resources) {
    const said = (value: unknown) => view.say(value, stack).replace(/^<(.*?)(\.Arn)?>$/, '$1');
    if (Type === 'AWS::IAM::Role')
      for (const arn of listOf(Properties.ManagedPolicyArns)) hold(said(arn), name);
    if (Type === 'AWS::IAM::RolePolicy') hold(name, said(Properties.RoleName));
    if (Type === 'AWS::IAM::Policy' || Type === 'AWS::IAM::ManagedPolicy') {
      for (const role of listOf(Properties.Roles)) hold(name, said(role));
    }
  }
  return holders;
}
