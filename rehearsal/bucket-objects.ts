import { GetObjectCommand, ListObjectsV2Command, type S3Client } from '@aws-sdk/client-s3';
import type { StoredObject } from './stored-lines.ts';

/** Everything a bucket holds. */
export async function bucketObjects(client: S3Client, bucket: string): Promise<StoredObject[]> {
  const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket: bucket }));
  const objects: StoredObject[] = [];
  for (const { Key: key = '' } of Contents) {
    const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    objects.push({ key, body: (await Body?.transformToByteArray()) ?? new Uint8Array() });
  }
  return objects;
}
