export { ListTable } from './ListTable';
export { useListState, type ListFilter } from './useListState';
export { useSteadyResource } from './useSteadyResource';
