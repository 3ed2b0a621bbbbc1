// Trino judges the SQL that Athena will run: a large server for tests alone, taken from Maven Central and kept in
// the user's cache, where the next checkout finds it.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { atLeast } from './prerequisites.mjs';
import { runProgram } from './run-program.mjs';
import { SetUpError } from './set-up-error.mjs';

const VERSION = '476';
const SQLITE_JDBC = '3.51.3.0';
const MINIMUM_JAVA = [24];
/** Where packages of Linux put their Javas; the default one is often too old. */
const JAVA_HOMES = '/usr/lib/jvm';
/** The one connector that is needed; a hundred others would only take longer to start. */
const CONNECTOR = 'iceberg';

/** @typedef {{ home: string, java: string }} Trino Where the server lies, and the home of a Java that runs it. */

/**
 * Gets Trino where it is not there yet.
 * @param {(line: string) => void} say told what takes time
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Trino>}
 * @throws {SetUpError} where no Java is new enough, or Maven is missing
 */
export async function ensureTrino(say, env = process.env) {
  const java = findJava(env);
  const cache = join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'lead-lake');
  const home = join(cache, `trino-server-${VERSION}`);
  if (existsSync(home)) return { home, java };
  say('Getting Trino (once, 800 MB) …');
  const archive = await fromMaven(
    env,
    `io.trino:trino-server:${VERSION}:tar.gz`,
    `io/trino/trino-server/${VERSION}/trino-server-${VERSION}.tar.gz`,
  );
  const driver = await fromMaven(
    env,
    `org.xerial:sqlite-jdbc:${SQLITE_JDBC}`,
    `org/xerial/sqlite-jdbc/${SQLITE_JDBC}/sqlite-jdbc-${SQLITE_JDBC}.jar`,
  );
  const unpacked = join(cache, `.unpacking-${process.pid}`);
  mkdirSync(unpacked, { recursive: true });
  await runProgram('tar', ['-xzf', archive, '-C', unpacked], 'Trino could not be unpacked');
  const server = join(unpacked, `trino-server-${VERSION}`);
  for (const name of readdirSync(join(server, 'plugin'))) {
    if (name !== CONNECTOR) rmSync(join(server, 'plugin', name), { recursive: true });
  }
  copyFileSync(driver, join(server, 'plugin', CONNECTOR, `sqlite-jdbc-${SQLITE_JDBC}.jar`));
  renameSync(server, home);
  rmSync(unpacked, { recursive: true, force: true });
  return { home, java };
}

/**
 * A file of Maven's local repository, fetched where it is missing.
 * @param {NodeJS.ProcessEnv} env
 * @param {string} artifact
 * @param {string} file
 */
async function fromMaven(env, artifact, file) {
  const local = join(env.MAVEN_REPO_LOCAL || join(homedir(), '.m2', 'repository'), file);
  if (!existsSync(local)) {
    await runProgram(
      'mvn',
      ['-q', 'dependency:get', `-Dartifact=${artifact}`, '-Dtransitive=false'],
      `Maven could not get ${artifact}`,
    );
  }
  return local;
}

/** @param {NodeJS.ProcessEnv} env */
function findJava(env) {
  const installed = existsSync(JAVA_HOMES)
    ? readdirSync(JAVA_HOMES).map((name) => join(JAVA_HOMES, name))
    : [];
  for (const home of [env.JAVA_HOME, ...installed]) {
    const { stderr } = home
      ? spawnSync(join(home, 'bin', 'java'), ['-version'], { encoding: 'utf8' })
      : { stderr: '' };
    const version = /version "([\d.]+)/.exec(stderr ?? '')?.[1];
    if (home && version && atLeast(version, MINIMUM_JAVA)) return home;
  }
  throw new SetUpError(
    `Java ${MINIMUM_JAVA[0]} or later was not found in JAVA_HOME or ${JAVA_HOMES}: install it to have Trino judge the SQL`,
  );
}
