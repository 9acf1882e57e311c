import type { KindlerSignal } from '@kindler/backstage-plugin-kindler-common';
import type { Request } from 'express';
import type { AuthorizedKindlerService, AuthorizedOptions } from '../service';

/** The names that signals use for things. */
export interface Marks {
  of(topic: KindlerSignal['topic'], name: string): string;
}

/** The context of handlers. */
export interface ApiContext {
  marks: Marks;
  kindler: AuthorizedKindlerService;
  authorize(request: Request): Promise<AuthorizedOptions>;
}
