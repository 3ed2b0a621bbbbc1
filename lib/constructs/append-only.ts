import { AnyPrincipal, ArnPrincipal, Effect, type IRole, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Bucket } from 'aws-cdk-lib/aws-s3';

const DELETE = ['s3:DeleteObject', 's3:DeleteObjectVersion'];

/**
 * Makes a bucket a ledger: an object is written once, under a key nothing else has, and only `eraser` may ever
 * delete one. A writer that forgets its condition is refused, so no retry can overwrite what happened.
 */
export function makeAppendOnly(bucket: Bucket, eraser: IRole): void {
  bucket.addToResourcePolicy(
    new PolicyStatement({
      sid: 'OnlyNewObjects',
      effect: Effect.DENY,
      principals: [new AnyPrincipal()],
      actions: ['s3:PutObject'],
      resources: [bucket.arnForObjects('*')],
      // parts of a multipart upload create no object and carry no condition; completing one does
      conditions: { Null: { 's3:if-none-match': 'true' }, Bool: { 's3:ObjectCreationOperation': 'true' } },
    }),
  );
  bucket.addToResourcePolicy(
    new PolicyStatement({
      sid: 'OnlyTheEraserDeletes',
      effect: Effect.DENY,
      principals: [new AnyPrincipal()],
      actions: DELETE,
      resources: [bucket.arnForObjects('*')],
      conditions: { ArnNotEquals: { 'aws:PrincipalArn': eraser.roleArn } },
    }),
  );
  bucket.addToResourcePolicy(
    new PolicyStatement({
      sid: 'TheEraserDeletes',
      principals: [new ArnPrincipal(eraser.roleArn)],
      actions: DELETE,
      resources: [bucket.arnForObjects('*')],
    }),
  );
}
