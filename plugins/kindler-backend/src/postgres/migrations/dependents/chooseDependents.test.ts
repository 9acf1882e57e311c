import { chooseDependents } from './chooseDependents';
import type { Use } from './readUses';

const CLUSTERS = 'clusters';

/** The query of a view that uses columns of others. */
function view(name: string, uses: Array<[string, number]>, kind = 'v'): Use[] {
  return uses.map(([source, column]) => ({
    rule: `query of ${name}`,
    ruleName: '_RETURN',
    relation: name,
    relationKind: kind,
    source,
    column,
  }));
}

function rule(table: string, source: string, column: number): Use {
  return {
    rule: `rule of ${table}`,
    ruleName: 'rule',
    relation: table,
    relationKind: 'r',
    source,
    column,
  };
}

describe('chooseDependents', () => {
  it('leaves alone what uses no column that changes', () => {
    const uses = [
      ...view('other', [[CLUSTERS, 1]]),
      ...view('direct', [
        [CLUSTERS, 1],
        [CLUSTERS, 2],
      ]),
      ...view('over', [['direct', 1]]),
    ];
    expect(chooseDependents(uses, new Set([2]), CLUSTERS)).toEqual({
      views: ['direct'],
      materialized: new Set(),
      rules: [],
    });
  });

  it('takes all that uses a materialized view with it, in order of use', () => {
    const uses = [
      ...view('last', [
        ['middle', 1],
        ['kept', 2],
      ]),
      ...view('middle', [['kept', 1]]),
      ...view('kept', [['first', 1]], 'm'),
      ...view('kept', [[CLUSTERS, 2]], 'm'),
      ...view('first', [[CLUSTERS, 2]]),
      ...view('unaffected', [['middle', 1]]),
    ];
    expect(chooseDependents(uses, new Set([2]), CLUSTERS)).toEqual({
      views: ['first', 'kept', 'middle', 'last'],
      materialized: new Set(['kept']),
      rules: [],
    });
  });

  it('takes rules on the table itself, and others that use what changes', () => {
    const uses = [
      rule(CLUSTERS, CLUSTERS, 1),
      rule('log', CLUSTERS, 2),
      rule('other', CLUSTERS, 1),
    ];
    expect(chooseDependents(uses, new Set([2]), CLUSTERS).rules.sort()).toEqual(
      ['rule of clusters', 'rule of log'],
    );
  });
});
