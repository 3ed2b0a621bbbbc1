import { readFileSync } from 'node:fs';
import { readAssumptions, readPrices } from '../../cost/inputs.ts';
import { costPage, costTable } from '../../cost/page.ts';
import { readSettings } from '../../cost/settings.ts';
import { synthesized } from '../lib/synthesized.ts';
import { SETTINGS } from './cost-fixtures.ts';

const inputs = { prices: readPrices(), assumptions: readAssumptions() };

test('docs/cost.md is what the stacks, prices and assumptions say now', () => {
  const { stacks, template } = synthesized('prod');
  const settings = readSettings(Object.fromEntries(stacks.map((stack) => [stack, template(stack)])));
  const page = readFileSync(new URL('../../docs/cost.md', import.meta.url), 'utf8');
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  expect(readme).toContain(costTable({ settings, ...inputs }));
  expect(page === costPage({ settings, ...inputs }) ? 'fresh' : 'stale, run npm run cost').toBe('fresh');
});

test('the sums of the stacks are those of their lines', () => {
  const page = costPage({ settings: SETTINGS, ...inputs });
  const row = page.split('\n').find((line) => line.startsWith('| Observability'));
  // 30 alarm metrics x 0.10, a dashboard 3, 10 + 60 metrics x 0.30
  expect(row).toBe('| Observability | 27 | 27 | 27 |');
});

test('a price nobody confirmed is marked where prices are read', () => {
  const page = costPage({ settings: SETTINGS, ...inputs });
  expect(page).toContain('| $0.01 | hours of an endpoint in a zone | **unconfirmed** |');
  expect(page).not.toMatch(/NaN|undefined|Infinity/);
});

test('every price names where it was read', () => {
  for (const { source } of Object.values(inputs.prices.prices)) {
    expect(Object.keys(inputs.prices.sources)).toContain(source);
  }
});
