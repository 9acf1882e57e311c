export { HttpClient, type HttpTlsOptions } from './HttpClient';
