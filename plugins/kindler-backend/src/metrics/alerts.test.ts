import { WORDINGS } from '@kindler/backstage-plugin-kindler-common';
import { readAlerts, readExample, type Alert } from './__testUtils__/examples';

const ALERTS = readAlerts();

describe('alerts', () => {
  /** Page and heading that tell of an alert: of its finding, where it has one. */
  const placeOf = ({ alert, expr }: Alert) =>
    expr.includes('by (code)')
      ? [
          'docs/en/findings.md',
          /code="([a-z-]+)"/.exec(expr)?.[1] ?? '{{ $labels.code }}',
        ]
      : ['docs/en/operating.md', alert.toLowerCase()];

  const headingsOf = (page: string) =>
    [...readExample(page).matchAll(/^#+ (.*)$/gm)].map(([, heading]) =>
      heading.toLowerCase(),
    );

  it.each(ALERTS)('$alert says what it is, and where to read on', alert => {
    const { summary, description, runbook_url: url } = alert.annotations;
    expect(['critical', 'warning']).toContain(alert.labels.severity);
    expect(summary).toMatch(/\S{3}/);
    expect(description).toMatch(/\.$/);
    const [page, anchor] = url.split('#');
    const [path] = /docs\/en\/\w+\.md$/.exec(page)!;
    expect([path, anchor]).toEqual(placeOf(alert));
    const headings = [...headingsOf(path), '{{ $labels.code }}'];
    expect(headings).toContain(anchor);
  });

  it('have one name each', () => {
    const names = ALERTS.map(({ alert }) => alert);
    expect(names).toEqual([...new Set(names)]);
  });

  it('are named after the findings that they stand for', () => {
    const ofFindings = ALERTS.flatMap(({ alert, expr }) => {
      const code = /code="([a-z-]+)"/.exec(expr)?.[1];
      return code ? [{ alert, code }] : [];
    });
    expect(ofFindings.length).toBeGreaterThan(20);
    for (const { alert, code } of ofFindings) {
      expect(Object.keys(WORDINGS)).toEqual(
        expect.arrayContaining([code, `${code}-next`]),
      );
      expect(alert.replace(/^Kindler/, '')).toBe(
        code.replace(/(?:^|-)(\w)/g, (_, letter) => letter.toUpperCase()),
      );
    }
  });
});
