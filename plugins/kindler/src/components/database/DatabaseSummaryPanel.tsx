import { Flex, Link, Text } from '@backstage/ui';
import type { Database } from '@kindler/backstage-plugin-kindler-common';
import { useKindlerLinks } from '../../links';
import { useKindlerTranslation } from '../../translation';
import { ClientChip, clientOf } from '../client';
import { FindingList } from '../finding';
import { Age, Since, VerdictChip } from '../status';
import { DatabaseFacts } from './DatabaseFacts';
import { MemberTable } from './MemberTable';

/**
 * A database cluster on a card: verdict, leader, members, findings.
 */
export function DatabaseSummaryPanel(props: { database: Database }) {
  const { database } = props;
  const { t } = useKindlerTranslation();
  const links = useKindlerLinks();
  const { name, title, verdict, since, observedAt, findings, members } =
    database;
  const client = clientOf(database);
  return (
    <Flex direction="column" gap="3">
      <Flex align="center" gap="2" style={{ flexWrap: 'wrap' }}>
        <Link href={links.database(name)} weight="bold">
          {title ?? name}
        </Link>
        <VerdictChip verdict={verdict} />
        {client && <ClientChip client={client} />}
        {since && (
          <Text as="span" variant="body-small" color="secondary">
            {t('word.for')} <Since at={since} />
          </Text>
        )}
        <span style={{ marginInlineStart: 'auto' }}>
          <Age at={observedAt} />
        </span>
      </Flex>
      <FindingList
        findings={findings.filter(({ severity }) => severity !== 'info')}
      />
      <DatabaseFacts database={database} />
      <MemberTable members={members} isCompact />
    </Flex>
  );
}
