import { Stack } from 'aws-cdk-lib';
import { CfnTag, CfnTagAssociation } from 'aws-cdk-lib/aws-lakeformation';
import { Construct, type IDependable } from 'constructs';
import { constructId, type TableDefinition } from './table-definition.ts';
import { LAYERS } from './table-location.ts';

const LAYER = 'layer';
const CONTACT = 'contact';

export interface LakeFormationTagsProps {
  readonly databaseName: string;
  readonly tables: readonly TableDefinition[];
  /** Once this is there, every table is. */
  readonly migrated: IDependable;
}

/**
 * Says to Lake Formation which layer each table is of and which columns hold contact data, so that grants can be
 * given by tag. Tags alone keep nobody out: grants decide only where the account has taken `IAMAllowedPrincipals`
 * off the database, and whoever deploys has to be an administrator of Lake Formation.
 *
 * Not covered: views, which have no columns of their own here; and a table that the pipeline makes anew because its
 * columns have changed, which has no tags until this stack's next change. Keys of tags belong to the account: of two
 * lakes in one account, one can have them.
 */
export class LakeFormationTags extends Construct {
  constructor(scope: Construct, id: string, { databaseName, tables, migrated }: LakeFormationTagsProps) {
    super(scope, id);
    const catalogId = Stack.of(this).account;
    const layer = new CfnTag(this, 'Layer', { catalogId, tagKey: LAYER, tagValues: [...LAYERS] });
    const contact = new CfnTag(this, 'Contact', { catalogId, tagKey: CONTACT, tagValues: ['true', 'false'] });
    const tag = (
      name: string,
      resource: CfnTagAssociation.ResourceProperty,
      tagKey: string,
      tagValue: string,
    ): void => {
      const lfTags = [{ catalogId, tagKey, tagValues: [tagValue] }];
      const association = new CfnTagAssociation(this, name, { resource, lfTags });
      association.node.addDependency(layer, contact, migrated);
    };

    // what says nothing else takes after its database
    tag('NoContact', { database: { catalogId, name: databaseName } }, CONTACT, 'false');
    for (const definition of tables) {
      const { table, columns } = definition;
      const name = constructId(definition);
      tag(`${name}Layer`, { table: { catalogId, databaseName, name: table } }, LAYER, definition.layer);
      const columnNames = columns.filter(({ contact }) => contact).map((column) => column.name);
      if (columnNames.length > 0) {
        const tableWithColumns = { catalogId, databaseName, name: table, columnNames };
        tag(`${name}Contact`, { tableWithColumns }, CONTACT, 'true');
      }
    }
  }
}
