const steps = 3;

/**
 * Takes a few steps of a network, on one thread of a team or alone (`member` undefined). `fill` gives the workspace its
 * numbers before the first. Says in which step a number was not finite, if one was.
 */
export function takeSteps(network, rows, member, seeds, fill = () => {}) {
  const w = network.createWorkspace(rows, member);
  for (const name of seeds) w[name][0] = 7;
  const p = network.placeParameters(network.createParameters(1), w);
  fill(w);
  for (let iteration = 0; iteration < steps; iteration++) {
    try {
      network.step(p, w, iteration);
    } catch (error) {
      if (error.name !== "NotFiniteError") throw error;
      return { w, problem: error.message };
    }
  }
  return { w };
}
