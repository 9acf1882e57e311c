import { Flex, Link, Text } from '@backstage/ui';
import type { Route } from '@kindler/backstage-plugin-kindler-common';
import { useKindlerLinks } from '../../links';
import { useKindlerTranslation } from '../../translation';
import { ClientChip } from '../client';
import { FindingHeads } from '../finding';
import { ResourceView } from '../state';
import { Age, VerdictChip } from '../status';
import { activeTargetText, LastSwitch } from './RouteFacts';
import { TraceChips } from './TraceChips';
import { useTrace } from './useRoute';

/**
 * A route on a card: verdict, where it leads, and its trace in one line.
 */
export function RouteSummaryPanel(props: { route: Route }) {
  const { route } = props;
  const links = useKindlerLinks();
  const { t } = useKindlerTranslation();
  const trace = useTrace(route.name);
  const findings = route.findings.filter(({ severity }) => severity !== 'info');
  return (
    <Flex direction="column" gap="2">
      <Flex align="center" gap="2" style={{ flexWrap: 'wrap' }}>
        <Link href={links.route(route.name)} weight="bold">
          {route.title ?? route.name}
        </Link>
        <VerdictChip verdict={route.verdict} />
        <ClientChip client={route.client} />
        <Text as="span" variant="body-small">
          {t('route.activeTarget')}{' '}
          <strong>{activeTargetText(route, t)}</strong>
        </Text>
        <span style={{ marginInlineStart: 'auto' }}>
          <Age at={route.observedAt} />
        </span>
      </Flex>
      <FindingHeads findings={findings} />
      <ResourceView resource={trace}>
        {answer => <TraceChips trace={answer} isQuiet={findings.length > 0} />}
      </ResourceView>
      {route.lastSwitch && (
        <Text as="p" variant="body-small" style={{ margin: 0 }}>
          {t('route.lastSwitch')}: <LastSwitch lastSwitch={route.lastSwitch} />
        </Text>
      )}
    </Flex>
  );
}
