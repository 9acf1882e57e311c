import { WORDINGS } from '@kindler/backstage-plugin-kindler-common';
import { messages } from './messages';
import zh from './zh';
import { zhWordings } from './zhWordings';
import { WORDING_CODES } from './wordingMessages';

interface Tree {
  [key: string]: string | Tree;
}

function flatten(tree: Tree, prefix = ''): Record<string, string> {
  return Object.entries(tree).reduce<Record<string, string>>(
    (flat, [key, value]) => ({
      ...flat,
      ...(typeof value === 'string'
        ? { [prefix + key]: value }
        : flatten(value, `${prefix}${key}.`)),
    }),
    {},
  );
}

function holes(text: string): string[] {
  return [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();
}

const english = flatten(messages);
const chinese: Record<string, string> = zh;

describe('translations', () => {
  it('has every text in Chinese, and no other', () => {
    const plain = Object.keys(zh).filter(key => !key.startsWith('said.'));
    expect(plain.sort()).toEqual(Object.keys(english).sort());
  });

  it.each(Object.keys(english))('fills the same values into %s', key => {
    expect(holes(chinese[key])).toEqual(holes(english[key]));
  });

  it.each(WORDING_CODES)('fills the same values into the words %s', code => {
    expect(holes(zhWordings[code])).toEqual(holes(WORDINGS[code]));
  });
});
