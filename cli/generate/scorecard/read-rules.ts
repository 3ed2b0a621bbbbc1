import { readConditions } from '#domain/features/condition-schema.ts';
import { isNumeric } from '#domain/features/value-type.ts';
import type { Points, Rule } from '#domain/scorecard/scorecard.ts';
import { ruleSchema, type WrittenRule } from '#domain/scorecard/scorecard-schema.ts';
import { checkConditions, type Subjects } from '../check-conditions.ts';
import { unknownName } from '../nearest.ts';
import type { DefinitionFile, Path } from '../yaml/definition-file.ts';

function toPoints({ points: written, shown }: WrittenRule): Points {
  if (typeof written === 'number') {
    return written === 0 && shown ? { kind: 'shown' } : { kind: 'fixed', milli: written };
  }
  return {
    kind: 'per_unit',
    milliPerStep: written.per,
    feature: written.of,
    every: written.every ?? 1,
    above: written.above ?? 0,
    capMilli: written.cap ?? null,
  };
}

function checkPoints(file: DefinitionFile, at: Path, points: Points, features: Subjects): void {
  if (points.kind === 'fixed') {
    if (points.milli === 0) file.report(at, 'a rule of 0 points does nothing, unless it is shown: true');
    return;
  }
  if (points.kind === 'shown') return;
  const type = features.types.get(points.feature);
  if (type === undefined) {
    if (features.unreadable?.includes(points.feature)) return;
    file.report([...at, 'of'], unknownName('feature', points.feature, [...features.types.keys()]));
  } else if (!isNumeric(type)) {
    const numeric = [...features.types].filter(([, other]) => isNumeric(other)).map(([name]) => name);
    const message = `feature ${points.feature} is ${type} and cannot be counted, allowed are ${numeric.join(', ')}`;
    file.report([...at, 'of'], message);
  }
  if (points.capMilli !== null && Math.sign(points.capMilli) !== Math.sign(points.milliPerStep)) {
    const [cap, per] = [points.capMilli / 1000, points.milliPerStep / 1000];
    file.report([...at, 'cap'], `cap must have the sign of per (${per}), found ${cap}`);
  }
}

function toRule(file: DefinitionFile, at: Path, written: WrittenRule, features: Subjects): Rule {
  const points = toPoints(written);
  const when = readConditions(written.when);
  checkPoints(file, [...at, 'points'], points, features);
  if (written.shown && points.kind !== 'shown') {
    file.report([...at, 'shown'], 'shown is for a rule of 0 points, all others are shown anyway');
  }
  checkConditions(file, [...at, 'when'], when, features);
  const mainFeature = points.kind === 'per_unit' ? points.feature : when[0]?.subject;
  if (mainFeature === undefined) {
    file.report(at, `rule ${written.code} gives its points to everybody: it needs a condition (when)`);
  }
  return {
    code: written.code,
    group: written.group,
    what: written.what,
    when,
    points,
    mainFeature: mainFeature ?? '',
  };
}

/** Reads the rules of a scorecard, noting every mistake. */
export function readRules(
  file: DefinitionFile,
  at: Path,
  written: readonly unknown[],
  features: Subjects,
): Rule[] {
  const codes = new Set<string>();
  return written.flatMap((_, index): Rule[] => {
    const place = [...at, index];
    const rule = file.read(ruleSchema, place);
    if (!rule) return [];
    if (codes.has(rule.code)) {
      file.report([...place, 'code'], `rule ${rule.code} is declared twice, codes are unique`);
    }
    codes.add(rule.code);
    return [toRule(file, place, rule, features)];
  });
}
