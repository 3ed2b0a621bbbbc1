import { readFileSync } from 'node:fs';
import { createReadingTools } from '#domain/reading-tools.ts';
import { defaultGateConfig } from '../../../../lambdas/validation/gate-config.ts';
import { gateRecord } from '../../../../lambdas/validation/gate-record.ts';
import { GATE_VERSION } from '../../../../lambdas/validation/gate-version.ts';
import { TEST_PEPPER } from './gate.ts';
import { kinesisRecord } from './kinesis.ts';

const FIXTURES = new URL('../../../fixtures/gate/', import.meta.url);

/** What this gate version is known to make of the inputs. */
export const GOLDEN_FILE = new URL(`golden/${GATE_VERSION}.ndjson`, FIXTURES);

interface GoldenInput {
  readonly note: string;
  readonly received_at_ms: number;
  readonly text?: string;
  readonly base64?: string;
}

/** One line per event: what the gate makes of it now. */
export function gateGoldenInputs(): string[] {
  const config = defaultGateConfig(TEST_PEPPER);
  const tools = createReadingTools(config);
  const inputs = readFileSync(new URL('input.ndjson', FIXTURES), 'utf8').trim().split('\n');
  return inputs.flatMap((input, i) => {
    const { received_at_ms, text, base64 } = JSON.parse(input) as GoldenInput;
    const bytes = text === undefined ? Buffer.from(base64 ?? '', 'base64') : Buffer.from(text);
    const record = kinesisRecord(bytes, { sequenceNumber: String(1000 + i), receivedAtMs: received_at_ms });
    return gateRecord(record, config, tools).map((line) =>
      'rawLine' in line ? line.validatedLine : JSON.stringify(line.verdict),
    );
  });
}
