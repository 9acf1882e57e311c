import { findPrograms } from './findPrograms';

describe('findPrograms', () => {
  const { env } = process;

  beforeEach(() => {
    process.env = { ...env };
  });

  afterEach(() => {
    process.env = env;
  });

  it('says which chosen program cannot be run, and takes no other one instead', () => {
    process.env.KINDLER_HAPROXY = '/nowhere/haproxy';
    expect(() => findPrograms()).toThrow(
      'KINDLER_HAPROXY names /nowhere/haproxy, which cannot be run',
    );
  });

  it('says what a chosen folder of PostgreSQL lacks', () => {
    process.env.KINDLER_POSTGRES = __dirname;
    expect(() => findPrograms()).toThrow(
      `KINDLER_POSTGRES names ${__dirname}, which holds no initdb that can be run`,
    );
  });
});
