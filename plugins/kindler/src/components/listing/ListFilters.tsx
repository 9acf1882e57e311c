import { Select, Tag, TagGroup } from '@backstage/ui';
import { useKindlerTranslation } from '../../translation';
import styles from './ListTable.module.css';
import { SearchInput } from './SearchInput';
import { SEARCH, type ListFilter, type ListState } from './useListState';

/** Value of a filter for no restriction. */
const ALL = 'all';

export interface ListFiltersProps {
  /** Name of what the list contains. */
  label: string;
  filters: ListFilter[];
  state: ListState;
  withoutSearch?: boolean;
}

/** Narrows a list by a text, by choices, and by filters from a link, which can be removed. */
export function ListFilters(props: ListFiltersProps) {
  const { label, filters, state, withoutSearch } = props;
  const { t } = useKindlerTranslation();
  const brought = filters.filter(
    ({ name, options }) => !options && state.chosen[name],
  );
  return (
    <div className={styles.filters}>
      {!withoutSearch && (
        <SearchInput
          what={label}
          value={state.search}
          onChange={text => state.choose(SEARCH, text)}
        />
      )}
      {filters.map(
        ({ name, options, label: what }) =>
          options && (
            <Select
              key={name}
              className={styles.choice}
              aria-label={what}
              value={state.chosen[name] ?? ALL}
              onChange={value =>
                state.choose(name, value === ALL ? undefined : String(value))
              }
              options={[
                { id: ALL, label: t('list.all', { what }) },
                ...options,
              ]}
            />
          ),
      )}
      {brought.length > 0 && (
        <TagGroup
          aria-label={t('list.only')}
          onRemove={names =>
            names.forEach(name => state.choose(String(name), undefined))
          }
        >
          {brought.map(({ name, label: what }) => (
            <Tag
              key={name}
              id={name}
              textValue={`${what}: ${state.chosen[name]}`}
            >
              {`${what}: ${state.chosen[name]}`}
            </Tag>
          ))}
        </TagGroup>
      )}
    </div>
  );
}
