import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { lakeView } from '../lake-view.ts';
import type { Variant } from '../variants.ts';

/** Types whose resources hold something. */
const STATEFUL = [
  'AWS::S3::Bucket',
  'AWS::KMS::Key',
  'AWS::DynamoDB::Table',
  'AWS::DynamoDB::GlobalTable',
  'AWS::SecretsManager::Secret',
  'AWS::Kinesis::Stream',
  'AWS::RedshiftServerless::Namespace',
  'AWS::SageMaker::ModelPackageGroup',
  'AWS::Glue::Database',
];
/** Of these, what stays when its stack is deleted: the rest can be filled again from it. */
const KEPT = ['AWS::S3::Bucket', 'AWS::KMS::Key', 'AWS::SecretsManager::Secret'];

const pinned: Record<string, Record<string, string>> = parse(
  readFileSync(new URL('stateful-resources.yaml', import.meta.url), 'utf8'),
);

function statefulOf(variant: Variant): Record<string, Record<string, string>> {
  const found: Record<string, Record<string, string>> = {};
  for (const { name, stack, Type } of lakeView(variant).ofType(...STATEFUL)) {
    found[stack] = { ...found[stack], [name.slice(stack.length + 1)]: Type };
  }
  return found;
}

test('what holds something keeps its logical id', () => {
  expect(statefulOf('full')).toEqual(pinned);
});

test('ids do not depend on the environment', () => {
  const { Warehouse: _, ...everywhere } = pinned;
  expect(statefulOf('bare')).toEqual(everywhere);
  expect(statefulOf('prod')).toEqual(pinned);
});

test('buckets, keys and secrets of Storage stay when it is deleted, in every environment', () => {
  for (const variant of ['bare', 'dev', 'prod', 'full'] as const) {
    const kept = lakeView(variant)
      .ofType(...KEPT)
      .filter(({ stack }) => stack === 'Storage');
    expect(kept).toHaveLength(12);
    for (const { name, DeletionPolicy, UpdateReplacePolicy } of kept) {
      expect({ name, DeletionPolicy, UpdateReplacePolicy }).toEqual({
        name,
        DeletionPolicy: 'Retain',
        UpdateReplacePolicy: 'Retain',
      });
    }
  }
});

test('only Storage keeps anything: every other stack can be deleted and deployed again', () => {
  const elsewhere = lakeView('full')
    .ofType(...KEPT, 'AWS::DynamoDB::Table')
    .filter(({ stack }) => stack !== 'Storage')
    .map(({ name }) => name);
  expect(elsewhere).toEqual([]);
});
