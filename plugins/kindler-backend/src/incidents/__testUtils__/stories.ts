import type { Scene } from './sceneOf';
import { BEGIN } from './Story';

export const WELL: Scene = { client: 'served', servedBy: 'a' };

export const seconds = (count: number) => BEGIN + count * 1000;

export const FACTS = { id: '1', notifiedAt: [] };
