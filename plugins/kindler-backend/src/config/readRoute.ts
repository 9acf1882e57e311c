import { readPoolers } from './readPoolers';
import { readSqlRole } from './readSqlRole';
import type { Section } from './Section';
import type { RouteConfig } from './types';
import {
  dnsLabel,
  haproxyName,
  listOf,
  oneOf,
  OWNER,
  PORT,
  text,
  type ValueKind,
} from './valueKinds';

const TARGETS: ValueKind<true> = {
  what: 'a list with at least one target',
  example: '[{ name: orders, database: orders, servers: [pg1] }]',
  parse: value => (Array.isArray(value) && value.length > 0) || undefined,
};

/** Reads an item of `kindler.routes`. */
export function readRoute(config: Section): RouteConfig {
  const name = config.required('name', dnsLabel('orders-rw'));
  const listener = config.requiredSection(
    'listener',
    '{ host: 10.0.0.5, port: 5000 }',
  );
  const host = listener.required('host', text('10.0.0.5'));
  config.required('targets', TARGETS);
  return {
    name,
    title: config.optional('title', text('Orders')),
    owner: config.optional('owner', OWNER),
    gateway: config.required('gateway', dnsLabel('edge')),
    proxy: config.required('proxy', haproxyName('orders_rw')),
    frontend: config.optional('frontend', haproxyName('orders_in')),
    intent: config.required('intent', oneOf('read-write', 'read-only')),
    listener: {
      host,
      port: listener.required('port', PORT),
    },
    via: config.optional('via', listOf(text('listener'))),
    targets: config.list('targets').map(target => ({
      name: target.required('name', dnsLabel('orders')),
      title: target.optional('title', text('Orders')),
      database: target.required('database', dnsLabel('orders')),
      servers: target.required('servers', listOf(haproxyName('pg1'))),
      migration: readSqlRole(target.section('migration')),
    })),
    verify: readSqlRole(config.section('verify'), host),
    migration: readSqlRole(config.section('migration'), host),
    poolers: readPoolers(config),
  };
}
