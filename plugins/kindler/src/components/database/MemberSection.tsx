import { Text } from '@backstage/ui';
import type { Database } from '@kindler/backstage-plugin-kindler-common';
import { formatServerVersion } from '../../format';
import { useKindlerTranslation } from '../../translation';
import {
  MEMBER_ACTIONS,
  MemberActionMenu,
  useAllowedActions,
} from '../databaseAction';
import { Section } from '../layout';
import { MemberTable } from './MemberTable';

function versionsOf({ members }: Database): string {
  const known = (values: Array<string | undefined>) =>
    [...new Set(values.filter(Boolean))].join(', ');
  const patroni = known(members.map(({ patroniVersion }) => patroniVersion));
  const server = known(
    members.map(({ serverVersion }) =>
      serverVersion === undefined
        ? undefined
        : formatServerVersion(serverVersion),
    ),
  );
  return [patroni && `Patroni ${patroni}`, server && `PostgreSQL ${server}`]
    .filter(Boolean)
    .join(' · ');
}

/**
 * Members with all that is known about them, and the versions they run.
 */
export function MemberSection(props: { database: Database }) {
  const { database } = props;
  const { t } = useKindlerTranslation();
  const allowed = useAllowedActions(database);
  const canAct = MEMBER_ACTIONS.some(action => allowed.includes(action));
  return (
    <Section
      title={t('member.title')}
      aside={
        <Text as="span" variant="body-small" color="secondary">
          {versionsOf(database)}
        </Text>
      }
    >
      <MemberTable
        members={database.members}
        renderActions={
          canAct
            ? member => (
                <MemberActionMenu
                  database={database}
                  member={member}
                  allowed={allowed}
                />
              )
            : undefined
        }
      />
    </Section>
  );
}
