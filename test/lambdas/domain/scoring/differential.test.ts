import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { compileDefinitionTexts, readDefinitions } from '#cli/generate/compile-definitions.ts';
import { decayFactors, halfLives } from '#cli/generate/features/decay-factors.ts';
import { createFold } from '#domain/features/fold/create-fold.ts';
import { distinctEvents } from '#domain/features/fold/distinct-events.ts';
import type { RateLookup } from '#domain/features/fold/rate-lookup.ts';
import { createScorer } from '#domain/scorecard/create-scorer.ts';
import type { Scorecard } from '#domain/scorecard/scorecard.ts';
import { scoreLead } from '#domain/scoring/score-lead.ts';
import { textsWith } from '../../../cli/generate/definition-fixtures.ts';
import { EVERY_FEATURE, EVERY_RULE } from './support/every-kind.ts';
import { type History, type World, world } from './support/histories.ts';
import { cityRates } from './support/population-rates.ts';
import { runModels } from './support/run-models.ts';
import { comparable, type LeadRows, leadRows } from './support/table-rows.ts';

// Nothing is shrunk, as all worlds go through one process: what differs is told with its events and the seed.
const seed = Date.now();

function expectSame(
  worlds: readonly World[],
  bySql: readonly Record<string, LeadRows>[],
  byCode: (history: History, asOfMs: number, rates: RateLookup) => LeadRows,
): void {
  for (const [index, each] of worlds.entries()) {
    const rates = cityRates(each);
    for (const history of each.leads) {
      const code = byCode(history, each.as_of_ms, rates);
      const sql = bySql[index]?.[history.lead_id] as LeadRows;
      expect({ seed, history, ...code }).toEqual({ seed, history, ...comparable(sql, code) });
    }
  }
}

describe('scoreLead', () => {
  it('gives every lead the features, points, reasons and band that the SQL models give it', () => {
    const worlds = fc.sample(world, { numRuns: 5, seed });
    const bySql = runModels<Record<string, LeadRows>>('sql_scores.py', worlds);
    expect(bySql.flatMap((leads) => Object.keys(leads))).toHaveLength(400);
    expectSame(worlds, bySql, ({ events }, asOfMs, rates) => {
      const found = scoreLead(events, asOfMs, { location_conversion_rate: rates });
      return leadRows(found.features, found);
    });
  });
});

describe('createFold and createScorer', () => {
  const models = mkdtempSync(path.join(tmpdir(), 'every-kind-'));
  afterAll(() => rmSync(models, { recursive: true }));

  it('come to what the SQL compiled from the same definitions comes to, whatever these ask for', () => {
    const texts = textsWith({ features: EVERY_FEATURE, scorecard: EVERY_RULE });
    for (const [file, text] of compileDefinitionTexts(texts)) {
      if (file.endsWith('.sql')) writeFileSync(path.join(models, path.basename(file)), text);
    }
    const { features, guards, scorecards } = readDefinitions(texts);
    const tables = halfLives(features).map((halfLifeDays) => ({
      halfLifeDays,
      millionths: decayFactors(halfLifeDays).map(({ millionths }) => millionths),
    }));
    const fold = createFold(features, guards, tables);
    const score = createScorer(scorecards.byName.get('every') as Scorecard, features);

    // these models look at events that have been told apart already
    const worlds = fc.sample(world, { numRuns: 2, seed }).map((each) => ({
      ...each,
      models,
      leads: each.leads.map(({ lead_id, events }) => ({ lead_id, events: distinctEvents(events) })),
    }));
    const bySql = runModels<Record<string, LeadRows>>('compiled_scores.py', worlds);
    expect(bySql.flatMap((leads) => Object.keys(leads))).toHaveLength(160);
    expectSame(worlds, bySql, ({ events }, asOfMs, rates) => {
      const found = fold(events, asOfMs, { first_city_rate: rates });
      return leadRows(found, score(found));
    });
  });
});
