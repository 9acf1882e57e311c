import { findPrograms } from './findPrograms';

describe('findPrograms', () => {
  const { KINDLER_HAPROXY } = process.env;

  afterEach(() => {
    if (KINDLER_HAPROXY === undefined) {
      delete process.env.KINDLER_HAPROXY;
    } else {
      process.env.KINDLER_HAPROXY = KINDLER_HAPROXY;
    }
  });

  it('says which chosen program cannot be run, and takes no other one instead', () => {
    process.env.KINDLER_HAPROXY = '/nowhere/haproxy';
    expect(() => findPrograms()).toThrow(
      'KINDLER_HAPROXY names /nowhere/haproxy, which cannot be run',
    );
  });
});
