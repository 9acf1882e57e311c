import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findingWordings } from './findingWordings';

const DOCS = join(__dirname, '../../../../../docs');

const CODES = Object.keys(findingWordings).filter(
  code => `${code}-next` in findingWordings,
);

const PARTS = {
  en: ['Meaning:', 'Cause:', 'Check:', 'Cure:'],
  zh: ['含义：', '原因：', '检查：', '处理：'],
};

describe.each(['en', 'zh'] as const)('findings in docs/%s', language => {
  const page = readFileSync(join(DOCS, language, 'findings.md'), 'utf8');
  const sections = new Map(
    page
      .split(/^### /m)
      .slice(1)
      .map(section => [section.split('\n')[0], section]),
  );

  it('have a section for each code, and for no other', () => {
    expect([...sections.keys()].sort()).toEqual([...CODES].sort());
  });

  it.each(CODES)('%s has meaning, cause, check and cure', code => {
    const parts = sections.get(code)?.matchAll(/^- \*\*(.+?)\*\* \S/gm) ?? [];
    expect([...parts].map(([, part]) => part)).toEqual(PARTS[language]);
  });
});
