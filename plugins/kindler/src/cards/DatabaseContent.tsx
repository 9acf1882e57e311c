import {
  MissingAnnotationEmptyState,
  useEntity,
} from '@backstage/plugin-catalog-react';
import { Container, Flex, Text } from '@backstage/ui';
import {
  ANNOTATION_DATABASE,
  databaseReadPermission,
  getAnnotationNames,
} from '@kindler/backstage-plugin-kindler-common';
import { DatabaseView } from '../components/database';
import { PermissionGate } from '../components/state';

/**
 * The entity's tab *Database*: everything about its database clusters (annotation `kindler.dev/database`).
 * @public
 */
export function DatabaseContent() {
  const { entity } = useEntity();
  const names = getAnnotationNames(entity, ANNOTATION_DATABASE);
  if (names.length === 0) {
    return <MissingAnnotationEmptyState annotation={ANNOTATION_DATABASE} />;
  }
  return (
    <Container>
      <PermissionGate permission={databaseReadPermission}>
        <Flex direction="column" gap="6" py="4">
          {names.map(name => (
            <Flex key={name} direction="column" gap="3">
              {names.length > 1 && (
                <Text as="h2" variant="title-small" weight="bold">
                  {name}
                </Text>
              )}
              <DatabaseView name={name} />
            </Flex>
          ))}
        </Flex>
      </PermissionGate>
    </Container>
  );
}
