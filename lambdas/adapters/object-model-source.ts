import { hash } from 'node:crypto';
import { FEATURES } from '#domain/generated/features.ts';
import type { Model } from '#domain/model/model.ts';
import { predict } from '#domain/model/predict.ts';
import { PROMOTION_KEY, type PromotedModel, readPromotion } from '#domain/model/promotion.ts';
import { readModel } from '#domain/model/read-model.ts';
import { type ModelInUse, type ModelSource, NO_MODEL } from './model-source.ts';
import type { ObjectReader } from './object-reader.ts';

/** How long a model is used before anybody looks whether another one has been promoted. */
export const REREAD_AFTER_MS = 5 * 60_000;

const POINTS_ONLY: ModelInUse = { ...NO_MODEL, state: 'points_only' };

/** A model that could be used, by the hash of its bytes. */
interface GoodModel {
  readonly sha256: string;
  readonly model: Model;
}

export interface ObjectModelSourceSettings {
  /** @default Date.now */
  readonly now?: () => number;
  /** Told why what has been promoted cannot be used, each time it is looked at. @default nobody is */
  readonly report?: (problem: string) => void;
}

/**
 * The promoted model, from the objects beside `PROMOTION_KEY`. Where it cannot be used, the last one that could
 * goes on, then the one promoted before it, then points alone; each time it is looked at, better ones come back.
 */
export function createObjectModelSource(
  reader: ObjectReader,
  { now = Date.now, report = () => {} }: ObjectModelSourceSettings = {},
): ModelSource {
  let lastGood: GoodModel | null = null;
  let inUse: Promise<ModelInUse> | null = null;
  let readAtMs = 0;

  const goodModel = async ({ key, sha256, version }: PromotedModel): Promise<GoodModel | null> => {
    if (lastGood?.sha256 === sha256) return lastGood;
    const unusable = (why: string) => {
      report(`model ${version} cannot be used: ${why}`);
      return null;
    };
    const bytes = await reader.read(key).catch((error: unknown) => {
      report(`${key} cannot be read: ${nameOf(error)}`);
      return null;
    });
    if (bytes === null) return unusable(`there is no object ${key} to be had`);
    if (hash('sha256', bytes, 'hex') !== sha256) return unusable(`${key} is not what was promoted`);
    const read = readModel(bytes, FEATURES);
    return read.ok ? { sha256, model: read.model } : unusable(read.why);
  };

  const look = async (): Promise<ModelInUse> => {
    const bytes = await reader.read(PROMOTION_KEY);
    if (bytes === null) {
      lastGood = null;
      return NO_MODEL;
    }
    const promotion = readPromotion(bytes);
    if (promotion === null) {
      report(`${PROMOTION_KEY} is not a promotion`);
      return fallBack(lastGood);
    }
    const current = await goodModel(promotion.current);
    if (current !== null) {
      lastGood = current;
      return used('promoted', current);
    }
    lastGood ??= promotion.previous === null ? null : await goodModel(promotion.previous);
    return fallBack(lastGood);
  };

  const lookOrGoOn = async (): Promise<ModelInUse> => {
    try {
      return await look();
    } catch (error) {
      report(`${PROMOTION_KEY} cannot be read: ${nameOf(error)}`);
      return fallBack(lastGood);
    }
  };

  return {
    current() {
      const nowMs = now();
      if (inUse === null || nowMs - readAtMs >= REREAD_AFTER_MS) {
        readAtMs = nowMs;
        inUse = lookOrGoOn();
      }
      return inUse;
    },
  };
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown error');

const fallBack = (good: GoodModel | null): ModelInUse =>
  good === null ? POINTS_ONLY : used('last_good', good);

const used = (state: ModelInUse['state'], { model }: GoodModel): ModelInUse => ({
  state,
  version: model.version,
  probabilityOf: (features) => predict(model, features),
});
