import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max';
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
  let recent = new Map<string, Reading<string>>();
  let older = new Map<string, Reading<string>>();

  return (text) => {
    const known = recent.get(text) ?? older.get(text);
    if (known !== undefined) return known;
    const reading = readPhone(text, region);
    if (recent.size >= REMEMBERED_PHONES) {
      older = recent;
      recent = new Map();
    }
    recent.set(text, reading);
    return reading;
  };
}

function readPhone(text: string, defaultCountry: CountryCode): Reading<string> {
  if (text.length > LONGEST_PHONE_TEXT) return PHONE_INVALID;
  // Not `extract`: a number dug out of a sentence may be anybody's.
  const phone = parsePhoneNumberFromString(text, { defaultCountry, extract: false });
  return phone?.isValid() ? read(phone.number) : PHONE_INVALID;
}
