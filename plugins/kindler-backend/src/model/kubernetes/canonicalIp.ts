/** The one form of an IP address: case, brackets and zeros of IPv6 do not matter. */
export function canonicalIp(ip: string): string {
  const bare = ip.replace(/^\[|\]$/g, '').toLowerCase();
  const url = `http://[${bare}]/`;
  return bare.includes(':') && URL.canParse(url)
    ? new URL(url).hostname
    : `[${bare}]`;
}
