import type { Finding } from '@kindler/backstage-plugin-kindler-common';
import { silentMemberFinding } from '../../__fixtures__/findings';
import { alsoOf, byRule } from './byRule';

function finding(code: string, params: Finding['params'] = {}): Finding {
  return { ...silentMemberFinding, code, params };
}

const rw = finding('clients-refused', { route: 'rw' });
const ro = finding('clients-refused', { route: 'ro' });
const silent = finding('holder-silent', { member: 'a' });

describe('byRule', () => {
  it('says what a rule finds of several once, and of whom else', () => {
    expect(byRule([rw, silent, ro])).toEqual([[rw, ro], [silent]]);
    expect(alsoOf([rw, ro])).toEqual(['ro']);
    expect(alsoOf([silent])).toEqual([]);
  });

  it('keeps apart what differs in nothing that has a name', () => {
    const one = finding('nodes-disagree', { timeline: 1 });
    const two = finding('nodes-disagree', { timeline: 2 });
    expect(byRule([one, two])).toEqual([[one], [two]]);
  });
});
