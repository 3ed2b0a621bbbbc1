import { FAULT_KINDS } from './fault.ts';
import { createFaultPlan, FAULTS_IN_A_ROW } from './fault-plan.ts';

const drawMany = (seed: number, rate: number) => {
  const plan = createFaultPlan(seed, rate);
  return Array.from({ length: 2_000 }, (_, at) => plan.draw('object put', `key ${at}`));
};

describe('a plan of faults', () => {
  it('is the same for the same seed, whatever order the effects come in', () => {
    const forwards = createFaultPlan(7, 0.5);
    const backwards = createFaultPlan(7, 0.5);
    const keys = Array.from({ length: 50 }, (_, at) => `key ${at}`);

    const there = keys.map((key) => forwards.draw('object put', key));
    const back = keys.toReversed().map((key) => backwards.draw('object put', key));

    expect(back.toReversed()).toEqual(there);
    expect(drawMany(8, 0.5)).not.toEqual(drawMany(7, 0.5));
  });

  it('lets about the stated share of effects go wrong, in every way there is', () => {
    const faults = drawMany(1, 0.15).filter((fault) => fault !== null);

    // Of 2,000 draws 300, give or take four standard deviations of 16.
    expect(faults.length).toBeGreaterThan(236);
    expect(faults.length).toBeLessThan(364);
    const seen = new Set(faults.map(({ place, manner }) => `${place} ${manner}`));
    expect(seen).toEqual(new Set(FAULT_KINDS['object put'].map(({ place, manner }) => `${place} ${manner}`)));
  });

  it('lets the same effect fail only so often in a row', () => {
    const plan = createFaultPlan(1, 1);
    const tries = Array.from({ length: 5 }, () => plan.draw('stream read', 'shard') !== null);
    expect(tries).toEqual([true, true, false, false, false]);
    expect(FAULTS_IN_A_ROW).toBe(2);
  });
});
