import type { Random } from './random.ts';

/** Domains that can never receive mail (RFC 2606). */
const RESERVED_DOMAINS = [
  'example.com',
  'example.com',
  'example.org',
  'example.net',
  'mail.example.com',
  'post.test',
  'inbox.test',
  'studio.test',
] as const;

/** Public throw-away mailboxes; a reserved domain would not be on any list of them. */
const DISPOSABLE_DOMAINS = ['mailinator.com', 'mailinator.com', 'eu.mailinator.com'] as const;

const ROLES = ['sales', 'office', 'contact', 'admin', 'support'] as const;

function ascii(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z]/g, '');
}

/** `index` is in every address: no two people share one by accident. */
export function personalAddress(first: string, last: string, index: number, random: Random): string {
  const tail = index.toString(36);
  const local = random.chance(0.7)
    ? `${ascii(first)}.${ascii(last)}.${tail}`
    : `${ascii(first).slice(0, 1)}${ascii(last)}+${tail}`;
  return `${local}@${random.pick(RESERVED_DOMAINS)}`;
}

export function privateAddress(first: string, index: number, random: Random): string {
  return `${ascii(first)}_${index.toString(36)}_home@${random.pick(RESERVED_DOMAINS)}`;
}

/** The local part is random and long, so that it is nobody's mailbox. */
export function disposableAddress(index: number, random: Random): string {
  const noise = random.int(0, 0xffffffff).toString(36);
  return `lake${noise}x${index.toString(36)}@${random.pick(DISPOSABLE_DOMAINS)}`;
}

/** A role mailbox of a firm that only this person writes from. */
export function roleAddress(index: number, random: Random): string {
  return `${random.pick(ROLES)}@firm-${index.toString(36)}.test`;
}
