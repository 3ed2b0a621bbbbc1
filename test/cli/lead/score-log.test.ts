import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { lastLogged } from '#cli/lead/score-log.ts';
import { day } from '../../lambdas/domain/scoring/change/stored.ts';

const line = (asOfMs: number, finalScore: number, leadId = 'e_1', eventsSeen = 1) =>
  `${JSON.stringify({
    lead_id: leadId,
    as_of_ms: asOfMs,
    final_score: finalScore,
    scorecard_version: 'default@1',
    lookups_as_of_ms: null,
    epoch: 1,
    events_seen: eventsSeen,
  })}\n`;

describe('the last score logged', () => {
  const objects = mkdtempSync(path.join(tmpdir(), 'score-log-'));
  afterAll(() => rmSync(objects, { recursive: true }));
  const log = (dt: string, name: string, text: string) => {
    const folder = path.join(objects, 'score-log', `dt=${dt}`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, name), name.endsWith('.gz') ? gzipSync(text) : text);
  };
  const scoreBy = async (untilMs: number) => (await lastLogged(objects, 'e_1', untilMs))?.finalScore ?? null;

  it('is none where there is no log', async () => {
    expect(await scoreBy(day(9))).toBeNull();
  });

  it('is the lead’s newest one by then, the last of those as of one time', async () => {
    log('1970-01-02', 'a.ndjson.gz', line(day(1), 10) + line(day(1), 99, 'e_2'));
    log('1970-01-04', 'b.ndjson.gz', line(day(3), 15) + line(day(3), 20, 'e_1', 2) + line(day(3) + 2, 30));
    log('1970-01-04', 'c.ndjson.gz', line(day(3), 99, 'e_2', 9));
    log('1970-01-04', 'b.ndjson.gz.draft', 'cut sho');
    expect(await lastLogged(objects, 'e_1', day(9))).toEqual({
      asOfMs: day(3) + 2,
      finalScore: 30,
      scorecardVersion: 'default@1',
      lookupsAsOfMs: null,
    });
    expect(await scoreBy(day(3) + 1)).toBe(20);
    expect(await scoreBy(day(3) - 1)).toBe(10);
    expect(await scoreBy(day(2))).toBe(10);
    expect(await scoreBy(day(1) - 1)).toBeNull();
  });
});
