import {
  readAllPages,
  type DriftList,
  type Verdict,
} from '@kindler/backstage-plugin-kindler-common';
import { EXIT, worstOf } from '../ExitCode';
import { renderTable } from '../output/renderTable';
import { openPortal } from '../portal/Portal';
import type { AddCommand } from './AddCommand';

type Drift = Pick<DriftList, 'status' | 'sources' | 'items' | 'summary'>;

export const addDrift: AddCommand = (program, context) => {
  program
    .command('drift')
    .description(
      'where records, providers and registrations of environments differ',
    )
    .action((_, command) =>
      context.run(async () => {
        const portal = openPortal(command.optsWithGlobals(), context);
        let first: DriftList | undefined;
        const items = await readAllPages(async page => {
          const answer = await portal.listDrift(page);
          first = page.cursor === undefined ? answer : first;
          return answer;
        });
        const { status, sources, summary, now } = first!;
        const drift = { status, sources, summary, items };
        const verdict = judge(drift);
        return {
          exitCode: EXIT[verdict],
          data: { verdict, ...drift, now },
          text: describe(drift),
        };
      }),
    );
};

/**
 * As `db_verify` of Kindler ends: 10 where something is missing, 11 where something differs otherwise. Nothing is well where a
 * source was not read.
 */
function judge({ status, sources, summary }: Drift): Verdict {
  const { missing, extra, different, unknown } = summary;
  const isUnread = unknown > 0 || sources.some(({ fault }) => fault);
  const verdicts: Array<Verdict | false> = [
    extra + different > 0 && 'critical',
    isUnread && 'unknown',
    missing > 0 && 'degraded',
  ];
  const verdict = worstOf(verdicts.filter(each => each !== false));
  return verdict === 'ok' && status !== 'ok' ? 'unknown' : verdict;
}

function describe({ sources, items }: Drift): string {
  const read = renderTable(
    ['SOURCE', 'HOLDS', 'FAULT'],
    sources.map(({ id, count, fault }) => [
      id,
      count,
      fault && `${fault.message}. ${fault.hint}`,
    ]),
  );
  if (items.length === 0) {
    return read;
  }
  const table = renderTable(
    ['ENVIRONMENT', 'KIND', 'SOURCE', 'WHAT', 'WHAT TO DO'],
    items.map(item => [
      item.subject,
      item.kind,
      item.source,
      item.message,
      item.remedyText,
    ]),
  );
  return `${read}\n${table}`;
}
