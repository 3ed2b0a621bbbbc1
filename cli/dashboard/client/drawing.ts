/** Colours of the page as its style sheet says them now. */
export interface Palette {
  readonly text: string;
  readonly muted: string;
  readonly grid: string;
  readonly surface: string;
  /** Colours of series, by slot. */
  readonly series: readonly string[];
}

/** What a chart is drawn with, beside its data. */
export interface Drawing {
  readonly palette: Palette;
  /** Pixels the chart is wide. */
  readonly width: number;
}

/** Narrower than this, as on a phone, labels get less room. */
const NARROW = 480;

export function isNarrow({ width }: Drawing): boolean {
  return width < NARROW;
}

export const FONT = 'system-ui, sans-serif';
export const FONT_SIZE = 12;

/** The colour of a slot; a palette shorter than the series begins anew. */
export function colourOf(slot: number, { series, text }: Palette): string {
  return series[slot % series.length] ?? text;
}
