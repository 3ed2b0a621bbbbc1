import { lakeView } from '../lake-view.ts';
import { matches, readAllowList } from './allow-list.ts';
import { identityPolicies, policiesOfAws, powersOfRoles } from './roles.ts';

const allowed = readAllowList();
const full = lakeView('full');
const roles = powersOfRoles(full);
const statements = identityPolicies(full).flatMap((policy) =>
  policy.statements
    .filter(({ effect }) => effect === 'Allow')
    .map((statement) => ({ ...statement, policy: policy.name })),
);

/** The logical id stays when anything but its construct's path changes. */
const RAW = /<Storage\/BucketsRaw/;
const CONTACTS = /<Storage\/(BucketsContacts|KeysContacts)/;
const CONTACTS_KEY = /<Storage\/KeysContacts/;

describe('policies of roles', () => {
  it('name every action', () => {
    const broad = statements.flatMap(({ actions, policy }) =>
      actions.filter((action) => action.includes('*')).map((action) => `${policy}: ${action}`),
    );
    expect(broad).toEqual([]);
  });

  it('allow on every resource only what takes none, and the list of that holds nothing else', () => {
    const onAny = statements
      .filter(({ resources }) => resources.includes('*'))
      .flatMap(({ actions }) => actions);
    expect([...new Set(onAny)].sort()).toEqual(Object.keys(allowed.anyResource).sort());
  });

  it('are our own, but for those of AWS that are listed', () => {
    const found = policiesOfAws(full).map(({ policy }) => policy.replace(/^.*:iam::aws:policy\//, ''));
    expect([...new Set(found)].sort()).toEqual(Object.keys(allowed.policiesOfAws).sort());
  });

  it('never say what is allowed by what is left out', () => {
    expect(
      JSON.stringify(full.ofType('AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy', 'AWS::IAM::Role')),
    ).not.toMatch(/"Not(Action|Resource|Principal)"/);
  });
});

describe('roles', () => {
  it('belong to one function or job each', () => {
    const users = full
      .ofType('AWS::Lambda::Function', 'AWS::Glue::Job', 'AWS::StepFunctions::StateMachine')
      .map(({ Properties, stack }) => full.say(Properties.Role ?? Properties.RoleArn, stack));
    expect(users.length).toBeGreaterThan(0);
    expect(users.filter((role, index) => users.indexOf(role) !== index)).toEqual([]);
  });

  it('that write raw can put objects there and read none of them, but for the score log', () => {
    const writers = [...roles].flatMap(([role, powers]) => {
      const onRaw = powers.flatMap(({ actions, resources }) =>
        resources
          .filter((resource) => RAW.test(resource))
          .flatMap((resource) =>
            actions.map((action) => `${action} on ${resource.replace(/^<[^>]+>/, 'raw')}`),
          ),
      );
      return onRaw.some((power) => power.startsWith('s3:PutObject')) ? [{ role, onRaw }] : [];
    });
    expect(writers.length).toBeGreaterThan(0);
    const ofTheLog = [
      's3:GetObject on raw/score-log/*',
      's3:ListBucket on raw',
      's3:GetBucketLocation on raw',
    ];
    for (const { role, onRaw } of writers) {
      const others = onRaw.filter((power) => !ofTheLog.includes(power));
      expect({ role, others }).toEqual({ role, others: ['s3:PutObject on raw/*'] });
    }
  });

  it('can delete nothing from raw', () => {
    const deleters = statements
      .filter(({ resources }) => resources.some((resource) => RAW.test(resource)))
      .flatMap(({ actions }) => actions)
      .filter((action) => /Delete/.test(action));
    expect(deleters).toEqual([]);
  });

  it('that can decrypt contact data are the listed ones', () => {
    const patterns = Object.keys(allowed.readContacts);
    const readers = [...roles]
      .filter(([, powers]) =>
        powers.some(
          ({ actions, resources }) =>
            actions.includes('kms:Decrypt') && resources.some((resource) => CONTACTS_KEY.test(resource)),
        ),
      )
      .map(([role]) => role);
    expect(readers.filter((role) => !patterns.some((pattern) => matches(pattern, role)))).toEqual([]);
    expect(patterns.filter((pattern) => !readers.some((role) => matches(pattern, role)))).toEqual([]);
  });

  it('of analysts reach neither the bucket with contact data nor its key nor raw', () => {
    const analysts = [...roles].filter(([role]) => /Analyst/.test(role));
    expect(analysts.length).toBeGreaterThan(0);
    const reached = analysts.flatMap(([, powers]) => powers.flatMap(({ resources }) => resources));
    expect(reached.filter((resource) => CONTACTS.test(resource) || RAW.test(resource))).toEqual([]);
  });

  it('are taken on by services and this account, by nobody else', () => {
    const strangers = full.ofType('AWS::IAM::Role').flatMap(({ Properties, name, stack }) => {
      const principals = JSON.stringify(Properties.AssumeRolePolicyDocument);
      return /"AWS":"\*"|"Principal":"\*"/.test(principals) ? [`${name} ${full.say(principals, stack)}`] : [];
    });
    expect(strangers).toEqual([]);
  });
});
