import type { Draft, Fields } from './draft.ts';

/** Something a form, a tablet or a stranger sends that no field was made for. Never a key: those stay true. */
interface Hostility {
  /** The event must carry this field, null: any event will do. */
  readonly needs: string | null;
  readonly fields: Fields;
  /** JSON members, verbatim. */
  readonly raw: string;
}

function value(field: string, hostile: unknown): Hostility {
  return { needs: field, fields: { [field]: hostile }, raw: '' };
}

function member(raw: string): Hostility {
  return { needs: null, fields: {}, raw };
}

const LONG_TEXT_CHARS = 4000;
const DEEP_LEVELS = 40;

export const HOSTILITIES: readonly Hostility[] = [
  value('name', 'Zoë 🦊 Quillham 🚀'),
  value('name', '\u202bليلى الغامدي\u202c'),
  value('name', 'נועה בן־ארי'),
  value('name', 'Half a pair \ud800 Stone'),
  value('name', 'Nul\u0000Byte'),
  value('name', "Robert'); drop table leads;--"),
  value('name', '<script>alert(1)</script>'),
  value('city', 'São\u0000Paulo'),
  value('city', '\udc00'),
  value('city', { name: 'Boston' }),
  value('device_interest', ['iPhone 15 Pro', 'Pixel 8']),
  value('device_interest', 15),
  value('duration_minutes', -15),
  value('duration_minutes', '48 min'),
  value('duration_minutes', null),
  value('questions_asked', -2),
  value('questions_asked', 'many'),
  value('budget_range', 'n/a'),
  value('budget_range', '100000-80000'),
  value('purchase_timeframe', 'some day'),
  value('purchase_timeframe_days', 99_999),
  value('form_completion', 140),
  value('form_completion', '85'),
  value('consent', 'perhaps'),
  value('page_url', 'https://www.example.com/unsubscribe?email=ada%40example.com'),
  value('landing_page', 'https://www.example.com/?q=%%%&\u2028'),
  value('utm_source', 'x'.repeat(LONG_TEXT_CHARS)),
  value('properties', { constructor: { prototype: 1 }, ключ: 'значение', '': null }),
  member('"__proto__":{"is_admin":true}'),
  member('"constructor":"Object","toString":null'),
  member('"lead_value":1e400'),
  member('"lead_value":-0,"tiny":1e-400,"big":123456789012345678901234567890'),
  member('"note":"\\ud83d half an emoji, \\u0000 and \\u001b[31m"'),
  member(`"nested":${'['.repeat(DEEP_LEVELS)}${']'.repeat(DEEP_LEVELS)}`),
  member('"note":"contact me at ada.fernleigh@example.com"'),
  member('  "spaced" :\t[ 1,2 ,3 ] '),
];

/**
 * Spoils one event after another, each with the fitting hostility that has waited longest: a season of some
 * size shows them all. An event that none fits stays as it is.
 */
export function openHostilities(): (event: Draft) => Draft {
  let waiting: readonly Hostility[] = HOSTILITIES;
  return (event) => {
    const next = waiting.find(({ needs }) => needs === null || needs in event.fields);
    if (next === undefined) return event;
    waiting = [...waiting.filter((other) => other !== next), next];
    return { ...event, fields: { ...event.fields, ...next.fields }, rawMembers: next.raw };
  };
}
