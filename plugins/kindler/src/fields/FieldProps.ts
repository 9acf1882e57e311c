import type { JsonObject } from '@backstage/types';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';

/** Props of a field in scaffolder forms; undefined removes the value. */
export type FieldProps<TValue, TOptions = {}> = FieldExtensionComponentProps<
  TValue | undefined,
  TOptions
>;

/**
 * The value of another field of the same template.
 */
export function siblingValue(
  props: { formContext?: { formData?: JsonObject } },
  name: string,
): unknown {
  return props.formContext?.formData?.[name];
}
