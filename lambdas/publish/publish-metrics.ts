/** Where publishing reports its counts. */
export interface PublishMetrics {
  count(name: PublishMetricName, value: number): void;
}

export const PUBLISH_METRICS = {
  rates: 'RatesPublished',
  links: 'LinksPublished',
  /** Crossings from band to band, up or down, that no event has caused. */
  movedByTime: 'BandsMovedByTime',
} as const;

export type PublishMetricName = (typeof PUBLISH_METRICS)[keyof typeof PUBLISH_METRICS];
