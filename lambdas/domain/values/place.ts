import { collapseBlanks } from './text.ts';

/**
 * Cities are grouped by their text, so `NEW YORK` and `new york` become `New York`. Mixed case is left as it
 * is: whoever wrote `'s-Hertogenbosch` knew why.
 */
export function normaliseCity(text: string): string {
  const city = collapseBlanks(text);
  const lower = city.toLowerCase();
  if (city !== lower && city !== city.toUpperCase()) return city;
  return lower.replace(/(?<=^|[\s-])\p{L}/gu, (letter) => letter.toUpperCase());
}

/** Two letters are an ISO 3166 code and written large; longer text is left as it came. */
export function normaliseCountry(text: string): string {
  const country = collapseBlanks(text);
  return /^[a-z]{2}$/i.test(country) ? country.toUpperCase() : country;
}
