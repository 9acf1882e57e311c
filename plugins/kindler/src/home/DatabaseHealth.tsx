import { Flex, Link, Text } from '@backstage/ui';
import { type DatabaseSummary } from '@kindler/backstage-plugin-kindler-common';
import { useFindingTexts } from '../components/finding';
import { Empty, ResourceView } from '../components/state';
import { VerdictChip } from '../components/status';
import { useKindlerLinks } from '../links';
import { useDatabases } from '../pages/useLists';
import { useKindlerTranslation } from '../translation';

const SHOWN = 10;

function DatabaseLine(props: { database: DatabaseSummary }) {
  const { name, title, verdict, worst, leader } = props.database;
  const { t } = useKindlerTranslation();
  const links = useKindlerLinks();
  const texts = useFindingTexts();
  return (
    <Flex align="center" gap="2" style={{ flexWrap: 'wrap' }}>
      <VerdictChip verdict={verdict} />
      <Link href={links.database(name)} weight="bold">
        {title ?? name}
      </Link>
      <Text as="span" variant="body-small" color="secondary">
        {worst && worst.severity !== 'info'
          ? texts(worst).message
          : `${t('database.leader')}: ${leader ?? t('word.unknown')}`}
      </Text>
    </Flex>
  );
}

/** Lists database clusters on the home page, problems first. */
export function DatabaseHealth() {
  const { t } = useKindlerTranslation();
  const links = useKindlerLinks();
  const resource = useDatabases({ limit: SHOWN });
  return (
    <ResourceView resource={resource}>
      {({ items }) => (
        <Flex direction="column" gap="2">
          {items.length === 0 && (
            <Empty title={t('database.none')}>{t('database.noneHelp')}</Empty>
          )}
          {items.map(database => (
            <DatabaseLine key={database.name} database={database} />
          ))}
          <Link href={links.databases} variant="body-small">
            {t('overview.allDatabases')}
          </Link>
        </Flex>
      )}
    </ResourceView>
  );
}
