import { recogniseEvent } from '../../../lambdas/validation/recognise-event.ts';

const recognise = (event: object) => {
  const result = recogniseEvent(JSON.parse(JSON.stringify(event)));
  return 'reason' in result ? [result.reason, result.path] : [result.eventType.type, result.eventId];
};

describe('recogniseEvent', () => {
  it('finds the type under either spelling, the first that says something', () => {
    expect(recognise({ type: 'click' })).toEqual(['click', null]);
    expect(recognise({ event_type: 'click', type: 'page_view' })).toEqual(['click', null]);
    expect(recognise({ event_type: ' ', type: 'page_view' })).toEqual(['page_view', null]);
    expect(recognise({ event_type: ' click ' })).toEqual(['click', null]);
  });

  it('gives the id as it was sent, and none for a blank one', () => {
    expect(recognise({ type: 'click', event_id: ' e 1 ' })).toEqual(['click', ' e 1 ']);
    expect(recognise({ type: 'click', event_id: '' })).toEqual(['click', null]);
    expect(recognise({ type: 'click', event_id: null })).toEqual(['click', null]);
  });

  it.each([
    [{}, 'missing_event_type', 'event_type'],
    [{ event_type: null, type: '' }, 'missing_event_type', 'event_type'],
    [{ event_type: 'rumour' }, 'unknown_event_type', 'event_type'],
    [{ type: 'Click' }, 'unknown_event_type', 'type'],
    [{ type: 'constructor' }, 'unknown_event_type', 'type'],
    [{ event_type: 5 }, 'contract_violation', 'event_type'],
    [{ type: ['click'] }, 'contract_violation', 'type'],
    [{ type: 'click', event_id: 5 }, 'contract_violation', 'event_id'],
    [{ type: 'click', event_id: {} }, 'contract_violation', 'event_id'],
  ])('refuses %j with %s at %s', (event, reason, path) => {
    expect(recognise(event)).toEqual([reason, path]);
  });

  it('does not take a __proto__ key for where the type may come from', () => {
    expect(recogniseEvent(JSON.parse('{"__proto__":{"event_type":"click"}}'))).toEqual({
      reason: 'missing_event_type',
      path: 'event_type',
    });
  });
});
