import { Text } from '@backstage/ui';
import { useKindlerTranslation } from '../../translation';
import { OldSessions } from './OldSessions';
import { ServerCheck } from './ServerCheck';
import styles from './ServerList.module.css';
import { ServerStateButton } from './ServerStateButton';
import { ServerStatus } from './ServerStatus';
import { SessionSparkline } from './SessionSparkline';
import type { ServerRow } from './ServerRow';

/** The member behind a server, if the server's name does not say so. */
function useMemberText({ name, member, matchedBy }: ServerRow) {
  const { t } = useKindlerTranslation();
  if (!member || (member === name && matchedBy !== 'name')) {
    return undefined;
  }
  return matchedBy === 'name' ? t('server.matchedByName', { member }) : member;
}

function Server(props: {
  server: ServerRow;
  observedAt?: string;
  place?: ServerListProps['place'];
}) {
  const { server, observedAt, place } = props;
  const { t } = useKindlerTranslation();
  const member = useMemberText(server);
  const sessions = String(server.sessions ?? t('word.unknown'));
  return (
    <li className={styles.server}>
      <span>
        <strong>{server.name}</strong>
        <ServerStatus server={server} />
      </span>
      <span>
        <ServerCheck server={server} />
        <Text as="span" variant="body-small" color="secondary">
          {t('server.sessionCount', { sessions })}
        </Text>
        <SessionSparkline
          server={server.name}
          sessions={server.sessions}
          observedAt={observedAt}
        />
        {member && (
          <Text as="span" variant="body-small" color="secondary">
            {member}
          </Text>
        )}
        <OldSessions server={server} />
        {place && <ServerStateButton {...place} server={server.name} />}
      </span>
    </li>
  );
}

export interface ServerListProps {
  label: string;
  servers: ServerRow[];
  /** When the servers were seen. */
  observedAt?: string;
  /** Where the servers can be changed; without it they are only shown. */
  place?: { gateway: string; proxy: string };
}

/** Lists the servers of one HAProxy proxy in a compact form. */
export function ServerList(props: ServerListProps) {
  const { label, servers, observedAt, place } = props;
  return (
    <ul className={styles.servers} aria-label={label}>
      {servers.map(server => (
        <Server
          key={server.name}
          server={server}
          observedAt={observedAt}
          place={place}
        />
      ))}
    </ul>
  );
}
