import { isSupportedCountry } from 'libphonenumber-js/max';
import { z } from 'zod';
import { parseZone, UnknownZoneError } from '#domain/values/zone.ts';

/** A country whose phone numbers the gate can read; found out here rather than by the first event. */
export function phoneRegion() {
  const error = 'must be an ISO 3166 code of two capital letters, such as US';
  return z.string({ error }).refine(isSupportedCountry, { error });
}

/** A time zone the gate can read. */
export function timeZone() {
  const error = 'must be UTC, an offset such as +02:00, or a name such as Europe/Paris';
  return z.string({ error }).refine(isZone, { error });
}

function isZone(name: string): boolean {
  try {
    parseZone(name);
    return true;
  } catch (problem) {
    if (problem instanceof UnknownZoneError) return false;
    throw problem;
  }
}
