import type { PriceName } from '../inputs.ts';
import type { Case, Line } from '../line.ts';

const BYTES_PER_GB = 1e9;
/** S3 moves nothing smaller to a colder class, unless it is told to; it would cost more there. */
export const LEAST_TO_MOVE = 128 * 1_024;

const CLASS_PRICES: Readonly<Record<string, PriceName>> = {
  STANDARD_IA: 's3Infrequent',
  GLACIER_IR: 's3Instant',
  DEEP_ARCHIVE: 's3Deep',
};

/** What has come together by the end of the history. */
export function storageLines({ settings, traffic, given }: Case): Line[] {
  const { daysOfHistory } = given;
  const gbPerDay = (bytesPerEvent: number) => (traffic.eventsPerDay * bytesPerEvent) / BYTES_PER_GB;
  const moves = traffic.bytesPerRawObject < LEAST_TO_MOVE ? [] : settings.rawTransitions;
  const stays = [
    { price: 's3Standard' as PriceName, days: 0 },
    ...moves.map(({ storageClass, days }) => ({ price: classPrice(storageClass), days })),
  ];
  return [
    ...stays.map(({ price, days }, index): Line => {
      const until = Math.min(stays[index + 1]?.days ?? daysOfHistory, daysOfHistory);
      return {
        what: `raw from day ${days} on`,
        price,
        quantity: gbPerDay(given.bytesPerRawEvent) * Math.max(0, until - days),
      };
    }),
    {
      what: 'validated',
      price: 's3Standard',
      quantity: gbPerDay(given.bytesPerValidatedEvent) * daysOfHistory,
    },
    {
      what: 'score log',
      price: 's3Standard',
      quantity: gbPerDay(given.bytesPerEventInScoreLog) * daysOfHistory,
    },
    { what: 'tables', price: 's3Standard', quantity: gbPerDay(given.bytesPerEventInTables) * daysOfHistory },
    {
      what: 'profiles, with the way back to any second',
      price: 'profileGbMonth',
      quantity: gbPerDay(given.bytesPerEventInProfiles) * daysOfHistory,
    },
    { what: 'keys', price: 'keyMonth', quantity: settings.keys },
    { what: 'secrets', price: 'secretMonth', quantity: settings.secrets },
  ];
}

function classPrice(storageClass: string): PriceName {
  const price = CLASS_PRICES[storageClass];
  if (price === undefined) throw new RangeError(`no price for the storage class ${storageClass}`);
  return price;
}
