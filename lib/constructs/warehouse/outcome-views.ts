import { columnsOf, type TableColumns, UnknownColumnError } from './table-columns.ts';

/** Features of leads, beside what became of those leads. */
interface OutcomeView {
  readonly name: string;
  /** What it is good for, in a sentence. */
  readonly comment: string;
  /** Table of features; the view has all of its columns. */
  readonly features: string;
  /** Table that knows the outcome. */
  readonly outcomes: string;
  /** What it knows. */
  readonly columns: readonly string[];
}

const OUTCOME_VIEWS: readonly OutcomeView[] = [
  {
    name: 'lead_features_with_outcomes',
    comment: 'What is known of each lead now, and whether it was won',
    features: 'lead_features',
    outcomes: 'leads',
    columns: ['first_seen_date', 'outcome', 'converted', 'converted_at_ms', 'amount_minor'],
  },
  {
    name: 'lead_landmarks_with_outcomes',
    comment:
      'What was known of each lead a week after it was first seen, and what became of it within 90 days',
    features: 'lead_landmarks',
    outcomes: 'landmark_scores',
    columns: [
      'event_date',
      'final_score',
      'lead_category',
      'scorecard_version',
      'converted_within_90_days',
      'won_before_landmark',
      'is_matured',
    ],
  },
];

/**
 * Materialised, because reading the lake takes seconds; refreshed by the procedure alone, because between two runs
 * nothing changes. A materialised view cannot be replaced, so it is made anew whenever features come or go: an
 * inner join of two tables, which Redshift refreshes by what changed in the lake where it can tell.
 */
export function outcomeViewsSql(tables: TableColumns): string {
  const views = OUTCOME_VIEWS.map((view) => outcomeViewSql(view, tables));
  const names = OUTCOME_VIEWS.map(({ name }) => `kpi.${name}`);
  return `${views.join('\n')}\ngrant select on ${names.join(', ')} to role kpi_reader;\n`;
}

function outcomeViewSql(view: OutcomeView, tables: TableColumns): string {
  const { name, comment, features, outcomes, columns } = view;
  const known = columnsOf(tables, outcomes);
  const unknown = columns.find((column) => !known.includes(column));
  if (unknown !== undefined) throw new UnknownColumnError(outcomes, unknown);
  const selected = [
    ...columnsOf(tables, features).map((column) => `  f.${column}`),
    ...columns.map((column) => `  o.${column}`),
  ];
  return `\
-- ${comment}.
drop materialized view if exists kpi.${name};

create materialized view kpi.${name}
sortkey (lead_id)
auto refresh no
as
select
${selected.join(',\n')}
from lake.${features} as f
inner join lake.${outcomes} as o on o.lead_id = f.lead_id;
`;
}
