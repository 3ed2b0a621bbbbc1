import { jest } from '@jest/globals';
import { ensureSpark, missingJava } from '#cli/setup/spark.mjs';

// It starts programs, which takes its time on a machine that is busy with other things.
jest.setTimeout(60_000);

/** An environment in which no Java can be found. */
const NO_JAVA = { PATH: '' };

describe('the set-up of Spark', () => {
  it('says in one sentence which Java is missing and what to install', () => {
    expect(missingJava(NO_JAVA)).toMatch(/^Spark needs Java 17 and found none \(.+\): install Java 17 .+$/);
  });

  it('names the Java it found instead of the one it needs', () => {
    expect(missingJava({ ...NO_JAVA, JAVA_HOME: '/nowhere' })).toMatch(
      /^Spark needs Java 17 and found no working Java at JAVA_HOME \(\/nowhere\): /,
    );
  });

  const withJava = missingJava() === null ? it : it.skip;
  withJava('does nothing and says nothing where Spark is installed', async () => {
    await ensureSpark(() => undefined);
    const said: string[] = [];
    await ensureSpark((line) => said.push(line));
    expect(said).toEqual([]);
  });
});
