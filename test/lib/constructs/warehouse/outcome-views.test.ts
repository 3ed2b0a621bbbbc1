import { outcomeViewsSql } from '#lib/constructs/warehouse/outcome-views.ts';
import { UnknownColumnError } from '#lib/constructs/warehouse/table-columns.ts';

const OUTCOMES = ['lead_id', 'first_seen_date', 'outcome', 'converted', 'converted_at_ms', 'amount_minor'];
const SCORES = [
  'lead_id',
  'event_date',
  'final_score',
  'lead_category',
  'scorecard_version',
  'converted_within_90_days',
  'won_before_landmark',
  'is_matured',
];
const tables = new Map([
  ['lead_features', ['lead_id', 'page_views']],
  ['leads', OUTCOMES],
  ['lead_landmarks', ['lead_id', 'form_count']],
  ['landmark_scores', SCORES],
]);

describe('the views of features with outcomes', () => {
  it('have every feature there is, then what became of the lead', () => {
    expect(outcomeViewsSql(tables)).toContain(`create materialized view kpi.lead_features_with_outcomes
sortkey (lead_id)
auto refresh no
as
select
  f.lead_id,
  f.page_views,
  o.first_seen_date,
  o.outcome,
  o.converted,
  o.converted_at_ms,
  o.amount_minor
from lake.lead_features as f
inner join lake.leads as o on o.lead_id = f.lead_id;
`);
  });

  it('are dropped before they are made, because they cannot be replaced', () => {
    expect(
      outcomeViewsSql(tables).indexOf('drop materialized view if exists kpi.lead_landmarks_with_outcomes;'),
    ).toBeLessThan(
      outcomeViewsSql(tables).indexOf('create materialized view kpi.lead_landmarks_with_outcomes'),
    );
  });

  it('are refused where the lake no longer has the outcome', () => {
    const without = new Map([...tables, ['leads', OUTCOMES.filter((column) => column !== 'outcome')]]);

    expect(() => outcomeViewsSql(without)).toThrow(UnknownColumnError);
    expect(() => outcomeViewsSql(without)).toThrow('the warehouse reads leads.outcome');
  });
});
