import { Flex, Link } from '@backstage/ui';
import type { Route } from '@kindler/backstage-plugin-kindler-common';
import { useKindlerLinks } from '../../links';
import { FindingList } from '../finding';
import { ResourceView } from '../state';
import { Age, VerdictChip } from '../status';
import { RouteFacts } from './RouteFacts';
import { TraceLine } from './TraceLine';
import { useTrace } from './useRoute';

/**
 * A route on a card: verdict, where it leads, and its trace.
 */
export function RouteSummaryPanel(props: { route: Route }) {
  const { route } = props;
  const links = useKindlerLinks();
  const trace = useTrace(route.name);
  return (
    <Flex direction="column" gap="3">
      <Flex align="center" gap="2" style={{ flexWrap: 'wrap' }}>
        <Link href={links.route(route.name)} weight="bold">
          {route.title ?? route.name}
        </Link>
        <VerdictChip verdict={route.verdict} />
        <span style={{ marginInlineStart: 'auto' }}>
          <Age at={route.observedAt} />
        </span>
      </Flex>
      <FindingList findings={route.findings} />
      <RouteFacts route={route} />
      <ResourceView resource={trace}>
        {answer => <TraceLine trace={answer} />}
      </ResourceView>
    </Flex>
  );
}
