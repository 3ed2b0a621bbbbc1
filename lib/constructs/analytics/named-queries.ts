import { CfnNamedQuery } from 'aws-cdk-lib/aws-athena';
import { Construct, type IDependable } from 'constructs';
import { namedQuery } from '../../queries/named-query.ts';
import { type Audience, audienceOf, readTableLayers } from '../../queries/query-audience.ts';
import { type QueryRoom, readQueryFiles } from '../../queries/query-files.ts';
import type { QueryWorkgroup } from './query-workgroup.ts';

export interface NamedQueriesProps {
  /** Whose queries to keep. */
  readonly room: QueryRoom;
  /** Where each audience asks. */
  readonly workgroups: Readonly<Record<Audience, QueryWorkgroup>>;
  readonly databaseName: string;
  /** What they read is there once this is. */
  readonly migrated: IDependable;
}

/** Every query of a room of `athena-queries/`, for people to find in Athena by its title. */
export class NamedQueries extends Construct {
  constructor(scope: Construct, id: string, { room, workgroups, databaseName, migrated }: NamedQueriesProps) {
    super(scope, id);
    const layers = readTableLayers();
    for (const file of readQueryFiles(room)) {
      const { name, description, sql } = namedQuery(file);
      const { name: workGroup, workgroup } = workgroups[audienceOf(file, layers)];
      const query = new CfnNamedQuery(this, pascalCase(file.name), {
        name,
        description,
        database: databaseName,
        queryString: sql,
        workGroup,
      });
      query.node.addDependency(workgroup, migrated);
    }
  }
}

/** `01_lead_volume` is `LeadVolume`: another place among its likes makes it no other query. */
function pascalCase(name: string): string {
  return name
    .split('_')
    .filter((word) => !/^\d+$/.test(word))
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}
