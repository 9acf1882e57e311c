export { PatroniClient, type PatroniClientOptions } from './PatroniClient';
export type { PatroniAuth } from './patroniUrl';
export {
  PatroniWriter,
  type PatroniAnswer,
  type PatroniWriterOptions,
} from './PatroniWriter';
