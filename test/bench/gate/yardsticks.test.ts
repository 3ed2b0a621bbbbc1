import { compileAjvCheck, compileZodCheck } from '../../../bench/gate/event-schemas.ts';

describe.each([
  ['ajv', compileAjvCheck()],
  ['zod', compileZodCheck()],
])('the yardstick %s', (_, isValid) => {
  it.each([
    ['an event it knows', { event_type: 'click', timestamp: 1, email: 'jane@example.com', extra: [] }],
    ['the other spelling of its type', { type: 'page_view', page_url: 'https://www.example.com/' }],
  ])('takes %s', (_, event) => {
    expect(isValid(event)).toBe(true);
  });

  it.each([
    ['no type', { timestamp: 1 }],
    ['an unknown type', { event_type: 'rumour' }],
    ['no e-mail address', { event_type: 'click', email: 'jane at example.com' }],
    ['a negative number', { event_type: 'webinar_attendance', duration: -1 }],
    ['no object', 'click'],
  ])('refuses %s', (_, event) => {
    expect(isValid(event)).toBe(false);
  });
});
