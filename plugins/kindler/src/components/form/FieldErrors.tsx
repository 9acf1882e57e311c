import { Text } from '@backstage/ui';

/**
 * What is wrong with a field, below it.
 */
export function FieldErrors(props: { errors: string[] | undefined }) {
  return props.errors?.map(error => (
    <Text key={error} as="p" role="alert" variant="body-small" color="danger">
      {error}
    </Text>
  ));
}
