import { readAllPages } from '@kindler/backstage-plugin-kindler-common';
import { renderTable } from '../../output/renderTable';
import type { Portal } from '../../portal/Portal';
import type { Listed } from './Listed';

export async function listRoutes(portal: Portal): Promise<Listed> {
  const items = await readAllPages(page =>
    portal.listRoutes({ ...page, sort: 'name' }),
  );
  return {
    verdicts: items.map(({ verdict }) => verdict),
    data: { items },
    text: renderTable(
      ['ROUTE', 'VERDICT', 'INTENT', 'LISTENER', 'LEADS TO'],
      items.map(({ name, verdict, intent, listener, activeTarget }) => [
        name,
        verdict,
        intent,
        `${listener.host}:${listener.port}`,
        activeTarget,
      ]),
    ),
  };
}
