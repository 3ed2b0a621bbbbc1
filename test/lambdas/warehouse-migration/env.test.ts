import { readEnvironment } from '../../../lambdas/warehouse-migration/env.ts';

const ENVIRONMENT = {
  LEAD_LAKE_WAREHOUSE_WORKGROUP: 'lead-lake-dev',
  LEAD_LAKE_WAREHOUSE_DATABASE: 'lead_lake',
  LEAD_LAKE_WAREHOUSE_SECRET: 'redshift!lead-lake-dev-admin',
  LEAD_LAKE_DATABASE: 'lead_lake_dev',
  LEAD_LAKE_WAREHOUSE_ROLE_ARN: 'arn:aws:iam::111122223333:role/spectrum',
};

describe('the environment of the warehouse migration', () => {
  it('says where the warehouse is and what migrations leave open', () => {
    expect(readEnvironment(ENVIRONMENT)).toEqual({
      warehouse: {
        workgroupName: 'lead-lake-dev',
        databaseName: 'lead_lake',
        secret: 'redshift!lead-lake-dev-admin',
      },
      values: { database: 'lead_lake_dev', role: 'arn:aws:iam::111122223333:role/spectrum' },
    });
  });

  it('names every variable at fault', () => {
    const { LEAD_LAKE_DATABASE: _, ...rest } = ENVIRONMENT;
    expect(() => readEnvironment({ ...rest, LEAD_LAKE_WAREHOUSE_SECRET: '' })).toThrow(
      'LEAD_LAKE_WAREHOUSE_SECRET is empty; LEAD_LAKE_DATABASE is missing',
    );
  });
});
