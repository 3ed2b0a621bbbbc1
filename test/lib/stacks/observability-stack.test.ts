import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '#cli/setup/paths.mjs';
import { runbookAnchor } from '../../../lib/constructs/observability/alarm-spec.ts';
import { BUDGET_ENTRY } from '../../../lib/constructs/observability/lake-budget-entry.ts';
import { synthesized } from '../synthesized.ts';
import { at, listOf, resourceNamed, resourcesOf, type Template, text } from '../template.ts';

const ALARM = 'AWS::CloudWatch::Alarm';
const template = synthesized('full').template('Observability');
const RUNBOOK = readFileSync(path.join(ROOT, 'docs/runbook.md'), 'utf8');

function alarmsOf(from: Template): Readonly<Record<string, unknown>>[] {
  return Object.values(resourcesOf(from, ALARM)).map(({ Properties }) => Properties);
}

test('every alarm tells the alerts of the lake, when it is raised and when it is over', () => {
  const topics = alarmsOf(template).map(({ AlarmActions, OKActions }) =>
    [...listOf(AlarmActions), ...listOf(OKActions)].map(text),
  );
  expect(topics.length).toBeGreaterThan(30);
  for (const told of topics) {
    expect(told).toHaveLength(2);
    for (const topic of told) expect(topic).toMatch(/Alerts/);
  }
});

test('entries of the runbook and alarms that are deployed are the same ones', () => {
  const linked = alarmsOf(template).map(({ AlarmDescription }) =>
    String(AlarmDescription).replace(/^.*docs\/runbook\.md#/, ''),
  );
  const entries = [...RUNBOOK.matchAll(/^#### (.+)$/gm)].map(([, title]) => runbookAnchor(title ?? ''));
  expect([...new Set([...linked, runbookAnchor(BUDGET_ENTRY)])].sort()).toEqual(entries.sort());
});

test('every resource that a command of the runbook looks for is there, once', () => {
  const commands = [...RUNBOOK.matchAll(/\bres (\w+) (\w+::\w+) (\w+)/g), ...logGroups()];
  expect(commands.length).toBeGreaterThan(8);
  for (const [, stack = '', type = '', beginning = ''] of commands) {
    expect(() => resourceNamed(synthesized('full').template(stack), `AWS::${type}`, beginning)).not.toThrow();
  }
});

/** `logs Ingest Drain` looks for a log group. */
function logGroups(): string[][] {
  return [...RUNBOOK.matchAll(/^logs (\w+) (\w+)/gm)].map(([command, stack = '', beginning = '']) => [
    command,
    stack,
    'Logs::LogGroup',
    beginning,
  ]);
}

test('alarms without dashboards watch no imports, and those of a lake with them watch each', () => {
  const imports = (from: Template) =>
    alarmsOf(from).flatMap(({ MetricName, Dimensions }) =>
      MetricName === 'IngestionErrorCount' ? [text(at(Dimensions, 0, 'Value'))] : [],
    );
  expect(imports(synthesized('bare').template('Observability'))).toEqual([]);
  expect(imports(template).sort()).toEqual([
    'lead-lake-full-definitions',
    'lead-lake-full-kpis',
    'lead-lake-full-operations',
  ]);
});

test('the topic lets alarms and the budget of this account speak, which its own policy had shut out', () => {
  const policy = resourceNamed(synthesized('full').template('Processing'), 'AWS::SNS::TopicPolicy', 'Alerts');
  const statements = listOf(at(policy.Properties, 'PolicyDocument', 'Statement'));
  const allowed = statements.filter((statement) => at(statement, 'Effect') === 'Allow');
  expect(allowed.map((statement) => at(statement, 'Principal', 'Service'))).toEqual([
    ['budgets.amazonaws.com', 'cloudwatch.amazonaws.com', 'events.amazonaws.com'],
  ]);
  expect(at(allowed[0], 'Condition')).toEqual({
    StringEquals: { 'aws:SourceAccount': '111122223333' },
  });
});

test('a percentile is told apart from sums: CloudWatch takes it under another name', () => {
  const { Properties } = resourceNamed(template, ALARM, 'AlarmsScoresComeLate');
  expect([Properties.ExtendedStatistic, Properties.Statistic]).toEqual(['p95', undefined]);
});

test('the budget warns at 80 and at 100 percent', () => {
  const { Properties } = resourceNamed(template, 'AWS::Budgets::Budget', 'Budget');
  const warned = listOf(Properties.NotificationsWithSubscribers).map((notification) =>
    at(notification, 'Notification', 'Threshold'),
  );
  expect(warned).toEqual([80, 100]);
  expect(at(Properties, 'Budget', 'BudgetLimit')).toEqual({ Amount: 500, Unit: 'USD' });
});

test('failures are seen of every job that there is', () => {
  const jobs = Object.keys(resourcesOf(synthesized('full').template('Processing'), 'AWS::Glue::Job'));
  const rule = resourceNamed(template, 'AWS::Events::Rule', 'JobFailures');
  const watched = listOf(at(rule.Properties, 'EventPattern', 'detail', 'jobName')).map(text);
  expect(watched).toHaveLength(jobs.length);
  for (const job of jobs) expect(watched.some((name) => name.includes(job))).toBe(true);
});

test('the check on the pipeline asks about this pipeline and nothing else', () => {
  const { Properties } = resourceNamed(template, 'AWS::IAM::Policy', 'OverdueCheck');
  const own = listOf(at(Properties, 'PolicyDocument', 'Statement')).filter((statement) =>
    listOf(at(statement, 'Action')).some((action) => String(action).startsWith('states:')),
  );
  expect(own.map((statement) => at(statement, 'Action'))).toEqual([
    ['states:DescribeStateMachine', 'states:ListExecutions'],
  ]);
  expect(text(at(own[0], 'Resource'))).toMatch(/StateMachine/);
});

test('totals of the gate and of scoring are read from the lines in which they count', () => {
  const filters = Object.values(resourcesOf(template, 'AWS::Logs::MetricFilter'));
  expect(
    filters.map(({ Properties }) => [Properties.FilterPattern, Properties.MetricTransformations]),
  ).toEqual(
    ['EventsAccepted', 'EventsQuarantined', 'EventsSetAside'].map((name) => [
      `{ $.${name} > 0 }`,
      [{ MetricName: name, MetricNamespace: 'LeadLake/full', MetricValue: `$.${name}`, Unit: 'Count' }],
    ]),
  );
});
