import { Button, Flex, Link, Text } from '@backstage/ui';
import type { Trace } from '@kindler/backstage-plugin-kindler-common';
import { formatMilliseconds } from '../../format';
import { useKindlerLinks } from '../../links';
import { useKindlerTranslation, useWording } from '../../translation';
import { Section } from '../layout';
import { ResourceView } from '../state';
import { Age, StatusChip, VerdictChip } from '../status';
import { TraceLine } from './TraceLine';
import { useHopLabel } from './useHopLabel';
import { useTrace } from './useRoute';

/** Verdict of a trace, with the hop that it breaks at. */
export function TraceStatus(props: { trace: Trace }) {
  const { verdict, breaksAt } = props.trace;
  const { t } = useKindlerTranslation();
  const labelOf = useHopLabel();
  if (verdict === 'critical' && breaksAt !== undefined) {
    return (
      <StatusChip tone="negative">
        {t('trace.breaksAt', { hop: labelOf(breaksAt) })}
      </StatusChip>
    );
  }
  return <VerdictChip verdict={verdict} />;
}

export interface RouteTraceSectionProps {
  name: string;
  /** The route's own page leaves the link to it out. */
  isOwnPage?: boolean;
  /** What to do about what is wrong stands beside it. */
  isExplained?: boolean;
}

/**
 * One route, hop by hop.
 */
export function RouteTraceSection(props: RouteTraceSectionProps) {
  const { name, isOwnPage, isExplained } = props;
  const { t } = useKindlerTranslation();
  const say = useWording();
  const links = useKindlerLinks();
  const resource = useTrace(name);
  return (
    <Section
      title={t('trace.title', { route: name })}
      aside={
        <>
          {!isOwnPage && (
            <Link href={links.route(name)} variant="body-small">
              {t('trace.openRoute')}
            </Link>
          )}
          <Button size="small" variant="secondary" onPress={resource.refresh}>
            {t('action.traceAgain')}
          </Button>
        </>
      }
    >
      <ResourceView resource={resource}>
        {trace => (
          <Flex direction="column" gap="3">
            <Flex align="center" gap="2" style={{ flexWrap: 'wrap' }}>
              <TraceStatus trace={trace} />
              {trace.breaksAt === undefined && (
                <Text as="span" variant="body-medium">
                  {say(trace.message)}
                </Text>
              )}
              <Text as="span" variant="body-small" color="secondary">
                {t('trace.took', {
                  duration: formatMilliseconds(trace.tookMs, t),
                })}
              </Text>
              <Age at={trace.now} />
            </Flex>
            <TraceLine trace={trace} isExplained={isExplained} />
          </Flex>
        )}
      </ResourceView>
    </Section>
  );
}
