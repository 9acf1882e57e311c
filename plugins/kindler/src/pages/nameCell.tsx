import { Flex, Text } from '@backstage/ui';

/** Shows title and name of a row, or only the name if there is no title. */
export function nameCell(item: { name: string; title?: string }) {
  const { name, title } = item;
  return (
    <Flex direction="column" gap="0">
      <strong>{title ?? name}</strong>
      {title && title !== name && (
        <Text as="span" variant="body-small" color="secondary">
          {name}
        </Text>
      )}
    </Flex>
  );
}
