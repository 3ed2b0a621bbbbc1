import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { QueryWorkgroup } from './query-workgroup.ts';

const RUN_QUERIES = [
  'athena:StartQueryExecution',
  'athena:StopQueryExecution',
  'athena:GetQueryExecution',
  'athena:GetQueryResults',
];
const LOOK_AROUND = [
  'athena:GetWorkGroup',
  'athena:BatchGetQueryExecution',
  'athena:GetQueryResultsStream',
  'athena:GetQueryRuntimeStatistics',
  'athena:ListQueryExecutions',
  'athena:ListNamedQueries',
  'athena:GetNamedQuery',
  'athena:BatchGetNamedQuery',
];

/** Lets a program run queries in a workgroup, and nowhere else. */
export function runQueries(workgroup: QueryWorkgroup): PolicyStatement {
  return new PolicyStatement({ actions: RUN_QUERIES, resources: [workgroup.arn] });
}

/** Lets people run queries in a workgroup, and see what was asked there and what there is to ask. */
export function useWorkgroup(workgroup: QueryWorkgroup): PolicyStatement {
  return new PolicyStatement({ actions: [...RUN_QUERIES, ...LOOK_AROUND], resources: [workgroup.arn] });
}
