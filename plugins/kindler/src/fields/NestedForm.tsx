import type { JsonObject } from '@backstage/types';
import type { FieldProps } from './FieldProps';
import { fittingValue, schemaOfForm } from './fittingValue';

export interface NestedFormProps {
  field: FieldProps<any, object>;
  /** Name of the form, if there are several in one field. */
  name: string;
  schema: JsonObject;
  uiSchema?: Record<string, object>;
  value: JsonObject | undefined;
  onChange: (value: JsonObject | undefined) => void;
}

/**
 * A form within a field, for a JSON schema that only the server knows, in the style of the surrounding form.
 */
export function NestedForm(props: NestedFormProps) {
  const { field, name, schema, uiSchema = {}, value, onChange } = props;
  const { registry, idSchema, disabled, readonly } = field;
  const { SchemaField } = registry.fields;
  const fitting = fittingValue(value, schema);
  return (
    <SchemaField
      registry={registry}
      name={name}
      idSchema={{ $id: `${idSchema.$id}_${name}` }}
      schema={schemaOfForm(schema, fitting)}
      uiSchema={uiSchema}
      formContext={field.formContext}
      formData={fitting ?? {}}
      disabled={disabled}
      readonly={readonly}
      onBlur={() => {}}
      onFocus={() => {}}
      onChange={(next: JsonObject) => onChange(fittingValue(next, schema))}
    />
  );
}
