/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { PageData } from '../html/page.ts';
import { PAGE_DATA_ID } from '../page-data-id.ts';
import { drawCharts } from './draw.ts';
import { startFilters } from './filters.ts';
import { startPrinting } from './print.ts';
import { startTheme } from './theme.ts';

/** Sizes change often while a window is dragged; charts follow once it rests. */
const REST_MS = 120;

const data = JSON.parse(document.getElementById(PAGE_DATA_ID)?.textContent ?? '{}') as PageData;
const draw = () => drawCharts(data.charts);

startTheme(draw);
startFilters(data, draw);
startPrinting(draw);
let resting: ReturnType<typeof setTimeout> | undefined;
addEventListener('resize', () => {
  clearTimeout(resting);
  resting = setTimeout(draw, REST_MS);
});
