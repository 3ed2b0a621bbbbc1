import { createKinesisStream } from '#adapters/kinesis-stream.ts';
import { GATE_VERSION } from '../../../lambdas/validation/gate-version.ts';
import type { CommandContext } from '../../commands/context.ts';
import { formatNumber } from '../../output/quantities.ts';
import type { InputRecords, SendResult } from '../../send/index.ts';
import type { DeployedLake } from '../deployed-lake.ts';
import { onAws } from '../explain-aws-failure.ts';
import { createForeteller } from './foretell-verdicts.ts';
import { sendToStream } from './send-to-stream.ts';

/** `lake send --env NAME`: events to the lake's stream, and what its gate will make of them. */
export async function sendToLake(
  lake: DeployedLake,
  input: InputRecords,
  { console, now, sleep }: CommandContext,
): Promise<SendResult> {
  const { streamName } = await lake.parameters('streamName');
  const stream = createKinesisStream({ client: lake.clients.kinesis(), streamName, sleep });
  const result = await sendToStream({
    input,
    stream: {
      put: (entries) => onAws(`put records into the stream ${streamName}`, () => stream.put(entries)),
    },
    foretell: createForeteller(now),
    onProgress: ({ read, quarantined }) =>
      console.progress(`sent ${formatNumber(read)} records, ${formatNumber(quarantined)} for quarantine`),
  });
  console.note(
    `the stream of ${lake.name} has them; its gate takes them within a minute. ` +
      `These are the verdicts of the same gate (version ${GATE_VERSION}), run here.`,
  );
  return result;
}
