import { Tab, TabList, TabPanel, Tabs, Text } from '@backstage/ui';
import type { PropsWithChildren } from 'react';
import { useKindlerTranslation } from '../../translation';
import { DATABASE_PARTS, hrefOfPart, type DatabasePart } from './databaseParts';
import styles from './DatabaseTabs.module.css';

export interface DatabaseTabsProps {
  /** Name of the database, if it is shown nowhere else. */
  title?: string;
  /** Address of the first part. */
  base: string;
  part: DatabasePart;
}

/** Shows the parts of a database's page as tabs, with the open one. */
export function DatabaseTabs(props: PropsWithChildren<DatabaseTabsProps>) {
  const { title, base, part, children } = props;
  const { t } = useKindlerTranslation();
  return (
    <Tabs selectedKey={part}>
      <div className={styles.head}>
        {title && (
          <Text
            as="h2"
            variant="title-small"
            weight="bold"
            style={{ margin: 0 }}
          >
            {title}
          </Text>
        )}
        <TabList aria-label={t('database.parts')}>
          {DATABASE_PARTS.map(id => (
            <Tab key={id} id={id} href={hrefOfPart(base, id)}>
              {t(`database.part.${id}`)}
            </Tab>
          ))}
        </TabList>
      </div>
      <TabPanel id={part} className={styles.panel}>
        {children}
      </TabPanel>
    </Tabs>
  );
}
