import { layOutSamples } from './layOutSamples';

function samples(...values: Array<number | undefined>) {
  return values.map((value, second) => ({
    at: `2026-11-22T10:00:0${second}.000Z`,
    value,
  }));
}

describe('layOutSamples', () => {
  it.each([
    ['nothing of a single value', samples(4), []],
    [
      '0 at the bottom, the most at the top',
      samples(0, 2, 4),
      ['0.0,100.0 50.0,50.0 100.0,0.0'],
    ],
    [
      'a flat line of zeros at the bottom',
      samples(0, 0),
      ['0.0,100.0 100.0,100.0'],
    ],
    [
      'no line where nothing was known',
      samples(4, 4, undefined, 2, 2),
      ['0.0,0.0 25.0,0.0', '75.0,50.0 100.0,50.0'],
    ],
    ['nothing of what was never known', samples(undefined, undefined), []],
  ])('draws %s', (_, input, lines) => {
    expect(layOutSamples(input)).toEqual(lines);
  });
});
