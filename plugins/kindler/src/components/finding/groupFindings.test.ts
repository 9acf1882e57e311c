import type { Finding } from '@kindler/backstage-plugin-kindler-common';
import { groupFindings } from './groupFindings';

/** `code severity names`, e.g. `dcs critical a,b`. */
function findings(...kinds: string[]): Finding[] {
  return kinds.flatMap(kind => {
    const [code, severity, names] = kind.split(' ');
    return names.split(',').map(
      name =>
        ({
          code,
          severity,
          subject: { kind: 'database', name },
        } as Finding),
    );
  });
}

function shown(...kinds: string[]): string[] {
  return groupFindings(findings(...kinds)).map(group =>
    group.findings
      .map(({ code, subject }) => `${code}:${subject.name}`)
      .join(' '),
  );
}

describe('groupFindings', () => {
  it('leaves few of one kind apart', () => {
    expect(shown('dcs critical a,b,c', 'lag warning d')).toEqual([
      'dcs:a',
      'dcs:b',
      'dcs:c',
      'lag:d',
    ]);
  });

  it('puts many of one kind in the place of the first', () => {
    expect(
      shown('split critical x', 'dcs critical a,b,c,d', 'dcs warning e'),
    ).toEqual(['split:x', 'dcs:a dcs:b dcs:c dcs:d', 'dcs:e']);
  });

  it('has nothing to say of nothing', () => {
    expect(groupFindings([])).toEqual([]);
  });
});
