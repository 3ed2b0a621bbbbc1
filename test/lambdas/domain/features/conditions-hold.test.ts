import type { Scalar, Test } from '#domain/features/condition.ts';
import { conditionsHold } from '#domain/features/conditions-hold.ts';

type Thing = Readonly<Record<string, Scalar | null>>;

const readerOf = (subject: string) => (thing: Thing) => thing[subject] ?? null;
const holds = (value: Scalar | null, ...tests: Test[]): boolean =>
  conditionsHold<Thing>([{ subject: 'x', tests }], readerOf)({ x: value });

describe('conditionsHold', () => {
  it.each<[Test, Scalar[], Scalar[]]>([
    [{ op: 'in', values: ['web', 'crm'] }, ['web', 'crm'], ['online', '']],
    [{ op: 'in', values: [false] }, [false], [true]],
    [{ op: 'not_in', values: ['web', 'crm'] }, ['online', ''], ['web', 'crm']],
    [{ op: 'gte', value: 5 }, [5, 6], [4.9]],
    [{ op: 'gt', value: 5 }, [5.1], [5]],
    [{ op: 'lte', value: 5 }, [5, -1], [5.1]],
    [{ op: 'lt', value: 5 }, [4.9], [5]],
    [{ op: 'present', present: true }, [0, '', false], []],
    [{ op: 'present', present: false }, [], [0, '', false]],
  ])('%j holds of %j and not of %j', (test, yes, no) => {
    expect(yes.map((value) => holds(value, test))).toEqual(yes.map(() => true));
    expect(no.map((value) => holds(value, test))).toEqual(no.map(() => false));
  });

  it('holds of nothing that is empty, unless emptiness is what is asked for', () => {
    const others: Test[] = [
      { op: 'in', values: ['web'] },
      { op: 'not_in', values: ['web'] },
      { op: 'gte', value: 0 },
      { op: 'lt', value: 0 },
      { op: 'present', present: true },
    ];
    expect(others.map((test) => holds(null, test))).toEqual(others.map(() => false));
    expect(holds(null, { op: 'present', present: false })).toBe(true);
  });

  it('asks for all tests of all subjects', () => {
    const both = conditionsHold<Thing>(
      [
        {
          subject: 'x',
          tests: [
            { op: 'gte', value: 1 },
            { op: 'lt', value: 3 },
          ],
        },
        { subject: 'y', tests: [{ op: 'in', values: [true] }] },
      ],
      readerOf,
    );
    const things: Thing[] = [
      { x: 1, y: true },
      { x: 3, y: true },
      { x: 0, y: true },
      { x: 1, y: false },
    ];
    expect(things.map(both)).toEqual([true, false, false, false]);
    expect(conditionsHold<Thing>([], readerOf)({})).toBe(true);
  });
});
