import {
  alarmDescription,
  alarmId,
  alarmName,
  runbookAnchor,
} from '../../../../lib/constructs/observability/alarm-spec.ts';
import { alarm, alarms } from './watched-lake.ts';

test('an alarm is named after its entry, its environment and what it is about', () => {
  expect(alarmName('prod', alarm('No events from a source', 'online'))).toBe(
    'lead-lake-prod-no-events-from-a-source-online',
  );
});

test('a construct id holds no environment and no punctuation', () => {
  expect(alarmId({ entry: "A dashboard's import failed", about: 'kpis' })).toBe(
    'ADashboardsImportFailedKpis',
  );
});

test('a description says how urgent it is, what it means and where to read on', () => {
  expect(alarmDescription(alarm('The gate is an hour behind'))).toBe(
    'Page: Records wait more than an hour in the stream; what waits longer than its retention is lost. ' +
      'What to do: docs/runbook.md#the-gate-is-an-hour-behind',
  );
});

test('anchors are those that headings get: lower case, without punctuation, hyphens for spaces', () => {
  expect(runbookAnchor("A dashboard's import failed")).toBe('a-dashboards-import-failed');
});

test('what an alarm means is one sentence', () => {
  for (const { meaning } of alarms()) expect(meaning).toMatch(/^[A-Z][^.]*(\d\.\d[^.]*)*\.$/);
});

test('no two alarms share a name', () => {
  const names = alarms().map((spec) => alarmName('test', spec));
  expect(new Set(names).size).toBe(names.length);
});
