import type { Through } from '../../bench/routes/Writers';

/** A planned move of clients under load, and what is done to the one who moves them. */
export interface Move {
  name: string;
  through: Through;
  /** A switch goes to the other server and back. */
  kind: 'switch' | 'switchover';
  /** Step of the operation in which the backend is killed. */
  killedIn?: 'move' | 'hand-over';
}

export const MOVES: Move[] = [
  { name: 'move: switch', through: 'gateway', kind: 'switch' },
  {
    name: 'move: switch behind PgBouncer',
    through: 'pgbouncer',
    kind: 'switch',
  },
  { name: 'move: switchover', through: 'gateway', kind: 'switchover' },
  {
    name: 'move: switchover behind PgBouncer',
    through: 'pgbouncer',
    kind: 'switchover',
  },
  {
    name: 'move: switch behind PgBouncer, backend killed',
    through: 'pgbouncer',
    kind: 'switch',
    killedIn: 'move',
  },
  {
    name: 'move: switchover behind PgBouncer, backend killed',
    through: 'pgbouncer',
    kind: 'switchover',
    killedIn: 'hand-over',
  },
];
