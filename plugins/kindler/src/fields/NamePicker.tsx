import { Combobox } from '@backstage/ui';
import type { Observed } from '@kindler/backstage-plugin-kindler-common';
import { useState } from 'react';
import type { KindlerFrontendApi } from '../apis';
import { useSettled } from '../components/form';
import { useSteadyResource } from '../components/listing';
import { ErrorAlert } from '../components/state';
import { useKindlerResource } from '../resource';
import { useKindlerTranslation } from '../translation';
import type { FieldProps } from './FieldProps';

const MOST_SHOWN = 50;

/** One option, with facts that help to choose. */
export interface NameOption {
  name: string;
  title?: string;
  facts: Array<string | undefined>;
}

/** Query for the list. */
export interface NameQuery {
  q?: string;
  limit: number;
}

export interface NamePickerProps<T> {
  field: FieldProps<string, object>;
  /** Label of the field if the template gives it no title. */
  label: string;
  /** Distinguishes lists that use the same query. */
  list: string;
  load: (
    api: KindlerFrontendApi,
    query: NameQuery,
  ) => Promise<Observed & { items: T[] }>;
  toOption: (item: T) => NameOption;
}

/**
 * A template field for choosing one of many things of Kindler by name. The server searches, so their number does not
 * matter.
 */
export function NamePicker<T>(props: NamePickerProps<T>) {
  const { field, label, list, load, toOption } = props;
  const { formData, onChange, schema, required, disabled, rawErrors } = field;
  const { t } = useKindlerTranslation();
  const [text, setText] = useState(formData ?? '');
  const settled = useSettled(text);
  const q = settled === formData ? '' : settled.trim();
  const resource = useSteadyResource(
    useKindlerResource(
      api => load(api, { limit: MOST_SHOWN, ...(q && { q }) }),
      { key: `field/${list}/${q}`, interests: [] },
    ),
  );
  const options = (resource.data?.items ?? []).map(item => {
    const { name, title, facts } = toOption(item);
    const told = title === name ? facts : [title, ...facts];
    return {
      id: name,
      label: name,
      description: told.filter(Boolean).join(' · '),
    };
  });
  const isKnown = options.some(({ id }) => id === formData);
  if (formData && !isKnown) {
    options.unshift({ id: formData, label: formData, description: '' });
  }
  const choose = (name: string | undefined) => {
    setText(name ?? '');
    onChange(name);
  };
  return (
    <>
      <Combobox
        label={schema.title ?? label}
        description={schema.description}
        placeholder={t('field.search')}
        isRequired={required}
        isDisabled={disabled}
        isInvalid={Boolean(rawErrors?.length)}
        options={options}
        search={{ mode: 'server', inputValue: text, onInputChange: setText }}
        value={formData ?? null}
        onChange={key => choose(key === null ? undefined : String(key))}
      />
      {resource.error && (
        <ErrorAlert error={resource.error} onRetry={resource.refresh} />
      )}
    </>
  );
}
