import { OldDatabases } from '../../postgres/migrations/__testUtils__/OldDatabases';
import { openTables } from '../__testUtils__/openTables';
import { SightingTable } from './SightingTable';
import type { Sighting } from './Sighting';

jest.setTimeout(180_000);

const EVERY_MS = 3_600_000;
const seenAs = (state: Sighting['state']): Sighting => ({
  state,
  source: 'provider:database',
  registrations: [],
});

describe('what is seen of environments, by two backends', () => {
  let old: OldDatabases;

  beforeAll(async () => {
    old = await OldDatabases.open();
  });

  afterAll(async () => {
    await old?.close();
  });

  it('is looked at by one of them, and written unless the environment changed', async () => {
    await old.takeOver('', async (database, client, name) => {
      const other = await old.start(name);
      const [one, two] = [database, other].map(each => ({
        environments: openTables(each).table,
        sightings: new SightingTable({
          database: each,
          connectionsOf: () => [],
        }),
      }));
      const names = Array.from({ length: 20 }, (_, index) => `e-${index}`);
      await client.query(
        `INSERT INTO clusters (name, provider, actual_state)
         SELECT unnest($1::text[]), 'database', 'running'`,
        [names],
      );
      await client.query(
        "INSERT INTO clusters (name, provider) VALUES ('x', 'k3d')",
      );
      const taken = (
        await Promise.all(
          [one, two, one, two, one, two].map(({ sightings }) =>
            sightings.claimDue('database', 5, EVERY_MS),
          ),
        )
      ).flat();
      const takenNames = taken.map(({ environment }) => environment.name);
      expect(new Set(takenNames).size).toBe(takenNames.length);
      const rest = await one.sightings.claimDue('database', 20, EVERY_MS);
      expect(
        [...taken, ...rest].map(({ environment }) => environment.name).sort(),
      ).toEqual([...names].sort());
      expect(await two.sightings.claimDue('database', 20, EVERY_MS)).toEqual(
        [],
      );

      const [first, second, third] = [...taken, ...rest];
      expect(first.environment.state).toBe('unknown');
      const read = ({ environment }: typeof first) =>
        two.environments.get(environment.name);
      const { sightings } = one;
      expect(await sightings.saveSighting(first, seenAs('running'))).toBe(true);
      expect(await read(first)).toMatchObject({ state: 'running', drift: [] });

      expect(await sightings.saveSighting(second, seenAs('absent'))).toBe(true);
      expect(await read(second)).toMatchObject({
        state: 'failed',
        drift: [{ desired: 'running', observed: 'absent' }],
      });
      expect(await sightings.saveFault(second, 'no answer')).toBe(true);
      expect((await read(second))!.observed).toMatchObject({
        state: 'absent',
        fault: 'no answer',
        observedAt: expect.any(String),
      });

      await two.environments.markChanging(
        {
          name: third.environment.name,
          provider: 'database',
          change: { to: 'stopped' },
        },
        'operation',
      );
      const { name: worked } = third.environment;
      const settle = (operationId: string) =>
        two.environments.settle(
          { name: worked, operationId },
          'stopped',
          seenAs('stopped'),
        );
      // One that was abandoned comes late.
      expect(await settle('earlier')).toBe(false);
      await two.environments.remove({ name: worked, operationId: 'earlier' });
      expect(await settle('operation')).toBe(true);
      expect(await sightings.saveSighting(third, seenAs('running'))).toBe(
        false,
      );
      expect(await read(third)).toMatchObject({ state: 'stopped', drift: [] });
      await other.stop();
    });
  });
});
