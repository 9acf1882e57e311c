import { Card, CardBody, CardHeader, Text } from '@backstage/ui';
import type { Observed } from '@kindler/backstage-plugin-kindler-common';
import type { ReactNode } from 'react';
import { ResourceView } from '../components/state';
import type { UseKindlerResourceResult } from '../resource';
import styles from './OverviewPage.module.css';

export interface CountCardProps<T extends Observed> {
  title: string;
  href: string;
  resource: UseKindlerResourceResult<T>;
  countOf: (answer: T) => number;
  /** Further information about them. */
  children?: (answer: T) => ReactNode;
}

/** Shows the number of something, and how many of them need attention. */
export function CountCard<T extends Observed>(props: CountCardProps<T>) {
  const { title, href, resource, countOf, children } = props;
  return (
    <Card href={href} label={title}>
      <CardHeader>
        <Text as="h2" variant="body-medium" color="secondary">
          {title}
        </Text>
      </CardHeader>
      <CardBody>
        <ResourceView resource={resource} isCompact>
          {answer => (
            <div className={styles.count}>
              <span className={styles.number}>{countOf(answer)}</span>
              {children?.(answer)}
            </div>
          )}
        </ResourceView>
      </CardBody>
    </Card>
  );
}
