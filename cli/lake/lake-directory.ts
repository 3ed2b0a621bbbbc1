import { existsSync, mkdirSync, readdirSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { namingPath } from '#adapters/store-write-error.ts';
import { defaultGateConfig, type GateConfig } from '../../lambdas/validation/gate-config.ts';
import { GATE_VERSION } from '../../lambdas/validation/gate-version.ts';
import { UserError } from '../user-error.ts';
import { withoutDraft } from './create-once.ts';
import { keepPepper, newPepper, PEPPER_FILE, readPepper } from './lake-pepper.ts';
import {
  createLakeSettings,
  isLake,
  LAKE_FILE,
  LAKE_FORMAT,
  readLakeSettings,
  replaceLakeSettings,
} from './lake-settings.ts';

export { isLake };

export interface LakeDirectory {
  /** Absolute path. */
  readonly root: string;
  /** Absolute path of the directory that stands for the buckets. */
  readonly objects: string;
  /** How the gate reads events that come into this lake. */
  readonly gate: GateConfig;
  /** Whether everything in it was made by `lake demo`, which may then make it anew. */
  readonly isDemo: boolean;
  /** The lake whose events these tables were made from by `run --out`, null where the lake has events of its own. */
  readonly derivedFrom: string | null;
}

export interface LakeDirectoryProps {
  readonly dir: string;
  /** The pepper to use instead of the lake's own, as hexadecimal or base64 text. @default the lake's own, made at random */
  readonly pepper: string | undefined;
}

/** Opens the lake of a directory, or makes one where the directory is new or empty. */
export async function openOrCreateLake(
  props: LakeDirectoryProps & { demo: boolean },
): Promise<LakeDirectory> {
  const root = path.resolve(props.dir);
  if (isLake(root)) return openOwnLake(props);
  return namingPath(root, async () => {
    if (existsSync(root) && !readdirSync(root).every(isLeftOfCreation)) {
      throw new UserError(
        `${root} holds other files and is not a lake: name an empty or a new directory with --dir`,
      );
    }
    const pepper = newPepper(props.pepper);
    mkdirSync(root, { recursive: true });
    await keepPepper(root, pepper);
    await createLakeSettings(root, {
      format: LAKE_FORMAT,
      gate_version: GATE_VERSION,
      home: realpathSync(root),
      demo: props.demo,
    });
    return openLake(props);
  });
}

/** Opens an existing lake, or says why there is none. */
export function openLake({ dir, pepper }: LakeDirectoryProps): LakeDirectory {
  const root = path.resolve(dir);
  if (!existsSync(root)) {
    throw new UserError(
      `there is no lake at ${root}: send events to it first (lake send FILE), or try lake demo`,
    );
  }
  if (!isLake(root)) {
    throw new UserError(`${root} is not a lake (it has no ${LAKE_FILE}): name another directory with --dir`);
  }
  const settings = readLakeSettings(root);
  if (settings.gate_version !== GATE_VERSION) {
    throw new UserError(
      `the events of ${root} were validated by gate ${settings.gate_version} and this program has gate ` +
        `${GATE_VERSION}: use the program that made the lake`,
    );
  }
  const defaults = defaultGateConfig(readPepper(settings.derived_from ?? root, pepper));
  return {
    root,
    objects: path.join(root, 'objects'),
    gate: {
      ...defaults,
      defaultRegion: settings.default_region ?? defaults.defaultRegion,
      defaultZones: settings.default_zones ?? defaults.defaultZones,
    },
    isDemo: settings.demo ?? false,
    derivedFrom: settings.derived_from ?? null,
  };
}

/** Opens the lake for a command that brings in events, or says where its events really come from. */
export function openOwnLake(props: LakeDirectoryProps): LakeDirectory {
  const lake = openLake(props);
  if (lake.derivedFrom === null) return lake;
  throw new UserError(
    `${lake.root} holds tables that run --out made from the events of ${lake.derivedFrom}: ` +
      `say --dir ${lake.derivedFrom}, and --out ${lake.root} to make them anew`,
  );
}

/** Says that a lake now holds events of its user's own. */
export async function markAsOwn(lake: LakeDirectory): Promise<void> {
  if (lake.isDemo) await replaceLakeSettings(lake.root, { ...readLakeSettings(lake.root), demo: false });
}

/** What a creation that was cut short leaves behind; it is taken up again, nothing depends on it yet. */
function isLeftOfCreation(name: string): boolean {
  return [PEPPER_FILE, LAKE_FILE].includes(withoutDraft(name));
}
