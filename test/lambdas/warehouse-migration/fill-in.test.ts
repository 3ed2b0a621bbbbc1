import { fillIn } from '../../../lambdas/warehouse-migration/fill-in.ts';

const VALUES = { database: 'lake_dev', role: 'arn:aws:iam::111122223333:role/a+b=c,d.e@f-g' };

describe('what is only known when it is deployed', () => {
  it('is filled in wherever it stands', () => {
    expect(fillIn("'{{database}}' {{role}} {{database}}", VALUES)).toBe(`'lake_dev' ${VALUES.role} lake_dev`);
  });

  it.each(['password', 'toString', '', ' role'])('has no value for "%s", which is refused', (name) => {
    expect(() => fillIn(`select {{${name}}}`, VALUES)).toThrow(
      `{{${name}}} stands for nothing: there are database, role`,
    );
  });

  it('cannot end the text it stands in', () => {
    expect(() => fillIn("'{{database}}'", { ...VALUES, database: "x' or '" })).toThrow(
      'the value for {{database}} is no name and no ARN',
    );
  });
});
