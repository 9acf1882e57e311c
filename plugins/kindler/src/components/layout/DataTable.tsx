import {
  Cell,
  Column,
  Row,
  TableBody,
  TableHeader,
  TablePagination,
  TableRoot,
  VisuallyHidden,
  type TableProps,
} from '@backstage/ui';
import type { ReactNode } from 'react';
import styles from './DataTable.module.css';

export interface DataTableColumn<T> {
  id: string;
  label: string;
  cell: (row: T) => ReactNode;
  /** Numbers are aligned at the end. */
  isNumber?: boolean;
  /** Contains sentences, not words. */
  isLong?: boolean;
  /** Contains a menu of actions. It is at the end, even where a row is a paragraph. */
  isMenu?: boolean;
  isRowHeader?: boolean;
  isSortable?: boolean;
}

export interface DataTableProps<T extends { id: string }> {
  /** Tells screen readers what the table contains. */
  label: string;
  columns: DataTableColumn<T>[];
  rows: T[];
  empty?: ReactNode;
  /** Uses low rows. On narrow screens each is a paragraph and not a block. */
  isDense?: boolean;
  /** Fits on a small card unchanged. */
  isSmall?: boolean;
  getHref?: (row: T) => string | undefined;
  sort?: TableProps<T>['sort'];
  pagination?: TableProps<T>['pagination'];
}

function cellClass<T>(column: DataTableColumn<T>) {
  const { isNumber, isLong, isMenu } = column;
  const look = [
    isNumber || isMenu ? styles.end : '',
    isLong ? styles.long : '',
    isMenu ? styles.menu : '',
  ];
  return look.filter(Boolean).join(' ') || undefined;
}

/**
 * A table with a name for screen readers. On narrow screens its rows become blocks of labelled values. A sortable table
 * keeps its header and scrolls sideways.
 */
export function DataTable<T extends { id: string }>(props: DataTableProps<T>) {
  const { label, columns, rows, empty, getHref, sort, pagination } = props;
  const look = [
    styles.table,
    sort || props.isSmall ? '' : styles.stacking,
    props.isDense ? styles.dense : '',
  ];
  return (
    <>
      <div className={styles.scroll}>
        <TableRoot
          aria-label={label}
          className={look.filter(Boolean).join(' ')}
          sortDescriptor={sort?.descriptor ?? undefined}
          onSortChange={sort?.onSortChange}
        >
          <TableHeader columns={columns}>
            {column => (
              <Column
                id={column.id}
                isRowHeader={column.isRowHeader}
                allowsSorting={column.isSortable}
                className={
                  column.isNumber || column.isMenu
                    ? styles.endColumn
                    : undefined
                }
              >
                {column.isMenu ? (
                  <VisuallyHidden>{column.label}</VisuallyHidden>
                ) : (
                  column.label
                )}
              </Column>
            )}
          </TableHeader>
          <TableBody
            items={rows}
            dependencies={[columns]}
            renderEmptyState={() => empty}
          >
            {row => (
              <Row id={row.id} columns={columns} href={getHref?.(row)}>
                {column => (
                  <Cell className={cellClass(column)} data-label={column.label}>
                    {column.cell(row)}
                  </Cell>
                )}
              </Row>
            )}
          </TableBody>
        </TableRoot>
      </div>
      {pagination?.type === 'page' && <TablePagination {...pagination} />}
    </>
  );
}
