import {
  Card,
  CardBody,
  CardHeader,
  SearchField,
  useTable,
  type SortDescriptor,
} from '@backstage/ui';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router-dom';
import { useKindlerTranslation } from '../../translation';
import { DataTable, type DataTableColumn } from './DataTable';
import styles from './SearchableTable.module.css';

export interface SearchableColumn<T> extends DataTableColumn<T> {
  /** The value by which the column is sorted. */
  sortValue?: (row: T) => string | number;
}

export interface SearchableTableProps<T extends { id: string }> {
  label: string;
  columns: SearchableColumn<T>[];
  rows: T[];
  /** Texts that the search covers. */
  searchTexts: (row: T) => Array<string | undefined>;
  getHref?: (row: T) => string | undefined;
  /** Shown if there are no rows at all. */
  empty: ReactNode;
}

/** One of the sizes that the component offers. */
const PAGE_SIZE = 20;

function sorted<T>(
  rows: T[],
  columns: SearchableColumn<T>[],
  sort: SortDescriptor,
): T[] {
  const value = columns.find(({ id }) => id === sort.column)?.sortValue;
  if (!value) {
    return rows;
  }
  const sign = sort.direction === 'descending' ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [left, right] = [value(a), value(b)];
    if (left === right) {
      return 0;
    }
    return left < right ? -sign : sign;
  });
}

/**
 * A table with search, sorting and pages. The search text is in the URL, so that it can be shared.
 */
export function SearchableTable<T extends { id: string }>(
  props: SearchableTableProps<T>,
) {
  const { label, columns, rows, searchTexts, getHref, empty } = props;
  const { t } = useKindlerTranslation();
  const [params, setParams] = useSearchParams();
  const search = params.get('q') ?? '';
  const { tableProps } = useTable<T>({
    mode: 'complete',
    data: rows,
    search,
    onSearchChange: () => {},
    searchFn: (data, text) =>
      data.filter(row =>
        searchTexts(row).some(value =>
          value?.toLowerCase().includes(text.trim().toLowerCase()),
        ),
      ),
    searchDebounceMs: 0,
    sortFn: (data, sort) => sorted(data, columns, sort),
    paginationOptions: { pageSize: PAGE_SIZE },
  });
  if (rows.length === 0) {
    return <>{empty}</>;
  }
  return (
    <Card>
      <CardHeader>
        <SearchField
          className={styles.search}
          aria-label={t('search.label', { what: label })}
          placeholder={t('search.placeholder')}
          value={search}
          onChange={text =>
            setParams(text ? { q: text } : {}, { replace: true })
          }
        />
      </CardHeader>
      <CardBody>
        <DataTable
          label={label}
          columns={columns}
          rows={tableProps.data ?? []}
          sort={tableProps.sort}
          pagination={
            rows.length > PAGE_SIZE ? tableProps.pagination : undefined
          }
          getHref={getHref}
          empty={t('search.nothing')}
        />
      </CardBody>
    </Card>
  );
}
