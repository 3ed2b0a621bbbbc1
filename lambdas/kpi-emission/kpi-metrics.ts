import type { PublishedFigure } from './published-figures.ts';

/** Where figures go. */
export interface KpiMetrics {
  readonly publish: (figure: PublishedFigure) => void;
}
