export { Owner } from './Owner';
