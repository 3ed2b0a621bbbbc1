import { formatLayers, formatNextSteps, formatTruth } from '#cli/output/demo-report.ts';
import { createStyles } from '#cli/output/styles.ts';

const styles = createStyles(false);
const none = { read: 0, accepted: 0, quarantined: 0, reasons: {} };
const sent = { read: 10, accepted: 9, quarantined: 1, reasons: { empty: 1 }, rejects: [], leftover: none };
const stage = (tables: Record<string, number>) => ({
  stage: 's',
  seconds: 1,
  rows_in: 0,
  rows_out: 0,
  tables,
});

describe('the demo’s report', () => {
  it('counts layer by layer over all stages', () => {
    const stages = [
      stage({ events: 8, leads: 3 }),
      stage({ lead_features: 3 }),
      stage({ lead_scores: 3, sales_worklist: 2 }),
      stage({ kpi_values: 70 }),
    ];
    expect(formatLayers(sent, { run_id: 'r', as_of_ms: 0, engine: 'duckdb', stages }, styles)).toBe(
      `layer       what                 count
stream      records sent            10
raw         events taken             9
quarantine  events refused           1
processed   distinct events          8
processed   leads                    3
features    leads with features      3
gold        leads scored             3
gold        leads to call            2
gold        KPI values              70

reason  events
empty        1`,
    );
  });

  it('names the headlines where all of the truth was found', () => {
    const checks = [
      { what: 'people', found: 1200, known: 1200, isHeadline: true },
      { what: 'records', found: 9, known: 9, isHeadline: false },
    ];
    expect(formatTruth(checks, styles)).toBe("✓ the lake found what the season's author knows: people 1,200");
  });

  it('names every count that differs, headline or not', () => {
    const checks = [
      { what: 'people', found: 12, known: 12, isHeadline: true },
      { what: 'records', found: 9, known: 10, isHeadline: false },
    ];
    expect(formatTruth(checks, styles)).toBe(
      "✗ the lake differs from what the season's author knows:\n\nwhat     found  known\nrecords      9     10",
    );
  });

  it('gives next steps that can be pasted, also where the directory has blanks', () => {
    expect(formatNextSteps("/tmp/Ada's lake", 'e_1').split('\n')[2]).toBe(
      "  npx lake lead --dir '/tmp/Ada'\\''s lake' e_1   # all about the first of them",
    );
    expect(formatNextSteps(null, null)).not.toMatch(/--dir|lake lead/);
  });
});
