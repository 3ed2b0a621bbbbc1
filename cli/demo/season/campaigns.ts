/** Where a form's visitor came from, and how good such visitors are on average (hidden from the lake). */
export interface Campaign {
  readonly source: string;
  readonly medium: string;
  readonly name: string;
  readonly landingPage: string;
  readonly quality: number;
}

export const CAMPAIGNS = [
  {
    source: 'partner',
    medium: 'referral',
    name: 'trade-in',
    landingPage: '/partners/trade-in',
    quality: 0.68,
  },
  { source: 'newsletter', medium: 'email', name: 'spring-launch', landingPage: '/launch', quality: 0.58 },
  { source: 'google', medium: 'organic', name: 'none', landingPage: '/phones', quality: 0.54 },
  { source: 'google', medium: 'cpc', name: 'pro-models', landingPage: '/phones/pro', quality: 0.47 },
  { source: 'facebook', medium: 'paid_social', name: 'giveaway', landingPage: '/giveaway', quality: 0.33 },
  { source: 'display', medium: 'banner', name: 'giveaway', landingPage: '/giveaway', quality: 0.26 },
] as const satisfies readonly Campaign[];
