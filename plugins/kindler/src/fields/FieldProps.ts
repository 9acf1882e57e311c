import type { JsonObject } from '@backstage/types';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';

/** Props of a field of the scaffolder's forms; undefined takes the value out. */
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
