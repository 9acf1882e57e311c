import type {
  IssuedCredential,
  ProvidedEnvironment,
  SeenCredential,
  TemporaryCredentialIssuer,
  TemporaryCredentialOrder,
} from '@kindler/backstage-plugin-kindler-node';
import type { TemporaryRoles } from './TemporaryRoles';

/** Temporary roles behind several routes. A list without one of them would look whole, so all have to answer. */
export class TemporaryRolesByRoute implements TemporaryCredentialIssuer {
  readonly #all: TemporaryRoles[];
  readonly #of: (environment: ProvidedEnvironment) => TemporaryRoles;

  constructor(
    all: TemporaryRoles[],
    of: (environment: ProvidedEnvironment) => TemporaryRoles,
  ) {
    this.#all = all;
    this.#of = of;
  }

  async issue(
    environment: ProvidedEnvironment,
    order: TemporaryCredentialOrder,
  ): Promise<IssuedCredential> {
    return this.#of(environment).issue(environment, order);
  }

  async list(environment?: string): Promise<SeenCredential[]> {
    const lists = await Promise.all(
      this.#all.map(each => each.list(environment)),
    );
    // Two routes may lead to one cluster, whose roles are then listed twice.
    const byId = new Map(lists.flat().map(each => [each.id, each]));
    return [...byId.values()];
  }

  async drop(environment: string, id: string): Promise<boolean> {
    const drops = await Promise.allSettled(
      this.#all.map(each => each.drop(environment, id)),
    );
    if (drops.some(each => each.status === 'fulfilled' && each.value)) {
      return true;
    }
    const failed = drops.find(each => each.status === 'rejected');
    if (failed) {
      throw failed.reason;
    }
    return false;
  }
}
