import { existsSync, readFileSync } from 'node:fs';
import { DISPOSABLE_DOMAINS_DATE } from '#domain/contact/data/disposable-domains.ts';
import { AUTOMATED_AGENTS_DATE } from '#domain/signals/data/automated-agents.ts';
import { GATE_DATA, GATE_VERSION } from '../../../lambdas/validation/gate-version.ts';
import { GOLDEN_FILE, gateGoldenInputs } from './support/golden.ts';

const WHAT_TO_DO = `output changed: raise GATE_VERSION (now ${GATE_VERSION}) in lambdas/validation/gate-version.ts, then \
write its golden file with "node --import tsx test/lambdas/validation/support/write-golden.ts" and rebuild \
validated from raw`;

const installedPhoneMetadata = () => {
  const manifest = new URL('../../../node_modules/libphonenumber-js/package.json', import.meta.url);
  return JSON.parse(readFileSync(manifest, 'utf8')).version;
};

describe('the gate version', () => {
  it('has one output for each input, hostile ones included', () => {
    const expected = existsSync(GOLDEN_FILE) ? readFileSync(GOLDEN_FILE, 'utf8').trim().split('\n') : [];
    const actual = gateGoldenInputs();
    const changed = actual.filter((line, i) => line !== expected[i]);
    expect({ [WHAT_TO_DO]: changed, lines: actual.length }).toEqual({
      [WHAT_TO_DO]: [],
      lines: expected.length,
    });
  });

  it('names the packaged data that is installed', () => {
    const installed = {
      phoneMetadata: installedPhoneMetadata(),
      disposableDomains: DISPOSABLE_DOMAINS_DATE,
      automatedAgents: AUTOMATED_AGENTS_DATE,
    };
    expect({ [WHAT_TO_DO]: installed }).toEqual({ [WHAT_TO_DO]: GATE_DATA });
  });
});
