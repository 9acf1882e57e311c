export { Code } from './Code';
export { CodeBlock } from './CodeBlock';
export { DataTable, type DataTableColumn } from './DataTable';
export { Facts } from './Facts';
export { PlainList } from './PlainList';
export { SearchableTable, type SearchableColumn } from './SearchableTable';
export { Section } from './Section';
export { Timeline, TimelineItem } from './Timeline';
