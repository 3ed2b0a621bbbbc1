import pc from 'picocolors';

/** The few styles the output uses; all of them are the identity where colour is unwanted. */
export type Styles = Record<'bold' | 'dim' | 'green' | 'red' | 'yellow', (text: string) => string>;

export function createStyles(hasColor: boolean): Styles {
  const { bold, dim, green, red, yellow } = pc.createColors(hasColor);
  return { bold, dim, green, red, yellow };
}
