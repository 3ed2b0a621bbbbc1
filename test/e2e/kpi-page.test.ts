import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { jest } from '@jest/globals';
import type { Browser, Page } from 'puppeteer-core';
import type { PageData } from '#cli/dashboard/html/page.ts';
import type { KpiRow } from '#cli/output/kpis.ts';
import { findChromium, startChromium } from './browser.ts';
import { COMMAND_MS, lake, lakeJson, temporaryFolder } from './lake-process.ts';

jest.setTimeout(4 * COMMAND_MS);

const CHROMIUM = findChromium(process.env);
if (CHROMIUM === null) {
  process.stderr.write(
    'SKIPPED: the KPI page is not opened, for no Chromium was found; name one in CHROMIUM or put it on the PATH\n',
  );
}

const DESKTOP = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 844 };
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What a page must take for text, wherever it shows it. */
const HOSTILE = '</script><img src=x onerror=hacked()>';

/** A lead that is called at once, and whose city would like to be more than a city. */
function hostileEvents(nowMs: number): object[] {
  const timestamp = new Date(nowMs - 3_600_000).toISOString();
  const about = { timestamp, email: 'mallory@example.com', city: HOSTILE, name: 'Mallory Secret' };
  return [
    { ...about, event_type: 'roadshow_registration', device_interest: HOSTILE },
    { ...about, event_type: 'webinar_attendance', duration_minutes: 48, questions_asked: 2 },
    {
      ...about,
      event_type: 'online_form_submission',
      budget_range: '80000-100000',
      purchase_timeframe_days: 15,
      utm_campaign: HOSTILE,
    },
  ];
}

/** How `kpis` columns are named on the page. */
function keyOf(row: KpiRow, column: string): string {
  return [row.kpi, row.measure, row.kpi_date ?? '', row.dimension, row.dimension_value, column].join('/');
}

const UNITS: Readonly<Record<string, number>> = { '%': 0.01, s: 1, min: 60, h: 3600, days: 86_400 };

/** A number as a reader takes it from the page, and how much rounding may have taken from it. */
function readNumber(text: string): { value: number; slack: number } {
  const [, digits = '', unit] = /^(−?[\d.,]+)(?: (%|s|min|h|days))?$/.exec(text) ?? [];
  const factor = unit === undefined ? 1 : (UNITS[unit] ?? Number.NaN);
  const decimals = digits.split('.')[1]?.length ?? 0;
  const isWhole = unit === undefined && decimals === 0;
  return {
    value: Number(digits.replaceAll(',', '')) * factor,
    slack: isWhole ? 0 : 0.51 * 10 ** -Math.max(decimals, unit === undefined ? 3 : 1) * factor,
  };
}

