import { GetObjectCommand, NoSuchKey, type S3Client } from '@aws-sdk/client-s3';
import type { ObjectReader } from './object-reader.ts';

export interface S3ObjectReaderProps {
  readonly client: Pick<S3Client, 'send'>;
  readonly bucket: string;
}

/**
 * Objects of a bucket. Who may not list the bucket is told of an object that is not there that it may not be
 * read, which is thrown: grant `s3:ListBucket` on what is read, so that nothing looks like an outage.
 */
export function createS3ObjectReader({ client, bucket }: S3ObjectReaderProps): ObjectReader {
  return {
    async read(key) {
      try {
        const { Body: body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
        return (await body?.transformToByteArray()) ?? new Uint8Array();
      } catch (error) {
        if (error instanceof NoSuchKey) return null;
        throw error;
      }
    },
  };
}
