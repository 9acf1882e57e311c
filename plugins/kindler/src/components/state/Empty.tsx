import { Flex, Text } from '@backstage/ui';
import type { ReactNode } from 'react';

export interface EmptyProps {
  title: string;
  /** What to do about it. */
  children: ReactNode;
  action?: ReactNode;
}

/** Says that there is nothing, and what to do about it. */
export function Empty(props: EmptyProps) {
  const { title, children, action } = props;
  return (
    <Flex direction="column" gap="2" align="start" py="4">
      <Text as="p" variant="body-large" weight="bold" style={{ margin: 0 }}>
        {title}
      </Text>
      <Text
        as="p"
        variant="body-medium"
        color="secondary"
        style={{ margin: 0, maxWidth: '60ch' }}
      >
        {children}
      </Text>
      {action}
    </Flex>
  );
}
