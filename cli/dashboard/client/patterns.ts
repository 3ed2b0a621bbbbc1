/** A pattern over a colour, as the chart library takes it. */
export interface Pattern {
  symbol: string;
  dashArrayX: number | (number | number[])[];
  dashArrayY: number | number[];
  rotation?: number;
  symbolSize?: number;
  color: string;
}

/** Patterns that tell series apart where colour does not; that of the first slot is none. */
const PATTERNS: readonly (Omit<Pattern, 'color'> | null)[] = [
  null,
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: -Math.PI / 4 },
  {
    symbol: 'circle',
    dashArrayX: [
      [6, 6],
      [0, 6, 6, 0],
    ],
    dashArrayY: [5, 0],
    symbolSize: 0.5,
  },
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: Math.PI / 4 },
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: 0 },
  {
    symbol: 'rect',
    dashArrayX: [
      [4, 8],
      [0, 6, 4, 2],
    ],
    dashArrayY: [4, 3],
  },
];

export function patternOf(slot: number, color: string): Pattern | null {
  const pattern = PATTERNS[slot % PATTERNS.length] ?? null;
  return pattern === null ? null : { ...pattern, color };
}
