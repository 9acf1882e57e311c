import type {
  Database,
  Finding,
} from '@kindler/backstage-plugin-kindler-common';
import { listFindings, sortFindings } from './listFindings';

const but =
  (...denied: string[]) =>
  ({ name }: { name: string }) =>
    !denied.includes(name);

describe('listFindings', () => {
  const finding = (
    of: string,
    code: string,
    severity: Finding['severity'],
    since: number,
    member?: string,
  ) => ({
    finding: {
      database: of,
      code,
      severity,
      since: new Date(since).toISOString(),
      subject: { kind: 'database' as const, name: of },
      message: code,
      next: '',
      params: { ...(member && { member }) },
      evidence: [],
    },
    database: { name: of } as Database,
    hasIncident: of === 'crm',
  });
  const rows = sortFindings([
    finding('a', 'note', 'info', 1),
    finding('b', 'lag', 'warning', 3, 'b-1'),
    finding('b', 'lag', 'warning', 3, 'b-2'),
    finding('a', 'lag', 'warning', 2),
    finding('crm', 'split', 'critical', 9),
    finding('a', 'split', 'critical', 8),
  ]);
  const read = ({
    items,
  }: {
    items: Array<{ database: string; code: string }>;
  }) => items.map(each => `${each.database}:${each.code}`).join(' ');

  it.each([
    [{}, 'a:split crm:split a:lag b:lag b:lag a:note'],
    [{ severity: 'warning' as const }, 'a:lag b:lag b:lag'],
    [{ code: 'split' }, 'a:split crm:split'],
    [{ database: 'a' }, 'a:split a:lag a:note'],
    [{ incident: true }, 'crm:split'],
    [{ incident: false, each: 1 }, 'a:split a:lag a:note'],
    [{ limit: 2 }, 'a:split crm:split'],
  ])('lists with %j: %s', (filter, expected) => {
    expect(read(listFindings(rows, filter))).toBe(expected);
  });

  it('counts all, also those that it shows a few of', () => {
    expect(listFindings(rows, { each: 1, limit: 1 }).summary).toEqual({
      total: 6,
      severities: { critical: 2, warning: 3, info: 1 },
      codes: [
        { code: 'split', severity: 'critical', count: 2 },
        { code: 'lag', severity: 'warning', count: 3 },
        { code: 'note', severity: 'info', count: 1 },
      ],
    });
  });

  it('tells findings of one rule and moment apart over pages', () => {
    const shown: string[] = [];
    let cursor: string | undefined;
    do {
      const page = listFindings(rows, { limit: 1, cursor });
      shown.push(read(page));
      cursor = page.nextCursor;
    } while (cursor);
    expect(shown.join(' ')).toBe(read(listFindings(rows, {})));
  });

  it('neither shows nor counts what is found of clusters that may not be seen', () => {
    const { summary, ...page } = listFindings(rows, {}, but('a', 'crm'));
    expect(read(page)).toBe('b:lag b:lag');
    expect(summary).toMatchObject({ total: 2, severities: { critical: 0 } });
    expect(JSON.stringify(summary)).not.toContain('split');
  });
});
