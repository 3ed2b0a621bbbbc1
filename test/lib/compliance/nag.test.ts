import { synthesized } from '../synthesized.ts';
import { LEAST_REASON } from './allow-list.ts';
import { nagReport } from './nag-report.ts';

const MOST_ACKNOWLEDGEMENTS = 20;

describe.each(['dev', 'prod', 'bare', 'full'] as const)('the AWS Solutions rules over %s', (variant) => {
  const report = nagReport(synthesized(variant).folder);

  it('find nothing that is not accepted', () => {
    expect(report.findings).toEqual([]);
  });

  it('still find everything that is accepted', () => {
    expect(report.unused).toEqual([]);
  });

  it('are waived only for a reason that says something', () => {
    const empty = report.acknowledgements.filter(({ reason }) => reason.length < LEAST_REASON);
    expect(empty).toEqual([]);
  });
});

test('at most 20 findings are accepted, and not none', () => {
  const { length } = nagReport(synthesized('full').folder).acknowledgements;
  expect(length).toBeGreaterThan(0);
  expect(length).toBeLessThanOrEqual(MOST_ACKNOWLEDGEMENTS);
});
