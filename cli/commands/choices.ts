import type { OverrideBand } from '#domain/values/override-band.ts';

/** What the options of the commands offer, apart from the commands: `lake --help` must not wait for them to load. */

/** What runs the models. */
export const ENGINES = ['duckdb', 'spark'] as const;
export type Engine = (typeof ENGINES)[number];
export const DEFAULT_ENGINE: Engine = 'duckdb';

/** When events can count as arrived. */
export const DEFAULT_ARRIVAL = 'now';

/** The KPI page's name in a lake's directory. */
export const DASHBOARD_FILE = 'dashboard.html';

/** What a lead's band can be set to, or NONE to withdraw that. */
export const OVERRIDE_BANDS = ['HOT', 'WARM', 'COLD', 'NONE'] as const satisfies readonly OverrideBand[];
