export { PatroniClient, type PatroniClientOptions } from './PatroniClient';
