import { hash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { createReadingTools } from '#domain/reading-tools.ts';
import type { GateConfig } from '../../lambdas/validation/gate-config.ts';
import { LineBuffer } from '../../lambdas/validation/line-buffer.ts';
import type { Contender, PreparedBatch } from './contender.ts';

/** Both outputs of a batch, packed. */
export interface FloorOutput {
  readonly raw: Uint8Array;
  readonly validated: Uint8Array;
}

/**
 * The gate's bare primitives in a plain loop. Per record: base64 to bytes, bytes to text, `JSON.parse`, sha256
 * of the bytes, one HMAC for each key, one phone parse for each phone, `JSON.stringify` of the raw and of the
 * validated object, each appended to its output as bytes. Per batch: both outputs packed by gzip at level 1, one
 * object each. What the gate decides comes ready made: nothing is recognised, read, checked, grouped, named,
 * counted or stored. HMACs, phones (with their short memory) and line buffers are the gate's own, its fastest.
 */
export function createFloor(
  config: GateConfig,
  consume: (output: FloorOutput) => void = () => {},
): Contender {
  const { keyOf, readPhone } = createReadingTools(config);
  const raw = new LineBuffer();
  const validated = new LineBuffer();
  let checksum = 0;

  const take = ({ event, primitives }: PreparedBatch): void => {
    raw.clear();
    validated.clear();
    event.Records.forEach(({ kinesis }, i) => {
      const prepared = primitives[i];
      if (prepared === undefined) return;
      const bytes = Buffer.from(kinesis.data, 'base64');
      const parsed: unknown = JSON.parse(bytes.toString('utf8'));
      checksum += typeof parsed === 'object' ? 1 : 0;
      checksum += hash('sha256', bytes, 'hex').length;
      for (const phone of prepared.phones) checksum += readPhone(phone).ok ? 1 : 0;
      for (const value of prepared.keyed) checksum += keyOf(value).length;
      raw.add(JSON.stringify(prepared.raw));
      validated.add(JSON.stringify(prepared.validated));
    });
    consume({ raw: pack(raw), validated: pack(validated) });
    if (checksum < 0) throw new RangeError('a checksum only grows');
  };

  return { name: 'floor', does: 'the gate’s bare primitives in a plain loop', take };
}

function pack(lines: LineBuffer): Uint8Array {
  return gzipSync(lines.bytes(), { level: 1 });
}
