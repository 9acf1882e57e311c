import { Flex, Text } from '@backstage/ui';
import type { Database } from '@kindler/backstage-plugin-kindler-common';
import { formatTime } from '../../format';
import { useKindlerTranslation } from '../../translation';
import { Facts } from '../layout';
import { Age, RoleLabel, VerdictChip } from '../status';

export interface ObservedNowProps {
  database: Database;
  /** The member of the action; empty for none. */
  member: string;
}

/** Shows what the sources report about a database cluster now, independently of the action's own result. */
export function ObservedNow(props: ObservedNowProps) {
  const { database } = props;
  const { t } = useKindlerTranslation();
  const unknown = t('word.unknown');
  const member = database.members.find(({ name }) => name === props.member);
  const { scheduledSwitchover: scheduled } = database;
  return (
    <Flex direction="column" gap="2" mt="4">
      <Text as="h3" variant="body-medium" weight="bold" style={{ margin: 0 }}>
        {t('databaseAction.observed')}
      </Text>
      <Facts
        facts={[
          { label: t('database.leader'), value: database.leader ?? unknown },
          {
            label: t('database.timeline'),
            value: database.timeline ?? unknown,
          },
          {
            label: t('database.verdict'),
            value: <VerdictChip verdict={database.verdict} />,
          },
          {
            label: t('database.paused'),
            value: database.paused ? t('database.pausedText') : undefined,
          },
          {
            label: t('database.scheduledSwitchover'),
            value: scheduled && formatTime(scheduled.at),
          },
          {
            label: props.member,
            value: member && (
              <Flex gap="2" align="center">
                <RoleLabel role={member.role} />
                {member.state}
              </Flex>
            ),
          },
          {
            label: t('database.seen'),
            value: <Age at={database.observedAt} />,
          },
        ]}
      />
    </Flex>
  );
}
