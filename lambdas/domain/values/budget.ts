import { type NumberRange, parseNumberText, roundHalfUp, within } from './number.ts';
import { withoutCurrency } from './quantities.ts';
import { NUMBER_INVALID, NUMBER_OUT_OF_RANGE, type Reading, read } from './reading.ts';

/** Whole currency units. */
export const BUDGET: NumberRange = { min: 0, max: 1e12 };

/** A budget in whole currency units; null where the range is open. */
export interface Budget {
  readonly min: number | null;
  readonly max: number | null;
}

/** No budget anybody means is longer; keeps the patterns below away from megabytes of text. */
const LONGEST_BUDGET_TEXT = 100;

const RANGE = /^(?:between\s+)?(.+?)\s*(?:-|–|—|\bto\b|\band\b)\s*(.+)$/;
const OPEN_ABOVE =
  /^(?:(?:>=?|≥|over|above|from|more than|at least|min\.?)\s*(.+)|(.+?)\s*(?:\+|or more|and more|and up))$/;
const OPEN_BELOW = /^(?:<=?|≤|under|below|up to|less than|at most|max\.?)\s*(.+)$/;
const THOUSANDS = /^\d{1,3}(?:\.\d{3})+$|^\d{1,3}(?: \d{3})+$/;
const SCALED = /^(.*?)\s*(k|thousand|m|mio|mn|million|bn|billion)$/;

const SCALES: ReadonlyMap<string, number> = new Map([
  ['k', 1e3],
  ['thousand', 1e3],
  ['m', 1e6],
  ['mio', 1e6],
  ['mn', 1e6],
  ['million', 1e6],
  ['bn', 1e9],
  ['billion', 1e9],
]);

/** Number or text: `80k-100k`, `$80,000 - $100,000`, `100000+`, `up to 50k`, `1.5m`; one figure is both ends. */
export function readBudget(value: unknown): Reading<Budget> {
  if (typeof value === 'number') return budgetOf(value, value);
  if (typeof value !== 'string' || value.length > LONGEST_BUDGET_TEXT) return NUMBER_INVALID;
  const text = withoutCurrency(value.toLowerCase()).replace(/\s+/g, ' ');

  const single = parseFigure(text);
  if (single !== null) return budgetOf(single.value, single.value);

  const below = OPEN_BELOW.exec(text)?.[1];
  if (below !== undefined) return openBudget(parseFigure(below), (max) => budgetOf(null, max));

  const aboveMatch = OPEN_ABOVE.exec(text);
  const above = aboveMatch?.[1] ?? aboveMatch?.[2];
  if (above !== undefined) return openBudget(parseFigure(above), (min) => budgetOf(min, null));

  return readRange(text);
}

interface Figure {
  readonly value: number;
  readonly scale: number;
}

function readRange(text: string): Reading<Budget> {
  const [, lowText, highText] = RANGE.exec(text) ?? [];
  const low = lowText === undefined ? null : parseFigure(lowText.trim());
  const high = highText === undefined ? null : parseFigure(highText.trim());
  if (low === null || high === null) return NUMBER_INVALID;
  // "80-100k" means 80k to 100k: the scale at the end counts for both when the bare figures are in order.
  const sharesScale = low.scale === 1 && high.scale > 1 && low.value < high.value / high.scale;
  return budgetOf(sharesScale ? low.value * high.scale : low.value, high.value);
}

function parseFigure(text: string): Figure | null {
  const [, digits, suffix] = SCALED.exec(text) ?? [];
  const scale = (suffix === undefined ? undefined : SCALES.get(suffix)) ?? 1;
  const number = parseNumberText(withoutThousands(digits ?? text));
  return number === null ? null : { value: number * scale, scale };
}

/** `80.000` and `80 000`: a budget has no thousandths, so groups of three digits are thousands. */
function withoutThousands(text: string): string {
  return THOUSANDS.test(text) ? text.replace(/[. ]/g, '') : text;
}

function openBudget(figure: Figure | null, build: (end: number) => Reading<Budget>): Reading<Budget> {
  return figure === null ? NUMBER_INVALID : build(figure.value);
}

/** Ends in the wrong order are not swapped: which of the two is wrong cannot be known. */
function budgetOf(min: number | null, max: number | null): Reading<Budget> {
  for (const end of [min, max]) if (end !== null && !within(end, BUDGET).ok) return NUMBER_OUT_OF_RANGE;
  if (min !== null && max !== null && min > max) return NUMBER_OUT_OF_RANGE;
  return read({ min: rounded(min), max: rounded(max) });
}

function rounded(end: number | null): number | null {
  return end === null ? null : roundHalfUp(end);
}
