import { powersOfRoles } from '../../compliance/roles.ts';
import { lakeView } from '../../lake-view.ts';
import type { Variant } from '../../variants.ts';

/** The end of a logical id that only the CDK understands. */
const DIGEST = /<([^>]+?)[0-9A-F]{8}(\.\w+)?>/g;

/** All that a role may do, one line for each action and resource: `s3:PutObject on <Storage/BucketsRaw.Arn>/*`. */
export function permissionsOf(role: string, variant: Variant = 'prod'): string[] {
  const found = [...powersOfRoles(lakeView(variant))].filter(([name]) => name.startsWith(role));
  const [only] = found;
  if (only === undefined || found.length > 1) throw new RangeError(`${found.length} roles are ${role}*`);
  const lines = only[1].flatMap(({ effect, actions, resources, hasCondition }) =>
    actions.flatMap((action) =>
      resources.map(
        (resource) =>
          `${effect === 'Allow' ? '' : `${effect} `}${action} on ${resource.replaceAll(DIGEST, '<$1$2>')}` +
          `${hasCondition ? ' under conditions' : ''}`,
      ),
    ),
  );
  return [...new Set(lines)].sort();
}
