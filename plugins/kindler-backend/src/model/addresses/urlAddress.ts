/** Returns `host:port` of a URL, with the default port of its protocol; undefined if it is not a URL. */
export function urlAddress(text: string): string | undefined {
  if (!URL.canParse(text)) {
    return undefined;
  }
  const { hostname, port, protocol } = new URL(text);
  return `${hostname}:${port || (protocol === 'https:' ? '443' : '80')}`;
}

/** Names a member by the base URL of its REST API: `host:port`, with the path if one host serves several members. */
export function restAddress(base: string): string | undefined {
  const address = urlAddress(base);
  return address && `${address}${new URL(base).pathname.replace(/\/+$/, '')}`;
}
