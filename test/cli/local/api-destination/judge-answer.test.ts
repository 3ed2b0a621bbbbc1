import { judgeAnswer } from '#cli/local/api-destination/judge-answer.ts';

const NOW_MS = Date.parse('2025-01-31T12:00:00Z');

describe('what an answer of the destination means', () => {
  it.each([200, 201, 204, 299])('%i is success', (status) => {
    expect(judgeAnswer(status, null, NOW_MS)).toEqual({ kind: 'done' });
  });

  it.each([401, 407, 409, 429, 500, 502, 503, 599])('%i is tried again', (status) => {
    expect(judgeAnswer(status, null, NOW_MS)).toEqual({
      kind: 'retry',
      reason: `http_${status}`,
      afterMs: 0,
    });
  });

  it.each([301, 304, 400, 403, 404, 410, 422])('%i is final', (status) => {
    expect(judgeAnswer(status, null, NOW_MS)).toEqual({ kind: 'refused', reason: `http_${status}` });
  });

  it.each([
    ['7', 7000],
    [' 120 ', 120_000],
    ['Fri, 31 Jan 2025 12:00:30 GMT', 30_000],
    ['Fri, 31 Jan 2025 11:00:00 GMT', 0],
    ['soon', 0],
    ['', 0],
  ])('Retry-After %j asks for a pause of %i ms', (retryAfter, afterMs) => {
    expect(judgeAnswer(429, retryAfter, NOW_MS)).toMatchObject({ kind: 'retry', afterMs });
  });

  it('a negative Retry-After ends the retries, and one beside another status says nothing', () => {
    expect(judgeAnswer(503, '-1', NOW_MS)).toEqual({ kind: 'refused', reason: 'http_503' });
    expect(judgeAnswer(404, '5', NOW_MS)).toEqual({ kind: 'refused', reason: 'http_404' });
  });
});
