import type { Contender, PreparedBatch } from './contender.ts';
import { compileAjvCheck, compileZodCheck, type EventCheck } from './event-schemas.ts';

interface Counts {
  readonly valid: number;
  readonly invalid: number;
}

/** What most pipelines have in the gate's place: decode, parse, validate against a schema, count. */
export interface Yardstick extends Contender {
  readonly counts: Counts;
}

function createYardstick(name: string, isValid: EventCheck): Yardstick {
  const counts = { valid: 0, invalid: 0 };
  const take = ({ event }: PreparedBatch): void => {
    for (const { kinesis } of event.Records) {
      const value: unknown = JSON.parse(Buffer.from(kinesis.data, 'base64').toString('utf8'));
      if (isValid(value)) counts.valid += 1;
      else counts.invalid += 1;
    }
  };
  return {
    name,
    does: 'decode, parse, validate a schema; no keys, no normal forms, no output',
    take,
    counts,
  };
}

export const createAjvYardstick = () => createYardstick('ajv', compileAjvCheck());
export const createZodYardstick = () => createYardstick('zod', compileZodCheck());
