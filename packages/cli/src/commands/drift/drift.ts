import { EXIT } from '../../ExitCode';
import { ageOf } from '../../output/ageOf';
import { printable } from '../../output/printable';
import { renderTable } from '../../output/renderTable';
import { openPortal } from '../../portal/Portal';
import type { AddCommand } from '../AddCommand';
import { judgeDrift } from './judgeDrift';
import { readDrift, type Drift } from './readDrift';

export const addDrift: AddCommand = (program, context) => {
  program
    .command('drift')
    .description(
      'where records, providers and registrations of environments differ',
    )
    .action((_, command) =>
      context.run(async () => {
        const portal = openPortal(command.optsWithGlobals(), context);
        const { statuses, ...drift } = await readDrift(portal);
        const verdict = judgeDrift({ statuses, ...drift });
        const status = statuses.find(each => each !== 'ok') ?? 'ok';
        return {
          exitCode: EXIT[verdict],
          data: { verdict, status, ...drift },
          text: describe(drift),
        };
      }),
    );
};

function describe(drift: Omit<Drift, 'statuses'>): string {
  const { sources, items, unknown, now } = drift;
  const read = renderTable(
    ['SOURCE', 'HOLDS', 'READ', 'NOT COMPARED'],
    sources.map(({ id, count, observedAt, unread }) => [
      id,
      count,
      observedAt && `${ageOf(observedAt, now)} ago`,
      unread,
    ]),
  );
  const notes = unknown.map(note => `${printable(note)}\n`);
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
  return [read, ...notes, ...(items.length > 0 ? ['\n', table] : [])].join('');
}
