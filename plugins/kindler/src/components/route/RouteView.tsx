import { Flex } from '@backstage/ui';
import { useKindlerTranslation } from '../../translation';
import { RouteAvailabilitySection } from '../availability';
import { ClientChip } from '../client';
import { FindingList } from '../finding';
import { Section } from '../layout';
import { ResourceView } from '../state';
import { Age, VerdictChip } from '../status';
import { RouteFacts } from './RouteFacts';
import { RouteTraceSection } from './RouteTraceSection';
import { PoolerButtons } from './PoolerButtons';
import { MigrateRouteButton } from './MigrateRouteButton';
import { SwitchRouteButton } from './SwitchRouteButton';
import { TargetList } from './TargetList';
import { useRoute } from './useRoute';

/** Shows everything about one route: where it leads, its trace, its targets, and how to move it. */
export function RouteView(props: { name: string }) {
  const { name } = props;
  const { t } = useKindlerTranslation();
  const resource = useRoute(name);
  const isExplained = resource.data?.item.findings.some(
    ({ severity }) => severity !== 'info',
  );
  return (
    <Flex direction="column" gap="4">
      <ResourceView resource={resource}>
        {({ item: route }) => (
          <Flex direction="column" gap="4">
            <Section
              title={route.title ?? route.name}
              status={
                <>
                  <VerdictChip verdict={route.verdict} />
                  <ClientChip client={route.client} />
                </>
              }
              aside={
                <>
                  <Age at={route.observedAt} />
                  <PoolerButtons route={route} />
                  <MigrateRouteButton route={route} />
                  <SwitchRouteButton route={route} />
                </>
              }
            >
              <Flex direction="column" gap="4">
                <FindingList findings={route.findings} />
                <RouteFacts route={route} />
              </Flex>
            </Section>
            <Section title={t('target.title')}>
              <TargetList route={route} />
            </Section>
          </Flex>
        )}
      </ResourceView>
      <RouteTraceSection name={name} isOwnPage isExplained={isExplained} />
      <RouteAvailabilitySection route={name} />
    </Flex>
  );
}
