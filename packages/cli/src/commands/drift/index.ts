export { addDrift } from './drift';
