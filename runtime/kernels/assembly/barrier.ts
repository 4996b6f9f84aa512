/**
 * Waits until all `threads` have reached the barrier. `state` is two 32-bit integers, initially 0: the number of threads
 * that have arrived, and the generation of the barrier. A thread spins `spins` times before it waits (a browser's main
 * thread must not wait). Returns the number of spins.
 */
export function barrier(state: usize, threads: i32, spins: i32): i32 {
  if (threads <= 1) return 0;
  const round = atomic.load<i32>(state, 4);
  if (atomic.add<i32>(state, 1) == threads - 1) {
    atomic.store<i32>(state, 0);
    atomic.add<i32>(state, 1, 4);
    atomic.notify(state + 4, -1);
    return 0;
  }
  for (let i = 0; i < spins; i++) if (atomic.load<i32>(state, 4) != round) return i;
  while (atomic.load<i32>(state, 4) == round) atomic.wait<i32>(state + 4, round, -1);
  return spins;
}
