import {
  MissingAnnotationEmptyState,
  useEntity,
} from '@backstage/plugin-catalog-react';
import { Flex, Text } from '@backstage/ui';
import {
  ANNOTATION_DATABASE,
  databaseReadPermission,
  getAnnotationNames,
} from '@kindler/backstage-plugin-kindler-common';
import { useLocation, useParams } from 'react-router-dom';
import { DatabaseTabs, DatabaseView, partOf } from '../components/database';
import { PermissionGate } from '../components/state';

/** Returns the address of the tab itself, without the rest. */
function useBase(rest: string): string {
  const { pathname } = useLocation();
  const isBelow = rest !== '' && pathname.endsWith(`/${rest}`);
  return isBelow
    ? pathname.slice(0, -rest.length - 1)
    : pathname.replace(/\/$/, '');
}

/**
 * The entity's *Database* tab, with everything about its database clusters (annotation `kindler.dev/database`).
 * @public
 */
export function DatabaseContent() {
  const { entity } = useEntity();
  const { '*': rest = '' } = useParams();
  const base = useBase(rest);
  const part = partOf(rest);
  const names = getAnnotationNames(entity, ANNOTATION_DATABASE);
  if (names.length === 0) {
    return <MissingAnnotationEmptyState annotation={ANNOTATION_DATABASE} />;
  }
  return (
    <DatabaseTabs base={base} part={part}>
      <Flex direction="column" gap="6">
        {names.map(name => (
          <Flex key={name} direction="column" gap="3">
            {names.length > 1 && (
              <Text as="h2" variant="title-small" weight="bold">
                {name}
              </Text>
            )}
            <PermissionGate permission={databaseReadPermission} name={name}>
              <DatabaseView name={name} part={part} />
            </PermissionGate>
          </Flex>
        ))}
      </Flex>
    </DatabaseTabs>
  );
}
