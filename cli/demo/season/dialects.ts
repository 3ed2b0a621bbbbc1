/** How a producer writes a moment. Second precision loses the milliseconds for good. */
export type TimeFormat = 'iso_utc' | 'iso_offset' | 'iso_naive' | 'sql_naive' | 'epoch_ms' | 'epoch_s';

export type Source = 'roadshow' | 'webinar' | 'online' | 'web' | 'crm';

/** One producer's way of spelling the same facts: field names, time format, and whether it numbers events. */
export interface Dialect {
  readonly source: Source;
  readonly typeField: 'event_type' | 'type';
  readonly timeField: 'timestamp' | 'event_timestamp' | 'occurred_at' | 'event_time';
  readonly timeFormat: TimeFormat;
  /** Null where the producer sends no `event_id`: only the bytes then tell its events apart. */
  readonly idPrefix: string | null;
  readonly rename: Readonly<Record<string, string>>;
}

function dialect(
  source: Source,
  typeField: Dialect['typeField'],
  timeField: Dialect['timeField'],
  timeFormat: TimeFormat,
  idPrefix: string | null,
  rename: Dialect['rename'] = {},
): Dialect {
  return { source, typeField, timeField, timeFormat, idPrefix, rename };
}

export const TABLET = dialect('roadshow', 'event_type', 'timestamp', 'iso_offset', 'rs');
/** Tablets nobody has updated. */
export const OLD_TABLET = dialect('roadshow', 'type', 'event_timestamp', 'epoch_s', null, {
  device_interest: 'interested_model',
});

export const WEBINAR_PLATFORM = dialect('webinar', 'event_type', 'occurred_at', 'iso_naive', 'wb');
/** The platform the first webinars of the season still ran on. */
export const OLD_WEBINAR_PLATFORM = dialect('webinar', 'type', 'timestamp', 'epoch_s', null, {
  duration_minutes: 'duration',
  questions_asked: 'questions',
});

export const SITE_FORM = dialect('online', 'event_type', 'timestamp', 'iso_utc', 'of');
/** Landing pages that agencies build. */
export const AGENCY_FORM = dialect('online', 'type', 'event_time', 'iso_utc', null);

export const WEB_TRACKER = dialect('web', 'event_type', 'event_timestamp', 'epoch_ms', 'wt');
/** The tracker of pages cached before events were numbered. */
export const OLD_WEB_TRACKER = dialect('web', 'type', 'timestamp', 'epoch_ms', null);

export const CRM_APP = dialect('crm', 'event_type', 'occurred_at', 'iso_utc', 'crm');
/** The CRM's own export, in database spelling. */
export const CRM_EXPORT = dialect('crm', 'event_type', 'event_time', 'sql_naive', 'cx', {
  external_id: 'crm_id',
});

/** The moment that is left of `timeMs` once it is written in this format. */
export function writableMs(timeMs: number, format: TimeFormat): number {
  return format === 'epoch_s' || format === 'sql_naive' ? timeMs - (timeMs % 1000) : timeMs;
}

function offsetText(minutes: number): string {
  const size = Math.abs(minutes);
  const hours = String(Math.floor(size / 60)).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${hours}:${String(size % 60).padStart(2, '0')}`;
}

/** `offsetMinutes` is the zone the producer's clock is set to; only `iso_offset` shows it. */
export function writeTime(timeMs: number, format: TimeFormat, offsetMinutes: number): string | number {
  switch (format) {
    case 'epoch_ms':
      return timeMs;
    case 'epoch_s':
      return Math.floor(timeMs / 1000);
    case 'iso_utc':
      return new Date(timeMs).toISOString();
    case 'iso_naive':
      return new Date(timeMs).toISOString().slice(0, -1);
    case 'sql_naive':
      return new Date(timeMs).toISOString().slice(0, 19).replace('T', ' ');
    case 'iso_offset':
      return `${new Date(timeMs + offsetMinutes * 60_000).toISOString().slice(0, -1)}${offsetText(offsetMinutes)}`;
  }
}
