import { Flex, Text } from '@backstage/ui';
import type {
  Gateway,
  GatewayProcess,
} from '@kindler/backstage-plugin-kindler-common';
import { formatDuration } from '../../format';
import {
  useKindlerTranslation,
  type KindlerTranslate,
} from '../../translation';
import { PlainList } from '../layout';
import { StatusChip, type Tone } from '../status';
import { EndSessionsButton } from './EndSessionsButton';
import styles from './ProcessList.module.css';

/** Sessions of an old process are no fault, but nothing ends them automatically. */
function toneOf({ kind, sessions }: GatewayProcess): Tone {
  if (sessions === 'unknown') {
    return 'neutral';
  }
  return kind === 'old' && sessions > 0 ? 'warning' : 'positive';
}

function placesText(process: GatewayProcess, t: KindlerTranslate): string {
  return process.servers
    .map(({ proxy, server, sessions }) =>
      t('process.place', { proxy, server, sessions: String(sessions) }),
    )
    .join(', ');
}

function ProcessItem(props: { gateway: string; process: GatewayProcess }) {
  const { gateway, process } = props;
  const { pid, kind, uptime, version, sessions } = process;
  const { t } = useKindlerTranslation();
  const about = [
    `pid ${pid}`,
    version && `HAProxy ${version}`,
    uptime !== undefined &&
      t('process.runsFor', { duration: formatDuration(uptime * 1000, t) }),
  ];
  return (
    <li className={styles.process}>
      <span className={styles.head}>
        <strong>{t(`process.kind.${kind}`)}</strong>
        <StatusChip tone={toneOf(process)} isQuiet={kind === 'current'}>
          {t('server.sessionCount', {
            sessions: String(
              sessions === 'unknown' ? t('word.unknown') : sessions,
            ),
          })}
        </StatusChip>
        <Text as="span" variant="body-small" color="secondary">
          {about.filter(Boolean).join(' · ')}
        </Text>
        <EndSessionsButton gateway={gateway} process={process} />
      </span>
      {kind === 'old' && process.servers.length > 0 && (
        <Text as="span" variant="body-small">
          {placesText(process, t)}
        </Text>
      )}
    </li>
  );
}

export interface ProcessListProps {
  gateway: Gateway;
  /** Lists processes only if there is an old one. */
  isCompact?: boolean;
}

/** Lists the processes of one HAProxy. After a reload the former one keeps its sessions and no longer checks servers. */
export function ProcessList(props: ProcessListProps) {
  const { gateway, isCompact } = props;
  const { name, processes } = gateway;
  const { t } = useKindlerTranslation();
  if (!processes) {
    return (
      <Text as="p" variant="body-small" color="secondary" style={{ margin: 0 }}>
        {t('process.notAsked')}
      </Text>
    );
  }
  const old = processes.filter(({ kind }) => kind === 'old');
  return (
    <Flex direction="column" gap="2">
      <Text as="p" variant="body-small" style={{ margin: 0 }}>
        {t(old.length > 0 ? 'process.explained' : 'process.noOld')}
      </Text>
      {(old.length > 0 || !isCompact) && (
        <PlainList label={t('process.titleOf', { gateway: name })}>
          {processes.map(process => (
            <ProcessItem key={process.pid} gateway={name} process={process} />
          ))}
        </PlainList>
      )}
    </Flex>
  );
}
