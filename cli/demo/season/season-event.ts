/** One record of the season: what a producer sends, and when it reaches the stream. */
export interface SeasonEvent {
  readonly payload: string;
  readonly arrivalMs: number;
}
