import { MigrationTextError } from './migration-file.ts';

/** All that a file may leave open. */
export interface DeployedValues {
  /** Glue database of the lake's tables. */
  readonly database: string;
  /** Role with which the warehouse reads them. */
  readonly role: string;
}

const PLACEHOLDER = /\{\{([^{}]*)\}\}/g;
/** Names and ARNs; nothing that could end the quoted text a placeholder stands in. */
const HARMLESS = /^[\w:/+=,.@-]+$/;

/** The SQL with its placeholders filled in; one that nobody knows is a mistake, never left standing. */
export function fillIn(sql: string, values: DeployedValues): string {
  const known: Readonly<Record<string, string>> = { ...values };
  return sql.replace(PLACEHOLDER, (_, name: string) => {
    const value = Object.hasOwn(known, name) ? known[name] : undefined;
    if (value === undefined) {
      throw new MigrationTextError(
        `{{${name}}} stands for nothing: there are ${Object.keys(known).join(', ')}`,
      );
    }
    if (!HARMLESS.test(value)) {
      throw new MigrationTextError(`the value for {{${name}}} is no name and no ARN`);
    }
    return value;
  });
}
