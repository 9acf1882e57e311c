import { parseDuration } from './durations';

it.each([
  ['PT1H', 3_600_000],
  ['PT15M', 900_000],
  ['P7D', 604_800_000],
  ['P1W', 604_800_000],
  ['P1DT2H3M4S', 93_784_000],
  ['PT0S', 0],
  ['', undefined],
  ['P', undefined],
  ['PT', undefined],
  ['P1DT', undefined],
  ['P1M', undefined],
  ['P1Y', undefined],
  ['-PT1H', undefined],
  ['PT-1H', undefined],
  ['PT1.5H', undefined],
  ['1h', undefined],
  ['PT1H ', undefined],
  [`P${'9'.repeat(400)}D`, undefined],
])('%s is %p', (text, ms) => {
  expect(parseDuration(text)).toBe(ms);
});
