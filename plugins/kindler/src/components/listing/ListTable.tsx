import { Card, CardBody, CardHeader } from '@backstage/ui';
import type { Observed } from '@kindler/backstage-plugin-kindler-common';
import type { ReactNode } from 'react';
import type { UseKindlerResourceResult } from '../../resource';
import { useKindlerTranslation } from '../../translation';
import { DataTable, type DataTableColumn } from '../layout';
import { ResourceView } from '../state';
import { ListFilters } from './ListFilters';
import styles from './ListTable.module.css';
import { PAGE_SIZE, type ListFilter, type ListState } from './useListState';
import { useSteadyResource } from './useSteadyResource';

interface ListAnswer<T> extends Observed {
  items: T[];
  nextCursor?: string;
  summary: { total: number };
}

export interface ListTableProps<T, TAnswer extends ListAnswer<T>> {
  label: string;
  columns: DataTableColumn<T & { id: string }>[];
  resource: UseKindlerResourceResult<TAnswer>;
  idOf: (item: T) => string;
  filters: ListFilter[];
  state: ListState;
  withoutSearch?: boolean;
  /** Shown above the rows, about all that match. */
  counts?: (answer: TAnswer) => ReactNode;
  getHref?: (item: T) => string | undefined;
  /** Shown if there are no rows at all. */
  empty: (answer: TAnswer) => ReactNode;
}

/** A list of the API, page by page. The browser never holds more of it than is shown. */
export function ListTable<T extends object, TAnswer extends ListAnswer<T>>(
  props: ListTableProps<T, TAnswer>,
) {
  const { columns, idOf, filters, state, counts, getHref, empty } = props;
  const { label, withoutSearch } = props;
  const { t } = useKindlerTranslation();
  const resource = useSteadyResource(props.resource);
  const { isFirst, isFiltered, offset, goOn, goBack } = state;
  // Requires a current answer without filters: no match for a choice does not mean that there is nothing at all.
  if (props.resource.data?.items.length === 0 && isFirst && !isFiltered) {
    return (
      <ResourceView resource={resource}>
        {answer => <>{empty(answer)}</>}
      </ResourceView>
    );
  }
  const rangeOf = ({ items, summary: { total } }: TAnswer) => {
    const from = (offset ?? 0) + 1;
    return offset === undefined || items.length === 0
      ? t('list.total', { total: String(total) })
      : t('list.range', {
          from: String(from),
          to: String(from + items.length - 1),
          total: String(total),
        });
  };
  return (
    <Card>
      <CardHeader>
        <ListFilters {...{ label, filters, state, withoutSearch }} />
      </CardHeader>
      <CardBody>
        <ResourceView resource={resource}>
          {answer => (
            <>
              {counts && <div className={styles.counts}>{counts(answer)}</div>}
              <DataTable
                label={label}
                columns={columns}
                rows={answer.items.map(item => ({ ...item, id: idOf(item) }))}
                getHref={getHref}
                empty={t('search.nothing')}
                pagination={
                  isFirst && !answer.nextCursor
                    ? undefined
                    : {
                        type: 'page',
                        pageSize: PAGE_SIZE,
                        showPageSizeOptions: false,
                        totalCount: answer.summary.total,
                        getLabel: () => rangeOf(answer),
                        hasPreviousPage: !isFirst,
                        hasNextPage: answer.nextCursor !== undefined,
                        onPreviousPage: goBack,
                        onNextPage: () => goOn(answer.nextCursor ?? ''),
                      }
                }
              />
            </>
          )}
        </ResourceView>
      </CardBody>
    </Card>
  );
}
