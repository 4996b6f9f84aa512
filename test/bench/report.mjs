/** The machine in one line. */
export function machineLine({ cpu, cores, node, load }) {
  return `${cpu}, ${cores} cores, Node ${node}, load ${load.toFixed(2)}`;
}

/** One work: Netwright, then who was timed beside it, then who was not and why. */
export function rowLines({ work, threads, netwright, peers, ratios, missing, sanity, load }) {
  const unit = netwright < 1e-4 ? ["µs", 1e6, 3] : ["ms", 1e3, 3];
  const line = (name, seconds, rest = "") =>
    `  ${name.padEnd(20)}${(seconds * unit[1]).toFixed(unit[2]).padStart(12)} ${unit[0]}${rest}`;
  const times = Object.entries(peers).map(([name, seconds]) => {
    const product = sanity[name] ? `; its 1024³ product: ${(sanity[name] / 1e9).toFixed(0)} GFLOP/s` : "";
    return line(name, seconds, `  ${ratios[name].toPrecision(3)} × Netwright's time${product}`);
  });
  const head = `${work} (Netwright: ${threads} thread${threads === 1 ? "" : "s"}; load ${load.toFixed(2)})`;
  const absent = Object.entries(missing).map(([name, why]) => `  ${name} was not measured: ${why}`);
  const torch = Object.entries(ratios).flatMap(([name, ratio]) => (name.startsWith("PyTorch") ? [ratio] : []));
  const better =
    torch.length > 1 ? [`  PyTorch at its better number of threads: ${Math.min(...torch).toPrecision(3)} ×`] : [];
  return [head, line("netwright", netwright), ...times, ...absent, ...better, ...handWrittenLines(netwright, peers)];
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
