/** The types a column of an event or a feature may have, in the words of the table definitions. */
export const VALUE_TYPES = ['string', 'bigint', 'double', 'boolean', 'date'] as const;

export type ValueType = (typeof VALUE_TYPES)[number];

/** Types that can be counted with: compared by size, added, turned into points. */
export const isNumeric = (type: ValueType): boolean => type === 'bigint' || type === 'double';
