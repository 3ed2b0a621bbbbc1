import type { EventSource } from './event-source.ts';
import type { Issue } from './issue.ts';

/** Where an event lies in the stream and what its bytes hash to. */
export interface EventOrigin {
  readonly receivedAtMs: number;
  readonly shardId: string;
  readonly sequenceNumber: string;
  readonly recordIndex: number;
  readonly payloadSha256: string;
}

/**
 * What one event says, in one flat line: names settled, quantities integers in fixed units, contact values
 * normalised and turned into keys. Column order is the order of the stored line.
 */
export interface CanonicalEvent {
  event_id: string;
  event_type: string;
  source: EventSource;
  creates_lead: boolean;
  event_time_ms: number;
  /** UTC day of `event_time_ms`, `YYYY-MM-DD`. */
  event_date: string;
  received_at_ms: number;
  /** UTC day of `received_at_ms`, `YYYY-MM-DD`. */
  received_date: string;
  shard_id: string;
  /** Decimal text; longer than a double can hold. */
  sequence_number: string;
  record_index: number;
  /** sha256 of the exact bytes of the event, the same as on its raw line. */
  payload_sha256: string;
  email_key: string | null;
  phone_key: string | null;
  external_key: string | null;
  anonymous_key: string | null;
  name: string | null;
  email: string | null;
  /** E.164. */
  phone: string | null;
  city: string | null;
  country: string | null;
  device_interest: string | null;
  webinar_id: string | null;
  webinar_seconds: number | null;
  questions_asked: number | null;
  /** Percent, 0 to 100. */
  form_completion: number | null;
  /** Whole currency units; null when the range is open below. */
  budget_min: number | null;
  /** Whole currency units; null when the range is open above. */
  budget_max: number | null;
  /** Upper end of the time until purchase. */
  purchase_timeframe_days: number | null;
  landing_page: string | null;
  utm_source: string | null;
  utm_medium: string | null;
  utm_campaign: string | null;
  session_id: string | null;
  page_url: string | null;
  captured_by: string | null;
  stage: string | null;
  outcome: string | null;
  /** Cents. */
  amount_minor: number | null;
  /** Null when the event has no usable e-mail address. */
  is_disposable_email: boolean | null;
  consent: boolean | null;
  /** True when a machine such as a link scanner did it, false when a person did; null when nothing tells. */
  is_automated: boolean | null;
  /** HOT, WARM, COLD, or NONE to withdraw; set together with the two columns below, or none of them is. */
  override_band: string | null;
  /** The band holds before this instant. */
  override_until_ms: number | null;
  /** Who decided it, as the CRM names its users. */
  override_by: string | null;
  /** JSON object text of all fields that have no column; null when there are none. */
  properties: string | null;
  issues: Issue[];
}

/** A canonical event that knows where it comes from and nothing else yet. */
export function blankEvent(
  kind: { readonly type: string; readonly source: EventSource; readonly createsLead: boolean },
  origin: EventOrigin,
): CanonicalEvent {
  return {
    event_id: '',
    event_type: kind.type,
    source: kind.source,
    creates_lead: kind.createsLead,
    event_time_ms: origin.receivedAtMs,
    event_date: '',
    received_at_ms: origin.receivedAtMs,
    received_date: '',
    shard_id: origin.shardId,
    sequence_number: origin.sequenceNumber,
    record_index: origin.recordIndex,
    payload_sha256: origin.payloadSha256,
    email_key: null,
    phone_key: null,
    external_key: null,
    anonymous_key: null,
    name: null,
    email: null,
    phone: null,
    city: null,
    country: null,
    device_interest: null,
    webinar_id: null,
    webinar_seconds: null,
    questions_asked: null,
    form_completion: null,
    budget_min: null,
    budget_max: null,
    purchase_timeframe_days: null,
    landing_page: null,
    utm_source: null,
    utm_medium: null,
    utm_campaign: null,
    session_id: null,
    page_url: null,
    captured_by: null,
    stage: null,
    outcome: null,
    amount_minor: null,
    is_disposable_email: null,
    consent: null,
    is_automated: null,
    override_band: null,
    override_until_ms: null,
    override_by: null,
    properties: null,
    issues: [],
  };
}
