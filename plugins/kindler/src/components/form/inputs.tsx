import { Checkbox, Select, Text, TextField } from '@backstage/ui';
import {
  enumOptionsIndexForValue,
  enumOptionsValueForIndex,
  type BaseInputTemplateProps,
  type WidgetProps,
} from '@rjsf/utils';
import { FieldErrors } from './FieldErrors';

function helpOf({ schema, options }: WidgetProps): string | undefined {
  return [schema.description, options.help].filter(Boolean).join(' ');
}

/** A text or a number. */
export function InputTemplate(props: BaseInputTemplateProps) {
  const { id, value, label, required, disabled, readonly, placeholder } = props;
  const { onChange, options, schema, rawErrors } = props;
  return (
    <TextField
      id={id}
      label={label}
      description={helpOf(props)}
      placeholder={placeholder}
      inputMode={schema.type === 'integer' ? 'numeric' : undefined}
      isRequired={required}
      isDisabled={disabled}
      isReadOnly={readonly}
      validationBehavior="aria"
      validate={() => rawErrors}
      value={value === undefined || value === null ? '' : String(value)}
      onChange={text => onChange(text === '' ? options.emptyValue : text)}
    />
  );
}

/** One of several values, or none where none is needed. */
export function SelectWidget(props: WidgetProps) {
  const { label, required, disabled, options, rawErrors } = props;
  const { enumOptions = [] } = options;
  const chosen = enumOptionsIndexForValue(props.value, enumOptions);
  return (
    <>
      <Select
        label={label}
        description={helpOf(props)}
        isRequired={required}
        isDisabled={disabled}
        isInvalid={Boolean(rawErrors?.length)}
        options={enumOptions.map((each, index) => ({
          id: String(index),
          label: each.label,
        }))}
        value={chosen === undefined ? null : String(chosen)}
        onChange={index =>
          props.onChange(enumOptionsValueForIndex(String(index), enumOptions))
        }
      />
      <FieldErrors errors={rawErrors} />
    </>
  );
}

/** Yes or no. */
export function CheckboxWidget(props: WidgetProps) {
  const { label, value, disabled, readonly, onChange, rawErrors } = props;
  return (
    <>
      <Checkbox
        isSelected={Boolean(value)}
        isDisabled={disabled || readonly}
        onChange={onChange}
      >
        <span>
          {label}
          <Text
            as="span"
            variant="body-small"
            color="secondary"
            style={{ display: 'block' }}
          >
            {helpOf(props)}
          </Text>
        </span>
      </Checkbox>
      <FieldErrors errors={rawErrors} />
    </>
  );
}
