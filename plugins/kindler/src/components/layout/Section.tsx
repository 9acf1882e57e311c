import { Card, CardBody, CardHeader, Text } from '@backstage/ui';
import { useId, type PropsWithChildren, type ReactNode } from 'react';
import styles from './Section.module.css';

export interface SectionProps {
  title: string;
  /** Beside the title: the verdict in words. */
  status?: ReactNode;
  /** At the end of the head: age, versions, actions. */
  aside?: ReactNode;
  headingLevel?: 'h2' | 'h3';
}

/**
 * A titled card.
 */
export function Section(props: PropsWithChildren<SectionProps>) {
  const { title, status, aside, headingLevel = 'h2', children } = props;
  const id = useId();
  return (
    <Card role="region" aria-labelledby={id}>
      <CardHeader>
        <div className={styles.head}>
          <Text
            id={id}
            as={headingLevel}
            variant="title-x-small"
            weight="bold"
            style={{ margin: 0 }}
          >
            {title}
          </Text>
          {status}
          {aside && <div className={styles.aside}>{aside}</div>}
        </div>
      </CardHeader>
      <CardBody>{children}</CardBody>
    </Card>
  );
}
