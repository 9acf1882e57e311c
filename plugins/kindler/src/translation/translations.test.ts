import { WORDINGS } from '@kindler/backstage-plugin-kindler-common';
import { EVENT_TEXTS } from './eventMessages';
import { FINDING_CODES } from './findingMessages';
import { messages } from './messages';
import zh from './zh';
import { zhEvents } from './zhEvents';
import { zhFindings } from './zhFindings';
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
    const plain = Object.keys(zh).filter(
      key => !/^(rule|happened|said|check)\./.test(key),
    );
    expect(plain.sort()).toEqual(Object.keys(english).sort());
  });

  it.each(Object.keys(english))('fills the same values into %s', key => {
    expect(holes(chinese[key])).toEqual(holes(english[key]));
  });

  it('has a text for every event', () => {
    for (const code of EVENT_TEXTS) {
      expect(zhEvents[code]).not.toBe('');
    }
  });

  it('has a text for everything that the server words, and no other', () => {
    expect(Object.keys(zhWordings).sort()).toEqual([...WORDING_CODES].sort());
  });

  it.each(WORDING_CODES)('fills the same values into the words %s', code => {
    expect(holes(zhWordings[code])).toEqual(holes(WORDINGS[code]));
  });

  it('has a text for every rule', () => {
    for (const code of FINDING_CODES) {
      expect(zhFindings[code].message).not.toBe('');
      expect(zhFindings[code].next).not.toBe('');
    }
  });
});
