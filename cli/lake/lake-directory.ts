import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { namingPath } from '#adapters/store-write-error.ts';
import { defaultGateConfig, type GateConfig } from '../../lambdas/validation/gate-config.ts';
import { GATE_VERSION } from '../../lambdas/validation/gate-version.ts';
import { parsePepper } from '../../lambdas/validation/pepper.ts';
import { writeFileAtomically } from '../local/write-file-atomically.ts';
import { UserError } from '../user-error.ts';

/** Makes a directory a lake; the Python side reads it too. */
const LAKE_FILE = 'lake.json';
const PEPPER_FILE = 'pepper';
const FORMAT = 1;
/** What a creation that was cut short leaves behind; it is begun anew, nothing depends on that pepper yet. */
const STARTED: ReadonlySet<string> = new Set([PEPPER_FILE, `${LAKE_FILE}.draft`]);

export interface LakeDirectory {
  /** Absolute path. */
  readonly root: string;
  /** Absolute path of the directory that stands for the buckets. */
  readonly objects: string;
  /** How the gate reads events that come into this lake. */
  readonly gate: GateConfig;
  /** Whether everything in it was made by `lake demo`, which may then make it anew. */
  readonly isDemo: boolean;
}

export interface LakeDirectoryProps {
  readonly dir: string;
  /** The pepper to use instead of the lake's own, as hexadecimal or base64 text. @default the lake's own, made at random */
  readonly pepper: string | undefined;
}

interface LakeSettings {
  readonly format: number;
  readonly gate_version: string;
  readonly home: string;
  readonly demo: boolean;
  /** Region of phone numbers without a country code. @default DEFAULT_REGION */
  readonly default_region?: string;
  /** Source to the zone of its times that state none. @default UTC for all */
  readonly default_zones?: Readonly<Record<string, string>>;
}

/** Opens the lake of a directory, or makes one where the directory is new or empty. */
export async function openOrCreateLake(
  props: LakeDirectoryProps & { demo: boolean },
): Promise<LakeDirectory> {
  const root = path.resolve(props.dir);
  if (isLake(root)) return openLake(props);
  return namingPath(root, async () => {
    if (existsSync(root) && readdirSync(root).some((name) => !STARTED.has(name))) {
      throw new UserError(
        `${root} holds other files and is not a lake: name an empty or a new directory with --dir`,
      );
    }
    mkdirSync(root, { recursive: true });
    const pepper = props.pepper ?? randomBytes(32).toString('hex');
    writeFileSync(path.join(root, PEPPER_FILE), `${pepper.trim()}\n`, { mode: 0o600 });
    await writeSettings(root, {
      format: FORMAT,
      gate_version: GATE_VERSION,
      home: realpathSync(root),
      demo: props.demo,
    });
    return openLake(props);
  });
}

/** Opens an existing lake, or says why there is none. */
export function openLake({ dir, pepper: given }: LakeDirectoryProps): LakeDirectory {
  const root = path.resolve(dir);
  if (!existsSync(root)) {
    throw new UserError(
      `there is no lake at ${root}: send events to it first (lake send FILE), or try lake demo`,
    );
  }
  if (!isLake(root)) {
    throw new UserError(`${root} is not a lake (it has no ${LAKE_FILE}): name another directory with --dir`);
  }
  const settings = readSettings(root);
  if (settings.gate_version !== GATE_VERSION) {
    throw new UserError(
      `the events of ${root} were validated by gate ${settings.gate_version} and this program has gate ` +
        `${GATE_VERSION}: use the program that made the lake`,
    );
  }
  const defaults = defaultGateConfig(readPepper(root, given));
  return {
    root,
    objects: path.join(root, 'objects'),
    gate: {
      ...defaults,
      defaultRegion: settings.default_region ?? defaults.defaultRegion,
      defaultZones: settings.default_zones ?? defaults.defaultZones,
    },
    isDemo: settings.demo,
  };
}

/** Says that a lake now holds events of its user's own. */
export async function markAsOwn(lake: LakeDirectory): Promise<void> {
  if (lake.isDemo) await writeSettings(lake.root, { ...readSettings(lake.root), demo: false });
}

export function isLake(root: string): boolean {
  return existsSync(path.join(root, LAKE_FILE));
}

function readSettings(root: string): LakeSettings {
  const file = path.join(root, LAKE_FILE);
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new UserError(`${file} cannot be read (${(error as Error).message}): restore it from a backup`);
  }
}

async function writeSettings(root: string, settings: LakeSettings): Promise<void> {
  await writeFileAtomically(path.join(root, LAKE_FILE), `${JSON.stringify(settings, null, 2)}\n`);
}

/** The lake's pepper decides every id in it, so another one than it was made with is refused. */
function readPepper(root: string, given: string | undefined): Uint8Array {
  const file = path.join(root, PEPPER_FILE);
  let own: string;
  try {
    own = readFileSync(file, 'utf8').trim();
  } catch {
    throw new UserError(`${file} is missing or cannot be read: restore it from a backup, ids depend on it`);
  }
  const bytes = parsePepper(own);
  if (given !== undefined && Buffer.compare(parsePepper(given), bytes) !== 0) {
    throw new UserError(
      `LEAD_LAKE_PEPPER is not the pepper ${root} was made with: unset it, or name another directory with --dir`,
    );
  }
  return bytes;
}
