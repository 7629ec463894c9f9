import { BlockList, isIP, isIPv4 } from 'node:net';

/**
 * Addresses of this machine, of its own network, and those that stand for nothing: what no query of a stranger may have asked (IANA's
 * special-purpose registries, RFC 6890).
 */
const inward = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  inward.addSubnet(network, bits, 'ipv4');
for (const [network, bits] of [
  ['::', 127],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  inward.addSubnet(network, bits, 'ipv6');

/** Whether an IP address leads inward; an IPv4 address within an IPv6 one counts as itself. */
export function isInward(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  const plain = mapped ?? address;
  return inward.check(plain, isIPv4(plain) ? 'ipv4' : 'ipv6');
}

/** Whether an address of the web names an inward host by itself: `localhost`, or an IP address that is one. */
export function namesInward(url: string): boolean {
  const host = new URL(url).hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0) return isInward(host);
  return host === 'localhost' || host.endsWith('.localhost');
}
