import type { Request } from 'express';
import type { AuthorizedKindlerService, AuthorizedOptions } from '../service';

/** What handlers get. */
export interface ApiContext {
  kindler: AuthorizedKindlerService;
  authorize(request: Request): Promise<AuthorizedOptions>;
}
