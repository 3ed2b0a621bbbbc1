import type { CanonicalEvent } from '../../canonical-event.ts';
import type { FeatureScalar } from './feature-values.ts';

/** What a fold may know of an event: the columns of the table `events`, none of which holds contact data. */
export type ScorableEvent = Omit<CanonicalEvent, 'name' | 'email' | 'phone' | 'issues'>;

type ColumnReader = (event: ScorableEvent) => FeatureScalar;

// Spelled out because a property whose name is known is read far faster than one that is looked up.
const READERS: Readonly<Record<keyof ScorableEvent, ColumnReader>> = {
  event_id: (event) => event.event_id,
  event_type: (event) => event.event_type,
  source: (event) => event.source,
  creates_lead: (event) => event.creates_lead,
  event_time_ms: (event) => event.event_time_ms,
  event_date: (event) => event.event_date,
  received_at_ms: (event) => event.received_at_ms,
  received_date: (event) => event.received_date,
  shard_id: (event) => event.shard_id,
  sequence_number: (event) => event.sequence_number,
  record_index: (event) => event.record_index,
  payload_sha256: (event) => event.payload_sha256,
  email_key: (event) => event.email_key,
  phone_key: (event) => event.phone_key,
  external_key: (event) => event.external_key,
  anonymous_key: (event) => event.anonymous_key,
  city: (event) => event.city,
  country: (event) => event.country,
  device_interest: (event) => event.device_interest,
  webinar_id: (event) => event.webinar_id,
  webinar_seconds: (event) => event.webinar_seconds,
  questions_asked: (event) => event.questions_asked,
  form_completion: (event) => event.form_completion,
  budget_min: (event) => event.budget_min,
  budget_max: (event) => event.budget_max,
  purchase_timeframe_days: (event) => event.purchase_timeframe_days,
  landing_page: (event) => event.landing_page,
  utm_source: (event) => event.utm_source,
  utm_medium: (event) => event.utm_medium,
  utm_campaign: (event) => event.utm_campaign,
  session_id: (event) => event.session_id,
  page_url: (event) => event.page_url,
  captured_by: (event) => event.captured_by,
  stage: (event) => event.stage,
  outcome: (event) => event.outcome,
  amount_minor: (event) => event.amount_minor,
  is_disposable_email: (event) => event.is_disposable_email,
  consent: (event) => event.consent,
  is_automated: (event) => event.is_automated,
  override_band: (event) => event.override_band,
  override_until_ms: (event) => event.override_until_ms,
  override_by: (event) => event.override_by,
  properties: (event) => event.properties,
};

const BY_NAME: ReadonlyMap<string, ColumnReader> = new Map(Object.entries(READERS));

/** Reads a column of events by name; stores may leave out empty ones. */
export function columnReader(column: string): ColumnReader {
  const read = BY_NAME.get(column);
  if (read) return (event) => read(event) ?? null;
  throw new RangeError(`events have no column ${column} that a feature could read`);
}
