import type { Random } from './random.ts';

export type Country = 'US' | 'GB';

/** In every one of these area codes, 555-0100 to 555-0199 is kept free for fiction. */
const US_AREA_CODES = `
  201 202 203 205 206 207 208 209 210 212 213 214 215 216 217 218 219 220 224 225 228 229 231 234 239 240
  248 251 252 253 254 256 260 262 267 269 270 276 281 301 302 303 304 305 307 308 309 310 312 313 314 315
  316 317 318 319 320 321 323 325 330 331 334 336 337 339 347 351 352 360 361 385 386 401 402 404 405 406
  407 408 409 410 412 413 414 415 417 419 423 424 425 432 434 435 440 443 469 478 479 480 484 501 502 503
  504 505 507 508 509 510 512 513 515 516 517 518 520 530 540 541 551 559 561 562 563 567 570 571 573 574
  575 580 585 586 601 602 603 605 606 607 608 609 610 612 614 615 616 617 618 619 620 623 626 630 631 636
  641 646 650 651 660 661 662 678 682 701 702 703 704 706 707 708 712 713 714 715 716 717 718 719 720 724
  727 731 732 734 740 754 757 760 763 765 770 772 773 774 775 781 785 786 801 802 803 804 805 806 808 810
  812 813 814 815 816 817 818 828 830 831 832 843 845 847 848 850 856 857 858 859 860 862 863 864 865 870
  901 903 904 906 907 908 909 910 912 913 914 915 916 917 918 919 920 925 928 931 936 937 940 941 949 951
  952 954 956 970 971 972 973 978 979 980 985 989`
  .trim()
  .split(/\s+/);

/** The British regulator keeps the thousand numbers behind each of these for drama. */
const GB_DRAMA_BLOCKS = [
  '+442079460',
  '+441134960',
  '+441144960',
  '+441914980',
  '+441164960',
  '+441174960',
  '+441184960',
  '+441214960',
  '+441314960',
  '+441414960',
  '+441514960',
  '+441614960',
  '+442920180',
];

/** Number blocks by country: a prefix, and how many digits of it are free to choose. */
const BLOCKS: Readonly<Record<Country, { readonly prefixes: readonly string[]; readonly digits: number }>> = {
  US: { prefixes: US_AREA_CODES.map((code) => `+1${code}55501`), digits: 2 },
  GB: { prefixes: GB_DRAMA_BLOCKS, digits: 3 },
};

export interface PhoneBook {
  /** A number nobody else has, in E.164; null once the reserved numbers of the country are used up. */
  take(country: Country): string | null;
}

function numbersOf(country: Country, random: Random): () => string | null {
  const { prefixes, digits } = BLOCKS[country];
  const size = prefixes.length * 10 ** digits;
  const start = random.int(0, size - 1);
  let taken = 0;
  return () => {
    if (taken >= size) return null;
    // Walking across the prefixes first makes neighbours differ, as real customers' numbers do.
    const at = (start + taken) % size;
    taken += 1;
    const suffix = Math.floor(at / prefixes.length);
    return `${prefixes[at % prefixes.length]}${String(suffix).padStart(digits, '0')}`;
  };
}

/** Hands out made-up numbers that are valid in form and reserved for fiction, so that nobody can be called. */
export function openPhoneBook(random: Random): PhoneBook {
  const books = { US: numbersOf('US', random), GB: numbersOf('GB', random) };
  return { take: (country) => books[country]() };
}
