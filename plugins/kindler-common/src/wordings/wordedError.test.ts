import { word } from './word';
import { wordedError, wordingOf } from './wordedError';

describe('wordingOf', () => {
  const wording = word('switch-kept', {});

  it('finds what an error says, also after it travelled as JSON', () => {
    const error = wordedError(TypeError, wording);
    expect(error).toBeInstanceOf(TypeError);
    expect(error.message).toBe(wording.text);
    expect(wordingOf(error)).toBe(wording);
    const received = {
      ...JSON.parse(JSON.stringify({ ...error })),
      message: error.message,
    };
    expect(wordingOf(received)).toEqual(wording);
  });

  it('has no code for what is known in its own words only', () => {
    const plain = { code: '', params: {}, text: 'No' };
    expect(wordingOf(new Error('No'))).toEqual(plain);
    expect(wordingOf('No')).toEqual(plain);
    expect(wordingOf({ message: 'No', wording })).toEqual(plain);
    expect(wordingOf(wording)).toBe(wording);
  });
});
