import type { Assumptions, PriceName, PriceTable } from './inputs.ts';
import type { Settings } from './settings.ts';
import type { Traffic } from './traffic.ts';

/** Something that is paid for: how much of it in a month. */
export interface Line {
  readonly what: string;
  readonly price: PriceName;
  readonly quantity: number;
}

/** All that a stack's lines follow from. */
export interface Case {
  readonly settings: Settings;
  readonly traffic: Traffic;
  readonly given: Assumptions;
}

export function dollars({ price, quantity }: Line, { prices }: PriceTable): number {
  const { usd, per } = prices[price];
  return (quantity / per) * usd;
}

export function sumOf(lines: readonly Line[], table: PriceTable): number {
  return lines.reduce((sum, line) => sum + dollars(line, table), 0);
}
