import type { Trace, Verdict } from '@kindler/backstage-plugin-kindler-common';
import { EXIT, worstOf } from '../ExitCode';
import { printable } from '../output/printable';
import { renderTable } from '../output/renderTable';
import { openPortal } from '../portal/Portal';
import type { AddCommand } from './AddCommand';

export const addTrace: AddCommand = (program, context) => {
  program
    .command('trace')
    .description('follows a route hop by hop and verifies each')
    .argument('<route>', 'name of the route')
    .action((route, _, command) =>
      context.run(async () => {
        const portal = openPortal(command.optsWithGlobals(), context);
        const trace = await portal.traceRoute(route);
        return {
          exitCode: EXIT[judge(trace)],
          data: trace,
          text: describe(trace),
        };
      }),
    );
};

/** A way of which no hop was followed is not known, and one with a hop that is not well is not whole. */
function judge({ verdict, hops }: Trace): Verdict {
  return hops.length === 0
    ? worstOf([verdict, 'unknown'])
    : worstOf([verdict, ...hops.map(hop => hop.verdict)]);
}

function describe({ route, verdict, message, hops }: Trace): string {
  const table = renderTable(
    ['HOP', 'NAME', 'VERDICT', 'WHAT WAS SEEN'],
    hops.map(hop => [hop.kind, hop.name, hop.verdict, hop.message.text]),
  );
  const next = hops.flatMap(({ kind, next: hint, fault }) =>
    hint || fault ? [`${kind}: ${hint?.text ?? fault?.hint}`] : [],
  );
  return [
    `${route}: ${verdict}. ${message.text}`,
    '',
    ...table.trimEnd().split('\n'),
    ...(next.length > 0 ? ['', 'What to do', ...next] : []),
  ]
    .map(line => `${printable(line)}\n`)
    .join('');
}
