/**
 * How many random nets a test takes: a quarter of `all`, so that `npm test` stays short, and all of them with
 * `npm run test:nets`.
 */
export function netsOf(all: number): number {
  return process.env.NETWRIGHT_NETS === "all" ? all : Math.ceil(all / 4);
}
