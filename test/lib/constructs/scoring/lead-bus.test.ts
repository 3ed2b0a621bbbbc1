import { lakeView } from '../../lake-view.ts';
import { synthesized } from '../../synthesized.ts';
import { resourceNamed } from '../../template.ts';

const template = synthesized('full').template('Scoring');
const { say } = lakeView('full');

test('the bus has a name of its environment, and its events are encrypted wherever they lie', () => {
  const bus = resourceNamed(template, 'AWS::Events::EventBus', 'Bus').Properties;
  const archive = resourceNamed(template, 'AWS::Events::Archive', 'BusArchive').Properties;
  expect(bus.Name).toBe('lead-lake-full');
  for (const { KmsKeyIdentifier } of [bus, archive]) {
    expect(say(KmsKeyIdentifier, 'Scoring')).toMatch(/^<Storage\/KeysLogs\w+\.Arn>$/);
  }
  expect(archive.RetentionDays).toBe(30);
});

test('an event that the bus cannot process goes to a queue, where only this bus may put it', () => {
  const policy = resourceNamed(template, 'AWS::SQS::QueuePolicy', 'Untold').Properties;
  const allowed = JSON.stringify(policy);
  expect(allowed).toContain(':event-bus/lead-lake-full');
  expect(allowed).toContain('"Service":"events.amazonaws.com"');
});
