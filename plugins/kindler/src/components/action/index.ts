export { newIdempotencyKey } from './newIdempotencyKey';
export { useAction } from './useAction';