(CHROMIUM === null ? describe.skip : describe)('the KPI page', () => {
  let scratch: Awaited<ReturnType<typeof temporaryFolder>>;
  let browser: Browser;
  let page: Page;
  let rows: KpiRow[];
  let demoPage: string;
  const requests: string[] = [];
  const complaints: string[] = [];

  beforeAll(async () => {
    scratch = await temporaryFolder('kpi-page');
    const dir = path.join(scratch.folder, 'lake');
    ({ page: demoPage } = await lakeJson<{ page: string }>(['demo', '--leads', '300', '--dir', dir]));
    const demoText = readFileSync(demoPage, 'utf8');
    expect(demoText).toContain('no earlier run to compare with');

    const events = path.join(scratch.folder, 'hostile.ndjson');
    await writeFile(
      events,
      hostileEvents(Date.now())
        .map((event) => JSON.stringify(event))
        .join('\n'),
    );
    await lakeJson(['send', events, '--dir', dir]);
    await lakeJson(['run', '--dir', dir]);
    rows = await lakeJson<KpiRow[]>(['kpis', '--dir', dir]);
    const out = path.join(scratch.folder, 'pages', 'kpis.html');
    expect(await lakeJson(['dashboard', '--dir', dir, '--out', out])).toEqual({ file: out });

    browser = await startChromium(CHROMIUM ?? '');
    page = await browser.newPage();
    await page.setRequestInterception(true);
    page.on('request', (request) => {
      const isOwn = request.url() === pathToFileURL(out).href || request.url().startsWith('data:');
      if (!isOwn) requests.push(request.url());
      if (isOwn) request.continue();
      else request.abort();
    });
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.setViewport(DESKTOP);
    await page.goto(pathToFileURL(out).href);
  });
  afterAll(async () => {
    await browser?.close();
    await scratch.remove();
  });
  afterEach(() => {
    // Whatever was done with it: it asked for nothing and nothing broke.
    expect([...requests.splice(0), ...complaints.splice(0)]).toEqual([]);
  });

  const axe = async (): Promise<string[]> => {
    await page.evaluate(AXE);
    return page.evaluate(async () => {
      const { violations } = await (
        window as unknown as {
          axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
        }
      ).axe.run();
      return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
    });
  };
  const openAll = () =>
    page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    });
  const textOf = (selector: string) => page.$eval(selector, (element) => (element as HTMLElement).innerText);
  const charts = () =>
    page.evaluate(() => {
      const data = JSON.parse(document.getElementById('page-data')?.textContent ?? '') as PageData;
      return {
        all: data.charts,
        shown: [...document.querySelectorAll<HTMLElement>('.chart')]
          .filter((place) => place.offsetWidth > 0)
          .map((place) => ({
            id: place.id,
            label: place.getAttribute('aria-label'),
            marks: place.querySelectorAll('svg path').length,
            text: [...place.querySelectorAll('svg text')].map((text) => text.textContent),
          })),
      };
    });

  it('shows every value of kpis --json as it is, and none that is not there', async () => {
    const figures = await page.$$eval('[data-key]', (elements) =>
      elements.map((element) => ({
        key: element.getAttribute('data-key') ?? '',
        value: element.getAttribute('value'),
        text: element.textContent ?? '',
      })),
    );
    const known = new Map(
      rows.flatMap((row) =>
        (['value', 'numerator', 'denominator', 'low', 'high'] as const).map((column) => [
          keyOf(row, column),
          row[column],
        ]),
      ),
    );
    for (const { key, value, text } of figures) {
      expect([key, value === null ? null : Number(value)]).toEqual([key, known.get(key)]);
      if (value === null) continue;
      const read = readNumber(text);
      expect([key, text, Math.abs(read.value - Number(value)) <= read.slack]).toEqual([key, text, true]);
    }
    const shown = new Set(figures.map(({ key }) => key));
    const missing = rows
      .filter(({ kpi_date }) => kpi_date === null)
      .flatMap((row) =>
        (['value', 'numerator', 'denominator', 'low', 'high'] as const)
          .filter((column) => row[column] !== null)
          .map((column) => keyOf(row, column)),
      )
      .filter((key) => !shown.has(key));
    expect(missing).toEqual([]);
    expect(await textOf('body')).not.toMatch(/NaN|undefined|null|Infinity/);
  });

  it('draws every chart, of the numbers of its KPI', async () => {
    const { all, shown } = await charts();
    expect(shown.length).toBe(new Set(rows.map(({ kpi }) => kpi)).size);
    for (const { id, label, marks, text } of shown) {
      expect([id, marks > 3, text.length > 2, (label ?? '').length > 40]).toEqual([id, true, true, true]);
    }
    for (const [id, { kind, series }] of Object.entries(all)) {
      const kpi = id.split('-chart-')[0];
      const own = rows.filter((row) => row.kpi === kpi);
      if (kind === 'columns') {
        for (const { name, values } of series) {
          const whole = own.find((row) => row.dimension_value === name && row.kpi_date === null)?.value;
          expect([id, name, values.reduce<number>((sum, value) => sum + (value ?? 0), 0)]).toEqual([
            id,
            name,
            whole,
          ]);
        }
      } else {
        const values = new Set(own.flatMap(({ value, low, high }) => [value, low, high]));
        const drawn = series.flatMap((one) => [...one.values, ...(one.low ?? []), ...(one.high ?? [])]);
        expect([id, drawn.filter((value) => value !== null && !values.has(value))]).toEqual([id, []]);
      }
    }
  });

  it('tells what changed since the earlier run, and against what', async () => {
    const changes = await page.$$eval('.tile .view:not([hidden]) .change', (all) =>
      all.map((one) => one.textContent ?? ''),
    );
    expect(changes).toHaveLength(10);
    expect(changes[0]).toMatch(/in the 7 days to \d+ \w+ \d{4}: [\d,]+, after [\d,]+ in the 7 before$/);
    for (const change of changes.slice(1))
      expect(change).toMatch(/since the run of \d+ \w+ \d{4}, \d\d:\d\d UTC$/);
    // One lead more, and more is neither better nor worse for where leads come from.
    expect(changes[3]).toMatch(/^▲ up 1 since/);
  });

  it('takes hostile names for text and holds no contact data', async () => {
    const calls = await textOf('#call-list');
    expect(calls).toContain(HOSTILE);
    expect(await page.$$('img')).toHaveLength(0);
    expect(await page.content()).not.toMatch(/mallory|@example\.com|Secret/i);
  });

  it('can be filtered by keyboard, and says what is not filtered', async () => {
    await page.focus('body');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the KPIs');
    const tabTo = async (selector: string) => {
      for (let pressed = 0; pressed < 10; pressed += 1) {
        if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector))
          return;
        await page.keyboard.press('Tab');
      }
      throw new Error(`the keyboard does not reach ${selector}`);
    };
    await tabTo('select[name=source]');
    await page.keyboard.type('roadshow');
    const roadshow = rows.find(
      (row) => row.kpi === 'lead_volume' && row.kpi_date === null && row.dimension_value === 'roadshow',
    );
    const headline = () =>
      page.$eval('.tile .view:not([hidden]) .headline data', (element) =>
        Number(element.getAttribute('value')),
      );
    expect(await headline()).toBe(roadshow?.value);
    expect(await textOf('.status')).toBe(
      'Showing source roadshow. Not kept by source, so about all sources: Lead score accuracy, Processing latency, Duplicate reduction and Conversion rate by score band.',
    );
    expect(await page.$$eval('.card [data-unfiltered=source]:not([hidden])', (notes) => notes.length)).toBe(
      4,
    );
    expect((await charts()).shown.map(({ marks }) => marks > 0)).toEqual(
      Array.from({ length: 10 }, () => true),
    );

    await tabTo('select[name=band]');
    await page.keyboard.type('HOT');
    const shown = await page.$$eval('.call-list tbody tr:not([hidden])', (leads) =>
      leads.map((lead) => ({
        source: lead.getAttribute('data-source'),
        band: lead.getAttribute('data-band'),
      })),
    );
    expect(shown.length).toBeGreaterThan(0);
    expect(shown.filter(({ source, band }) => source !== 'roadshow' || band !== 'HOT')).toEqual([]);
    expect(await textOf('#call-list-count')).toMatch(/leads? to call \(roadshow, HOT\)\.$/);

    await tabTo('button[type=reset]');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelector('.status')?.textContent === '');
    expect(await headline()).toBe(
      rows.find((row) => row.kpi === 'lead_volume' && row.dimension === 'all' && row.kpi_date === null)
        ?.value,
    );
  });

  it('has nothing that axe objects to, in light and in dark, opened and filtered', async () => {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'light' }]);
    await openAll();
    expect(await axe()).toEqual([]);
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
    await page.select('select[name=source]', 'webinar');
    expect(await page.$eval('#theme', (button) => button.textContent)).toBe('Light theme');
    expect(await axe()).toEqual([]);
    const dark = await page.$eval('body', (body) => getComputedStyle(body).backgroundColor);
    await page.click('#theme');
    expect(await page.$eval('body', (body) => getComputedStyle(body).backgroundColor)).not.toBe(dark);
    await page.click('button[type=reset]');
  });

  it('fits a phone, with everything opened', async () => {
    await page.setViewport(PHONE);
    await openAll();
    await page.waitForFunction(() =>
      [...document.querySelectorAll<SVGElement>('.chart svg')].every((svg) => svg.clientWidth <= 390),
    );
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width);
    expect(await axe()).toEqual([]);
    await page.setViewport(DESKTOP);
  });
});

describe('a KPI page of a lake without runs', () => {
  it('says so, on the page and on the way to it', async () => {
    const { folder, remove } = await temporaryFolder('no-run');
    const dir = path.join(folder, 'lake');
    const events = path.join(folder, 'one.ndjson');
    await writeFile(events, '{"event_type":"roadshow_lead","email":"ada@example.com"}');
    await lakeJson(['send', events, '--dir', dir]);
    const { code, stdout, stderr } = await lake(['dashboard', '--dir', dir]);
    expect([code, stdout]).toEqual([
      0,
      `The KPI page is ${path.join(dir, 'dashboard.html')}: open it in a browser\n`,
    ]);
    expect(stderr).toContain('no run has written KPIs yet');
    expect(readFileSync(path.join(dir, 'dashboard.html'), 'utf8')).toContain('No run has made any data yet');
    await remove();
  });
});
