import {
  EntityInfoCard,
  MissingAnnotationEmptyState,
  useEntity,
} from '@backstage/plugin-catalog-react';
import type { ResourcePermission } from '@backstage/plugin-permission-common';
import { Flex } from '@backstage/ui';
import { getAnnotationNames } from '@kindler/backstage-plugin-kindler-common';
import type { ReactNode } from 'react';
import { PermissionGate } from '../components/state';

export interface AnnotatedCardProps {
  title: string;
  /** Annotation that lists the names. */
  annotation: string;
  permission: ResourcePermission;
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
      <Flex direction="column" gap="5">
        {names.map(name => (
          <div key={name}>
            <PermissionGate permission={permission} name={name}>
              {children(name)}
            </PermissionGate>
          </div>
        ))}
      </Flex>
    </EntityInfoCard>
  );
}
