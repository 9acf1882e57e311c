export { DatabaseActions } from './DatabaseActions';
