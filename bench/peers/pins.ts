/** A tool that is installed for the comparison, into a Python of its own, and exactly which one. */
export interface PeerTool {
  readonly name: string;
  readonly requirements: readonly string[];
}

/** The same engine everywhere: what is compared is what the tools make of it. */
const DUCKDB = 'duckdb==2.0.0';

export const DBT_DUCKDB: PeerTool = {
  name: 'dbt-duckdb',
  // dbt-core 1.12 downloads a parser from elsewhere while it is installed
  requirements: ['dbt-duckdb==1.11.1', 'dbt-core==1.11.16', DUCKDB],
};

export const DLT: PeerTool = {
  name: 'dlt',
  requirements: ['dlt[duckdb]==1.31.0', DUCKDB, 'pyarrow==26.0.1'],
};
