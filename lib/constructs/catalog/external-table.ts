import { Stack } from 'aws-cdk-lib';
import { CfnTable } from 'aws-cdk-lib/aws-glue';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { projectionOf } from './projection.ts';
import type { Column, TableDefinition } from './table-definition.ts';

/** The catalog's name of a type where definitions have another. */
const TYPES: Readonly<Record<string, string>> = { issues: 'array<struct<code:string,field:string>>' };

export interface ExternalTableProps {
  readonly databaseName: string;
  readonly definition: TableDefinition;
  readonly bucket: IBucket;
}

/** Stored lines as a table of Athena's: gzipped JSON, one line a row, a line that is none fails the query. */
export class ExternalTable extends Construct {
  readonly table: CfnTable;

  constructor(scope: Construct, id: string, { databaseName, definition, bucket }: ExternalTableProps) {
    super(scope, id);
    const { keys, columns, template, properties } = projectionOf(definition);
    const root = `s3://${bucket.bucketName}/`;
    this.table = new CfnTable(this, 'Table', {
      catalogId: Stack.of(this).account,
      databaseName,
      tableInput: {
        name: definition.table,
        description: `${definition.comment} Grain: ${definition.grain}.`,
        tableType: 'EXTERNAL_TABLE',
        parameters: {
          EXTERNAL: 'TRUE',
          classification: 'json',
          compressionType: 'gzip',
          ...properties,
          'storage.location.template': `${root}${template}`,
        },
        partitionKeys: keys.map(catalogColumn),
        storageDescriptor: {
          columns: columns.map(catalogColumn),
          location: `${root}${template.slice(0, template.search(/[^/]*\$\{/))}`,
          compressed: true,
          inputFormat: 'org.apache.hadoop.mapred.TextInputFormat',
          outputFormat: 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat',
          serdeInfo: {
            serializationLibrary: 'org.openx.data.jsonserde.JsonSerDe',
            parameters: { 'ignore.malformed.json': 'false' },
          },
        },
      },
    });
  }
}

function catalogColumn({ name, type, comment }: Pick<Column, 'name' | 'type' | 'comment'>) {
  return { name, type: TYPES[type] ?? type, comment };
}
