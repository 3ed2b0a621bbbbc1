import { readdirSync } from 'node:fs';
import { EVENT_SOURCES } from '#domain/event-source.ts';
import { EVENT_TYPES, findEventType } from '#domain/events/index.ts';

/** Files of the folder that declare no event type. */
const OTHER_FILES = ['index.ts'];

describe('the registry of event types', () => {
  it('lists every file of the folder, one event type each, named like its type', () => {
    const folder = new URL('../../../../lambdas/domain/events/', import.meta.url);
    const files = readdirSync(folder).filter((file) => !OTHER_FILES.includes(file));
    const listed = EVENT_TYPES.map(({ type }) => `${type.replaceAll('_', '-')}.ts`);
    expect(files.sort()).toEqual(listed.sort());
  });

  it('knows which event types create leads', () => {
    const creating = EVENT_TYPES.filter(({ createsLead }) => createsLead).map(({ type }) => type);
    expect(creating.sort()).toEqual([
      'identify',
      'online_form',
      'online_form_submission',
      'roadshow_lead',
      'roadshow_registration',
      'sales_touch',
      'webinar_attendance',
      'webinar_registration',
    ]);
  });

  it('has at least one event type for each source', () => {
    expect(new Set(EVENT_TYPES.map(({ source }) => source))).toEqual(new Set(EVENT_SOURCES));
  });

  it('knows no event type that is only a property of every object', () => {
    expect(['constructor', '__proto__', 'toString'].map(findEventType)).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});
