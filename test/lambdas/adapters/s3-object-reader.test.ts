import { NoSuchKey } from '@aws-sdk/client-s3';
import { createS3ObjectReader } from '#adapters/s3-object-reader.ts';

const reading = (answer: () => unknown) => {
  const inputs: unknown[] = [];
  const client = {
    send: async ({ input }: { input: unknown }) => {
      inputs.push(input);
      return answer();
    },
  };
  return { inputs, reader: createS3ObjectReader({ client: client as never, bucket: 'features' }) };
};

describe('reading objects of a bucket', () => {
  it('gives their bytes', async () => {
    const { reader, inputs } = reading(() => ({
      Body: { transformToByteArray: async () => Uint8Array.of(1, 2) },
    }));
    expect(await reader.read('models/a.json')).toEqual(Uint8Array.of(1, 2));
    expect(inputs).toEqual([{ Bucket: 'features', Key: 'models/a.json' }]);
  });

  it('gives nothing for one that is not there, and no bytes for an empty one', async () => {
    const missing = reading(() => {
      throw new NoSuchKey({ message: 'no', $metadata: {} });
    });
    expect(await missing.reader.read('models/a.json')).toBeNull();
    expect(await reading(() => ({})).reader.read('models/a.json')).toEqual(new Uint8Array());
  });

  it('throws what else S3 says', async () => {
    const { reader } = reading(() => {
      throw new Error('SlowDown');
    });
    await expect(reader.read('models/a.json')).rejects.toThrow('SlowDown');
  });
});
