import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { remember } from '../remember.ts';
import { PHONE_INVALID, type Reading, read } from '../values/reading.ts';

/** Reads a phone number as E.164. */
export type PhoneReader = (text: string) => Reading<string>;

/** The configured region is no ISO 3166 alpha-2 code that has a numbering plan. */
export class UnknownRegionError extends Error {
  override readonly name = 'UnknownRegionError';

  constructor(region: string) {
    super(`phone region ${JSON.stringify(region)} is unknown: use an ISO 3166 alpha-2 code such as US`);
  }
}

/** No phone number anybody means is longer. */
const LONGEST_PHONE_TEXT = 64;

/** A lead's events arrive close together, so a short memory saves most of the parsing, our dearest step. */
const REMEMBERED_PHONES = 4096;

/** @throws UnknownRegionError so that a misspelt region stops the start, not every event. */
export function createPhoneReader(defaultRegion: string): PhoneReader {
  const region = defaultRegion.toUpperCase();
  if (!isSupportedCountry(region)) throw new UnknownRegionError(defaultRegion);
  return remember((text) => readPhone(text, region), REMEMBERED_PHONES);
}

function readPhone(text: string, defaultCountry: CountryCode): Reading<string> {
  if (text.length > LONGEST_PHONE_TEXT) return PHONE_INVALID;
  // Not `extract`: a number dug out of a sentence may be anybody's.
  const phone = parsePhoneNumberFromString(text, { defaultCountry, extract: false });
  return phone?.isValid() ? read(phone.number) : PHONE_INVALID;
}
