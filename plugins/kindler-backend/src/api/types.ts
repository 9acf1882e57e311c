import type { KindlerSignal } from '@kindler/backstage-plugin-kindler-common';
import type { Request } from 'express';
import type { AuthorizedKindlerService, AuthorizedOptions } from '../service';

/** What signals call things. */
export interface Marks {
  of(topic: KindlerSignal['topic'], name: string): string;
}

/** What handlers get. */
export interface ApiContext {
  marks: Marks;
  kindler: AuthorizedKindlerService;
  authorize(request: Request): Promise<AuthorizedOptions>;
}
