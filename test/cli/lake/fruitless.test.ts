import type { KinesisStreamEvent } from 'aws-lambda';
import { FruitlessError, stopWhenFruitless } from '#cli/lake/fruitless.ts';
import { kinesisBatch } from '../../lambdas/validation/support/kinesis.ts';

const BATCH = kinesisBatch([{}, {}]);
const numbers = ({ Records }: KinesisStreamEvent) => Records.map(({ kinesis }) => kinesis.sequenceNumber);
const [first, second] = numbers(BATCH);
const failing = (...itemIdentifiers: (string | undefined)[]) => ({
  batchItemFailures: itemIdentifiers.map((itemIdentifier = '') => ({ itemIdentifier })),
});

describe('a consumer that brings nothing', () => {
  const attempts = async (count: number, answer: () => Promise<ReturnType<typeof failing>>) => {
    const { invoke, fatalErrorOf } = stopWhenFruitless(answer, () => null);
    for (let at = 0; at < count; at += 1) await invoke(BATCH).catch(() => undefined);
    return fatalErrorOf(undefined);
  };

  it('is stopped after forty attempts in a row, whether it says so or throws', async () => {
    expect(await attempts(39, async () => failing(first))).toBeNull();
    expect(await attempts(40, async () => failing(first))).toBeInstanceOf(FruitlessError);
    const throwing = async () => {
      throw new Error('broken');
    };
    expect(await attempts(40, throwing)).toBeInstanceOf(FruitlessError);
  });

  it('goes on while it gets anywhere', async () => {
    expect(await attempts(100, async () => failing(second))).toBeNull();
    let calls = 0;
    const nowAndThen = async () => {
      calls += 1;
      return calls % 30 === 0 ? failing() : failing(first);
    };
    expect(await attempts(100, nowAndThen)).toBeNull();
  });

  it('is stopped at once by what was fatal before', () => {
    const fatal = new Error('disk full');
    expect(
      stopWhenFruitless(
        async () => failing(),
        () => fatal,
      ).fatalErrorOf(undefined),
    ).toBe(fatal);
  });
});
