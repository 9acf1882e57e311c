import { Container } from '@backstage/ui';
import type { PropsWithChildren } from 'react';

/**
 * Content of a page of Kindler.
 */
export function KindlerContainer(props: PropsWithChildren<{}>) {
  return (
    <Container my="4" style={{ minWidth: 0 }}>
      {props.children}
    </Container>
  );
}
