import type { JsonObject } from '@backstage/types';
import type { ErrorSchema, Registry } from '@rjsf/utils';
import { useCallback, useRef } from 'react';
import { Text } from '@backstage/ui';
import { withoutOnlyChoices } from './onlyChoices';
import { useWording } from '../../translation';
import { fittingValue, schemaOfForm } from './fittingValue';
import { translateSchema } from './translateSchema';

/** What a form within another one takes over from it. */
export interface SurroundingForm {
  registry: Registry<any, any, any>;
  idSchema: { $id: string };
  disabled?: boolean;
  readonly?: boolean;
  formContext?: object;
}

export interface NestedFormProps {
  form: SurroundingForm;
  /** Name of the form, if there are several in one field. */
  name: string;
  schema: JsonObject;
  uiSchema?: Record<string, object>;
  value: JsonObject | undefined;
  onChange: (value: JsonObject | undefined) => void;
  errors?: ErrorSchema;
}

/**
 * A form within another one, for a JSON schema that only the server knows, in the style of the surrounding form.
 */
export function NestedForm(props: NestedFormProps) {
  const { form, name, schema, uiSchema = {}, value, errors } = props;
  const { registry, idSchema, disabled, readonly, formContext } = form;
  const { SchemaField } = registry.fields;
  const fitting = fittingValue(value, schema);
  // A SchemaField keeps the first function that it is given, until something else changes.
  const latest = useRef(props);
  latest.current = props;
  const change = useCallback((next: JsonObject) => {
    const { onChange, schema: wanted } = latest.current;
    onChange(fittingValue(next, wanted));
  }, []);
  const say = useWording();
  const choices = withoutOnlyChoices(translateSchema(schema, say));
  return (
    <>
      {Object.keys(choices.schema.properties ?? {}).length > 0 && (
        <SchemaField
          registry={registry}
          name={name}
          idSchema={{ $id: `${idSchema.$id}_${name}` }}
          schema={schemaOfForm(choices.schema, fitting)}
          uiSchema={uiSchema}
          formContext={formContext}
          formData={fitting ?? {}}
          errorSchema={errors}
          disabled={disabled}
          readonly={readonly}
          onBlur={() => {}}
          onFocus={() => {}}
          onChange={change}
        />
      )}
      {choices.said.map(text => (
        <Text key={text} as="p" style={{ margin: 0 }}>
          {text}
        </Text>
      ))}
    </>
  );
}
