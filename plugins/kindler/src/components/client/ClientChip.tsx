import type { RouteClient } from '@kindler/backstage-plugin-kindler-common';
import { formatDuration } from '../../format';
import { useServerNow } from '../../resource';
import { useKindlerTranslation } from '../../translation';
import { StatusChip, useAge } from '../status';
import { CLIENT_TONES } from './clientTones';

/** After this many missed probes, the last one says nothing about the present. */
const MISSED = 4;
const LEAST_MS = 15_000;

function useIsOld({ last, everyMs }: RouteClient): boolean {
  const now = useServerNow();
  return (
    last !== undefined &&
    now !== undefined &&
    now - Date.parse(last.observedAt) > Math.max(MISSED * everyMs, LEAST_MS)
  );
}

function KnownClient(props: { client: RouteClient }) {
  const { client } = props;
  const { last, onlyHere, refusedSince, servedBy } = client;
  const { t } = useKindlerTranslation();
  const now = useServerNow();
  const isOld = useIsOld(client);
  const age = useAge(last?.observedAt) ?? t('age.unknown');
  if (!last) {
    return <StatusChip tone="neutral">{t('client.pending')}</StatusChip>;
  }
  const by = last.member ?? servedBy;
  const outcome =
    last.outcome === 'served' && by
      ? t('client.servedBy', { member: by })
      : t(`client.outcome.${last.outcome}`);
  if (isOld) {
    return (
      <StatusChip tone="neutral">
        {t('client.old', { outcome, age })}
      </StatusChip>
    );
  }
  if (last.outcome === 'served') {
    return <StatusChip tone="positive">{outcome}</StatusChip>;
  }
  const since = refusedSince && now ? now - Date.parse(refusedSince) : NaN;
  const text = Number.isNaN(since)
    ? outcome
    : `${outcome} · ${formatDuration(since, t)}`;
  return (
    <StatusChip tone={onlyHere ? 'warning' : CLIENT_TONES[last.outcome]}>
      {onlyHere ? t('client.onlyHere', { outcome: text }) : text}
    </StatusChip>
  );
}

/** Shows what a new client of a route gets and, if it is not served, since when. */
export function ClientChip(props: { client: RouteClient | undefined }) {
  const { client } = props;
  const { t } = useKindlerTranslation();
  return client ? (
    <KnownClient client={client} />
  ) : (
    <StatusChip tone="neutral">{t('client.unasked')}</StatusChip>
  );
}
