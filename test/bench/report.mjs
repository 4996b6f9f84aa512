/** The machine in one line. */
export function machineLine({ cpu, cores, node, load }) {
  return `${cpu}, ${cores} cores, Node ${node}, load ${load.toFixed(2)}`;
}

/** One work, in a row for each number of threads: Netwright, then who was timed beside it, then who was not and why. */
export function workLines(rows) {
  const [{ work, netwright, peers, missing, sanity, load }] = rows;
  const unit = netwright < 1e-4 ? ["µs", 1e6, 3] : ["ms", 1e3, 3];
  const line = (name, seconds, rest = "") =>
    `  ${name.padEnd(22)}${(seconds * unit[1]).toFixed(unit[2]).padStart(12)} ${unit[0]}${rest}`;
  const own = rows.map(({ threads, netwright: seconds }) => {
    const faster = threads === 1 ? "" : `  ${(netwright / seconds).toPrecision(3)} × as fast as one`;
    return line(`netwright, ${threads} thread${threads === 1 ? "" : "s"}`, seconds, faster);
  });
  const times = Object.entries(peers).map(([name, seconds]) => {
    const ratios = rows.map((row) => `${row.ratios[name].toPrecision(3)} ×`).join(" and ");
    const product = sanity[name] ? `; its 1024³ product: ${(sanity[name] / 1e9).toFixed(0)} GFLOP/s` : "";
    return line(name, seconds, `  ${ratios} Netwright's time${product}`);
  });
  const absent = Object.entries(missing).map(([name, why]) => `  ${name} was not measured: ${why}`);
  const head = `${work} (load ${load.toFixed(2)})`;
  return [head, ...own, ...times, ...absent, ...betterLines(rows), ...handWrittenLines(netwright, peers)];
}

/** PyTorch and Netwright, each at its better number of threads. */
function betterLines(rows) {
  const torch = rows.flatMap(({ ratios }) => {
    const own = Object.entries(ratios).flatMap(([name, ratio]) => (name.startsWith("PyTorch") ? [ratio] : []));
    return own.length > 1 ? [Math.min(...own)] : [];
  });
  if (torch.length === 0) return [];
  return [`  PyTorch / netwright, each at its better number of threads: ${Math.max(...torch).toPrecision(3)}`];
}

/** What the first version promised of the smallest net. */
function handWrittenLines(netwright, { "hand-written loop": loop, NumPy }) {
  if (loop === undefined) return [];
  const lines = [`  netwright / hand-written loop: ${(netwright / loop).toFixed(2)} (at most 1.2)`];
  if (NumPy !== undefined) lines.push(`  NumPy / hand-written loop: ${(NumPy / loop).toFixed(1)} (at least 12)`);
  return lines;
}

/** How time grows with the network. */
export function growthLine({ work, range: [low, high], larger, smaller, ratio }) {
  const times = `${(larger * 1e3).toFixed(3)} ms ÷ ${(smaller * 1e3).toFixed(3)} ms`;
  return `${work}: ${ratio.toFixed(2)} (${times}; from ${low} to ${high} expected)`;
}

/** A kernel beside the machine's peak. */
export function kernelLine({ work, gflops, peakGflops, share, atLeast }) {
  const percent = `${(share * 100).toFixed(0)} % of ${peakGflops.toFixed(1)}`;
  return `${work}: ${gflops.toFixed(1)} GFLOP/s, ${percent} (at least ${(atLeast * 100).toFixed(0)} % expected)`;
}

/** How the run ended; more than one program for a core, this one included, and medians tell of the others too. */
export function endLine({ cores, load, seconds }) {
  const busy = load > cores ? " The machine had other work to do: take the figures with care." : "";
  return `Load at the end ${load.toFixed(2)}; the whole run took ${seconds.toFixed(0)} s.${busy}`;
}
