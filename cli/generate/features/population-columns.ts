/** Columns of `population_leads` by which leads can be alike; all of them text. */
export const POPULATION_COLUMNS: readonly string[] = [
  'city',
  'country',
  'first_source',
  'device_interest',
  'utm_source',
];
