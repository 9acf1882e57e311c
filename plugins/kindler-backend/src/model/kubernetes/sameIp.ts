/** Whether two texts name one IP address, in whatever form: case, brackets and zeros of IPv6 do not matter. */
export function sameIp(a: string, b: string): boolean {
  return canonical(a) === canonical(b);
}

function canonical(ip: string): string {
  const bare = ip.replace(/^\[|\]$/g, '').toLowerCase();
  const url = `http://[${bare}]/`;
  return bare.includes(':') && URL.canParse(url)
    ? new URL(url).hostname
    : `[${bare}]`;
}
