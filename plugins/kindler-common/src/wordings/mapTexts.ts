import type { Wording, WordingValue } from '../api';

type Params = Wording['params'];

/**
 * Maps every text in the values of a wording, including those in nested wordings.
 * @public
 */
export function mapTexts(
  params: Params,
  change: (text: string) => string,
): Params {
  const ofWording = (wording: Wording): Wording => ({
    ...wording,
    params: mapTexts(wording.params, change),
    text: change(wording.text),
  });
  const ofValue = (value: WordingValue): WordingValue => {
    if (typeof value === 'string') {
      return change(value);
    }
    if (Array.isArray(value)) {
      return value.map(ofWording);
    }
    return typeof value === 'object' ? ofWording(value) : value;
  };
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, ofValue(value)]),
  );
}
