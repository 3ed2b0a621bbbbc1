/** The sample season: made-up leads through a half year, and the truth about them. */
export { DEFAULT_LEADS, DEFAULT_SEED } from './defaults.ts';
export {
  generateSeason,
  type Season,
  type SeasonOptions,
} from './generate-season.ts';
export type { SeasonEvent } from './season-event.ts';
export type { SeasonTruth } from './truth.ts';
