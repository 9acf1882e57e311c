import { useKindlerTranslation } from '../translation';
import type { FieldProps } from './FieldProps';
import { NamePicker } from './NamePicker';

export interface DatabasePickerOptions {
  /** Only database clusters of this owner. */
  owner?: string;
}

/**
 * A field in which a database cluster is chosen, e.g. for the annotation `kindler.dev/database`.
 */
export function DatabasePicker(
  props: FieldProps<string, DatabasePickerOptions>,
) {
  const { owner } = props.uiSchema['ui:options'] ?? {};
  const { t } = useKindlerTranslation();
  return (
    <NamePicker
      field={props}
      label={t('field.database')}
      list={`databases/${owner ?? ''}`}
      load={(api, query) =>
        api.listDatabases({ ...query, owner, sort: 'name' })
      }
      toOption={({ name, title, verdict }) => ({
        name,
        title,
        facts: [t(`verdict.${verdict}`)],
      })}
    />
  );
}
