import { Link, Text } from '@backstage/ui';
import type { Incident } from '@kindler/backstage-plugin-kindler-common';
import { formatClock } from '../../format';
import { useKindlerLinks } from '../../links';
import {
  useKindlerTranslation,
  type KindlerTranslate,
} from '../../translation';
import { Code, PlainList } from '../layout';
import { OperationStatusChip, operationTitle } from '../operation';

/** Of a route it is not told which one; its operation is. */
function titleOf(
  kind: Incident['actions'][number]['kind'],
  database: string,
  t: KindlerTranslate,
): string {
  const name = kind.startsWith('database-') ? database : '';
  return operationTitle({ kind, subject: { name } }, t).trim();
}

/**
 * What people did during an incident; nothing where they did nothing.
 */
export function IncidentActions(props: { incident: Incident }) {
  const { actions, database } = props.incident;
  const { t } = useKindlerTranslation();
  const links = useKindlerLinks();
  if (actions.length === 0) {
    return null;
  }
  return (
    <PlainList label={t('incident.actions')}>
      {actions.map(({ operationId, kind, requester, at, outcome, reason }) => (
        <li key={operationId}>
          <Code>{formatClock(at)}</Code>{' '}
          <Link href={links.operation(operationId)}>
            {titleOf(kind, database, t)}
          </Link>{' '}
          <OperationStatusChip status={outcome} />{' '}
          <Text as="span" variant="body-small" color="secondary">
            {[requester, reason].filter(Boolean).join(': ')}
          </Text>
        </li>
      ))}
    </PlainList>
  );
}
