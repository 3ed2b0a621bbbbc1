import { createHmac } from 'node:crypto';
import { keyIdsOfText } from '#cli/lake/key-ids-of-text.ts';
import { createReadingTools } from '#domain/reading-tools.ts';
import { defaultGateConfig } from '../../../lambdas/validation/gate-config.ts';

const PEPPER = Buffer.alloc(32, 7);
const tools = createReadingTools(defaultGateConfig(PEPPER));
const key = (value: string) => createHmac('sha256', PEPPER).update(value).digest('hex').slice(0, 30);

describe('the ids of the keys a text may mean', () => {
  it('are that of the e-mail', () => {
    expect(keyIdsOfText(' Ada@Example.com', tools)).toEqual([`e_${key('ada@example.com')}`]);
  });

  it('are those of an id in another system and of a phone number, as a number may be either', () => {
    expect(keyIdsOfText('+1 202 555 0123', tools)).toEqual([
      `x_${key('+1 202 555 0123')}`,
      `p_${key('+12025550123')}`,
    ]);
    expect(keyIdsOfText('hubspot:123', tools)).toEqual([`x_${key('hubspot:123')}`]);
  });

  it('are the text itself where it is such an id', () => {
    expect(keyIdsOfText('e_0123ab', tools)).toEqual(['e_0123ab']);
    expect(keyIdsOfText(' ', tools)).toEqual([]);
  });
});
