import { Card, CardBody, CardHeader, Text } from '@backstage/ui';
import type { Observed } from '@kindler/backstage-plugin-kindler-common';
import type { ReactNode } from 'react';
import { ResourceView } from '../components/state';
import type { UseKindlerResourceResult } from '../resource';
import styles from './OverviewPage.module.css';

export interface CountCardProps<T> {
  title: string;
  href: string;
  resource: UseKindlerResourceResult<Observed & { items: T[] }>;
  /** Rows that count; left out: all. */
  counts?: (item: T) => boolean;
  /** What is to be said about them. */
  children: (items: T[]) => ReactNode;
}

/**
 * How many there are of something, and how many of them need a look.
 */
export function CountCard<T>(props: CountCardProps<T>) {
  const { title, href, resource, counts = () => true, children } = props;
  return (
    <Card href={href} label={title}>
      <CardHeader>
        <Text as="h2" variant="body-medium" color="secondary">
          {title}
        </Text>
      </CardHeader>
      <CardBody>
        <ResourceView resource={resource} isCompact>
          {({ items }) => (
            <div className={styles.count}>
              <span className={styles.number}>
                {items.filter(counts).length}
              </span>
              {children(items)}
            </div>
          )}
        </ResourceView>
      </CardBody>
    </Card>
  );
}
