/** Canonical form of an IP address, without regard to case, brackets and zeros of IPv6. */
export function canonicalIp(ip: string): string {
  const bare = ip.replace(/^\[|\]$/g, '').toLowerCase();
  const url = `http://[${bare}]/`;
  return bare.includes(':') && URL.canParse(url)
    ? new URL(url).hostname
    : `[${bare}]`;
}
