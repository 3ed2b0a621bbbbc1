import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  type S3Client,
} from '@aws-sdk/client-s3';
import type { ObjectInbox } from './object-inbox.ts';

export interface S3ObjectInboxProps {
  readonly client: S3Client;
  /** A bucket in which every object waits. */
  readonly bucket: string;
}

/** An inbox in a bucket of its own. */
export function createS3ObjectInbox({ client, bucket }: S3ObjectInboxProps): ObjectInbox {
  return {
    async *list() {
      let token: string | undefined;
      do {
        const page = await client.send(
          new ListObjectsV2Command({ Bucket: bucket, ContinuationToken: token }),
        );
        for (const { Key: key, Size: bytes = 0 } of page.Contents ?? []) {
          if (key !== undefined) yield { key, bytes };
        }
        token = page.NextContinuationToken;
      } while (token !== undefined);
    },
    async read(key) {
      try {
        const { Body: body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
        return (await body?.transformToByteArray()) ?? new Uint8Array();
      } catch (error) {
        if (error instanceof NoSuchKey) return null;
        throw error;
      }
    },
    async remove(key) {
      await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
    },
  };
}
