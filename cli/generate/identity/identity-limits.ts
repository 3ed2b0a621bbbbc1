import { textLiteral } from '../sql/literal.ts';
import { lines, modelText, step } from '../sql/model-text.ts';
import type { IdentityLimit } from './read-identity-limits.ts';

/** How far each type of key may link people; strength 1 is the strongest. */
export function identityLimitsModel(limits: readonly IdentityLimit[]): string {
  const rows = limits.map(
    ({ keyType, maxLinkedKeys }, index) => `(${textLiteral(keyType)}, ${index + 1}, ${maxLinkedKeys})`,
  );
  const values = `select * from (values\n${lines(rows)}\n) as t(key_type, strength, max_linked_keys)`;
  return modelText(
    {
      source: 'definitions/identity.yaml',
      reads: [],
      writes: 'identity_limits',
      grain: 'one row per type of key; strength 1 is the strongest',
    },
    `with
${step('limits', values)}
select
  cast(key_type as string) as key_type,
  cast(strength as bigint) as strength,
  cast(max_linked_keys as bigint) as max_linked_keys
from limits`,
  );
}
