import { readAllPages } from '@kindler/backstage-plugin-kindler-common';
import { renderTable } from '../../output/renderTable';
import type { Portal } from '../../portal/Portal';
import type { Listed } from './Listed';

export async function listDatabases(portal: Portal): Promise<Listed> {
  const items = await readAllPages(page =>
    portal.listDatabases({ ...page, sort: 'name' }),
  );
  return {
    verdicts: items.map(({ verdict }) => verdict),
    data: { items },
    text: renderTable(
      ['DATABASE', 'VERDICT', 'LEADER', 'TIMELINE', 'MEMBERS', 'LAG', 'WORST'],
      items.map(item => [
        item.name,
        item.verdict,
        item.leader,
        item.timeline,
        item.memberCount,
        item.maxLag,
        item.worst?.message,
      ]),
    ),
  };
}
