export { HistoryReader } from './HistoryReader';
