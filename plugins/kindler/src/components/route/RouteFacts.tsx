import { Link } from '@backstage/ui';
import type { Route } from '@kindler/backstage-plugin-kindler-common';
import { formatMilliseconds } from '../../format';
import { useKindlerLinks } from '../../links';
import {
  useKindlerTranslation,
  type KindlerTranslate,
} from '../../translation';
import { Code, Facts } from '../layout';
import { Age } from '../status';

/** Returns the name of the active target, or the reason why there is none. */
export function activeTargetText(route: Route, t: KindlerTranslate): string {
  return route.activeTargetKind === 'named'
    ? route.activeTarget
    : t(`target.active.${route.activeTargetKind}`);
}

/** The last switch in words, with the gap that writers saw. */
export function LastSwitch(props: {
  lastSwitch: NonNullable<Route['lastSwitch']>;
}) {
  const { operationId, from, to, at, gapMs, heldMs, outcome } =
    props.lastSwitch;
  const { t } = useKindlerTranslation();
  const links = useKindlerLinks();
  return (
    <>
      <Link href={links.operation(operationId)}>
        {from ? `${from} → ${to}` : `→ ${to}`}
      </Link>{' '}
      {t(`route.outcome.${outcome}`)}, <Age at={at} />
      {', '}
      {gapMs === undefined
        ? t('route.gapUnmeasured')
        : t('route.gap', { duration: formatMilliseconds(gapMs, t) })}
      {heldMs !== undefined &&
        `, ${t('operation.held', { duration: formatMilliseconds(heldMs, t) })}`}
    </>
  );
}

/** Shows the properties of a route: listener, intent, gateway, active target, last switch. */
export function RouteFacts(props: { route: Route }) {
  const { route } = props;
  const { t } = useKindlerTranslation();
  const { listener, lastSwitch } = route;
  return (
    <Facts
      facts={[
        {
          label: t('route.listener'),
          value: <Code>{`${listener.host}:${listener.port}`}</Code>,
        },
        { label: t('route.intent'), value: t(`intent.${route.intent}`) },
        {
          label: t('route.gateway'),
          value: `${route.gateway} · ${route.proxy}`,
        },
        {
          label: t('route.activeTarget'),
          value: <strong>{activeTargetText(route, t)}</strong>,
        },
        {
          label: t('route.lastSwitch'),
          value: lastSwitch && <LastSwitch lastSwitch={lastSwitch} />,
        },
      ]}
    />
  );
}
