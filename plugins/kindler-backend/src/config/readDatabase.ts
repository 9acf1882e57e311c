import { InputError } from '@backstage/errors';
import { readSqlRole } from './readSqlRole';
import type { Section } from './Section';
import type { DatabaseConfig, KubernetesBinding } from './types';
import {
  ADDRESS,
  dnsLabel,
  FLAG,
  listOf,
  OWNER,
  SECRET,
  text,
  url,
  wholeNumber,
} from './valueKinds';

const MEMBERS = listOf(url('http://10.0.0.11:8008'));

/** Reads an item of `kindler.databases`. One that is bound to a cluster in Kubernetes needs no addresses. */
export function readDatabase(config: Section): DatabaseConfig {
  const name = config.required('name', dnsLabel('orders'));
  const patroni = config.section('patroni');
  const members = config.list('members');
  const kubernetes = config.section('kubernetes');
  if (!patroni && members.length === 0 && !kubernetes) {
    throw new InputError(
      `${config.key(
        'patroni.members',
      )} is missing. Write e.g. \`patroni: { members: ['http://10.0.0.11:8008'] }\`, for PostgreSQL without Patroni \`members: [{ name: a, address: '10.0.0.21:5432' }]\`, or where it is found in Kubernetes \`kubernetes: { api: prod, namespace: databases, scope: orders-ha }\``,
    );
  }
  return {
    name,
    title: config.optional('title', text('Orders')),
    owner: config.optional('owner', OWNER),
    actions: config.optional('actions', FLAG),
    patroni: patroni && readPatroni(patroni),
    members: members.map(member => ({
      name: member.required('name', text('archive-1')),
      ...member.required('address', ADDRESS),
    })),
    kubernetes: kubernetes && readBinding(kubernetes),
    probe: readSqlRole(config.section('probe')),
  };
}

function readBinding(config: Section): KubernetesBinding {
  return {
    api: config.required('api', dnsLabel('prod')),
    namespace: config.required('namespace', dnsLabel('databases')),
    scope: config.required('scope', text('orders-ha')),
    group: config.optional('group', wholeNumber({ min: 0, example: 0 })),
  };
}

function readPatroni(config: Section): DatabaseConfig['patroni'] {
  const tls = config.section('tls');
  const auth = config.section('auth');
  return {
    members: config.required('members', MEMBERS),
    tls: tls && {
      caFile: tls.optional('caFile', text('/etc/patroni/ca.crt')),
      certFile: tls.optional('certFile', text('/etc/patroni/client.crt')),
      keyFile: tls.optional('keyFile', text('/etc/patroni/client.key')),
      serverName: tls.optional('serverName', text('orders-1.example')),
    },
    auth: auth && {
      user: auth.required('user', text('patroni')),
      password: auth.required('password', SECRET),
    },
  };
}
