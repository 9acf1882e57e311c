import type { Finding } from '@kindler/backstage-plugin-kindler-common';
import { groupFindings } from './groupFindings';

/** `code severity names source`, e.g. `dcs critical a,b rest`. */
function findings(...kinds: string[]): Finding[] {
  return kinds.flatMap(kind => {
    const [code, severity, names, source] = kind.split(' ');
    return names.split(',').map(
      name =>
        ({
          code,
          severity,
          subject: { kind: 'database', name },
          evidence: [{ source: source ?? name }],
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

  it('joins few that rest on the same source', () => {
    expect(
      shown('route warning a edge', 'lag warning x', 'route warning b,c edge'),
    ).toEqual(['route:a route:b route:c', 'lag:x']);
  });

  it('has nothing to say of nothing', () => {
    expect(groupFindings([])).toEqual([]);
  });
});
