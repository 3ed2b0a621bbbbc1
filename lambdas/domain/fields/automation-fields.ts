import type { EventDraft } from '../event-draft.ts';
import { isAutomated } from '../signals/is-automated.ts';
import { scalarText } from '../values/text.ts';
import type { FieldGroup } from './field-group.ts';
import { readStatedTime } from './stated-time.ts';

/** By what, and how soon after the mail, a page was asked for. Both stay in `properties`. */
export const AUTOMATION_FIELDS: FieldGroup = {
  members: [['user_agent'], ['sent_at']],
  read: ([agent, sentAt], event) => {
    if (agent === undefined && sentAt === undefined) return;
    const userAgent = agent === undefined ? null : readAgent(agent, event);
    const sentAtMs = sentAt === undefined ? null : readStatedTime(sentAt, event, 'sent_at');
    event.columns.is_automated = isAutomated({
      userAgent,
      sentAtMs,
      eventTimeMs: event.columns.event_time_ms,
    });
    if (agent !== undefined) event.keep('user_agent', agent);
    if (sentAt !== undefined) event.keep('sent_at', sentAt);
  },
};

function readAgent(value: unknown, event: EventDraft): string | null {
  const text = scalarText(value);
  if (text === null) event.report('unknown_value', 'user_agent');
  return text;
}
