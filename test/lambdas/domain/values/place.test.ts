import { normaliseCity, normaliseCountry } from '#domain/values/place.ts';

describe('normaliseCity', () => {
  it.each([
    ['new york', 'New York'],
    ['NEW YORK', 'New York'],
    ['  New   York ', 'New York'],
    ['saint-denis', 'Saint-Denis'],
    ['são paulo', 'São Paulo'],
    ['東京', '東京'],
    ["'s-Hertogenbosch", "'s-Hertogenbosch"],
    ['McAllen', 'McAllen'],
  ])('writes %j as %j', (city, expected) => {
    expect(normaliseCity(city)).toBe(expected);
  });

  it('gives composed and decomposed letters one spelling', () => {
    expect(normaliseCity('Mu\u0308nchen')).toBe('München');
  });
});

describe('normaliseCountry', () => {
  it.each([
    ['us', 'US'],
    [' De ', 'DE'],
    ['Germany', 'Germany'],
    ['USA', 'USA'],
  ])('writes %j as %j', (country, expected) => {
    expect(normaliseCountry(country)).toBe(expected);
  });
});
