import { ttlOptions } from './ttlOptions';

it.each([
  ['PT1H', 'P1D', ['PT15M', 'PT1H', 'PT4H', 'PT8H', 'P1D']],
  ['PT60M', 'PT2H', ['PT15M', 'PT60M', 'PT2H']],
  ['PT5M', 'PT5M', ['PT5M']],
])('preset %s, at most %s', (preset, most, options) => {
  expect(ttlOptions(preset, most)).toEqual(options);
});
