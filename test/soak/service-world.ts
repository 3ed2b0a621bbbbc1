import { createS3ObjectStore, MAX_PUT_ATTEMPTS } from '#adapters/s3-object-store.ts';
import { type Fault, InjectedFaultError } from './fault.ts';
import { type BucketTrouble, createMemoryBucket } from './memory-bucket.ts';
import { createMemoryStream } from './memory-stream.ts';
import type { World } from './world.ts';

/** More meetings than the adapter puts up with, so that some of them are passed on as an error. */
const MOST_MEETINGS = MAX_PUT_ATTEMPTS + 2;

/** The lake on services: a stream and a bucket in memory, the bucket behind the real adapter for S3. */
export function createServiceWorld(shardCount: number): World {
  const stream = createMemoryStream(shardCount);
  const bucket = createMemoryBucket();
  const store = createS3ObjectStore({ client: bucket.client, bucket: 'lake' });
  return {
    openStream: async () => stream,
    openStore: () => ({
      ...store,
      putWithTrouble: (key, body, trouble) => {
        bucket.expectTrouble(key, bucketTrouble(trouble));
        return store.putIfAbsent(key, body);
      },
    }),
    objects: async () => bucket.objects,
    complaints: async () => bucket.overwritten.map((key) => `object overwritten: ${key}`),
    close: async () => {},
  };
}

function bucketTrouble(fault: Fault): BucketTrouble {
  if (fault.place === 'middle') {
    return { kind: 'other writes', times: 1 + Math.floor(fault.share * MOST_MEETINGS) };
  }
  if (fault.manner === 'throttle') return { kind: 'slow down' };
  const error = new InjectedFaultError('object put', fault);
  return { kind: 'no answer', isStored: fault.place === 'after', error };
}
