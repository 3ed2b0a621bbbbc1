import { parsePepper } from '../../../lambdas/validation/pepper.ts';

const BYTES = Buffer.from('00112233445566778899aabbccddeeff', 'hex');

describe('parsePepper', () => {
  it.each([
    ['hexadecimal', BYTES.toString('hex')],
    ['hexadecimal in capitals, on a line of its own', ` ${BYTES.toString('hex').toUpperCase()}\n`],
    ['base64', BYTES.toString('base64')],
  ])('reads %s', (_what, text) => {
    expect(Buffer.from(parsePepper(text))).toEqual(BYTES);
  });

  it('takes text that could be both for hexadecimal', () => {
    expect(parsePepper('ab'.repeat(16))).toHaveLength(16);
  });

  it.each([
    ['', 'the pepper (LEAD_LAKE_PEPPER) must have at least 16 bytes'],
    [BYTES.subarray(1).toString('hex'), 'the pepper (LEAD_LAKE_PEPPER) must have at least 16 bytes'],
    [BYTES.subarray(1).toString('base64'), 'the pepper (LEAD_LAKE_PEPPER) must have at least 16 bytes'],
    ['not a pepper!', 'the pepper (LEAD_LAKE_PEPPER) must be hexadecimal or base64'],
    ['abc', 'the pepper (LEAD_LAKE_PEPPER) must be hexadecimal or base64'],
  ])('refuses %j without repeating it', (text, message) => {
    expect(() => parsePepper(text)).toThrow(expect.objectContaining({ name: 'PepperError', message }));
  });
});
