import {
  disposableAddress,
  personalAddress,
  privateAddress,
  roleAddress,
} from '../../../../cli/demo/season/mail-book.ts';
import { createRandom } from '../../../../cli/demo/season/random.ts';

const random = createRandom(1, 'mail');

/** Addresses of each kind for 500 people who all have the same name. */
const addresses = Array.from({ length: 500 }, (_, index) => ({
  personal: personalAddress('Ada', "O'Fenn", index, random),
  private: privateAddress('Ada', index, random),
  disposable: disposableAddress(index, random),
  role: roleAddress(index, random),
}));

describe('the mail book', () => {
  it('gives nobody the address of another, whatever their names', () => {
    const all = addresses.flatMap((of) => Object.values(of));
    expect(new Set(all).size).toBe(4 * 500);
  });

  it('writes only lower case, in a form any mail program takes', () => {
    const odd = addresses
      .flatMap((of) => Object.values(of))
      .filter((text) => !/^[a-z0-9._+-]+@[a-z0-9.-]+$/.test(text));
    expect(odd).toEqual([]);
  });

  it('takes domains that can never receive mail, except for throw-away mailboxes', () => {
    const reserved = /@([a-z0-9-]+\.)*(example\.(com|org|net)|test)$/;
    expect(addresses.filter((of) => !reserved.test(of.personal) || !reserved.test(of.private))).toEqual([]);
    expect(
      addresses.filter(({ role }) => !/^(sales|office|contact|admin|support)@firm-\w+\.test$/.test(role)),
    ).toEqual([]);
    expect(addresses.filter(({ disposable }) => !/@(eu\.)?mailinator\.com$/.test(disposable))).toEqual([]);
  });
});
