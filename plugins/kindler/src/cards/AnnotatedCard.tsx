import {
  EntityInfoCard,
  MissingAnnotationEmptyState,
  useEntity,
} from '@backstage/plugin-catalog-react';
import type { BasicPermission } from '@backstage/plugin-permission-common';
import { Flex } from '@backstage/ui';
import { getAnnotationNames } from '@kindler/backstage-plugin-kindler-common';
import type { ReactNode } from 'react';
import { PermissionGate } from '../components/state';

export interface AnnotatedCardProps {
  title: string;
  /** Annotation that lists the names. */
  annotation: string;
  permission: BasicPermission;
  /** One of the names. */
  children: (name: string) => ReactNode;
}

/**
 * A card of an entity that shows each thing that one of its annotations names.
 */
export function AnnotatedCard(props: AnnotatedCardProps) {
  const { title, annotation, permission, children } = props;
  const { entity } = useEntity();
  const names = getAnnotationNames(entity, annotation);
  if (names.length === 0) {
    return <MissingAnnotationEmptyState annotation={annotation} />;
  }
  return (
    <EntityInfoCard title={title}>
      <PermissionGate permission={permission}>
        <Flex direction="column" gap="5">
          {names.map(name => (
            <div key={name}>{children(name)}</div>
          ))}
        </Flex>
      </PermissionGate>
    </EntityInfoCard>
  );
}
