import type { KindlerService } from '../KindlerService';

/**
 * Creates a KindlerService on which only the given methods may be called.
 * @public
 */
export function fakeKindlerService(
  methods: Partial<KindlerService>,
): KindlerService {
  return new Proxy(methods as KindlerService, {
    get(target, key) {
      const method = Reflect.get(target, key);
      if (method || typeof key === 'symbol' || key === 'then') {
        return method;
      }
      return async () => {
        throw new Error(`${key} was not expected to be called`);
      };
    },
  });
}
