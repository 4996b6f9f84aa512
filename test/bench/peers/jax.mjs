import { notInstalled, peerModule, someCategories, someNumbers } from "./peer-module.mjs";

/** jax-js with its WebAssembly backend: loss, gradients and update in one `jit`. Dense layers only. */
export async function prepare({ network, rows, data }) {
  const jax = await peerModule("@jax-js/jax");
  if (jax === undefined) return notInstalled;
  await jax.init("wasm");
  jax.defaultDevice("wasm");
  const { numpy: np, nn, jit, grad, blockUntilReady } = jax;
  const dense = network.layers.filter(({ type }) => type === "dense");
  const inputs = network.input.reduce((a, b) => a * b);
  const outputs = dense.at(-1).units;
  const x = np.array(Float32Array.from(data?.inputs ?? someNumbers(rows * inputs))).reshape([rows, inputs]);
  const t = np.array(Float32Array.from(data?.targets ?? someCategories(rows, outputs))).reshape([rows, outputs]);
  let parameters = dense.map(({ units, useBias }, place) => {
    const from = place === 0 ? inputs : dense[place - 1].units;
    const weights = np.array(someNumbers(from * units).map((w) => (w - 0.5) / Math.sqrt(from))).reshape([from, units]);
    return useBias ? { weights, bias: np.zeros([units]) } : { weights };
  });
  const activations = { linear: (value) => value, relu: nn.relu, sigmoid: nn.sigmoid };
  // Every use takes a reference; `.ref` makes one more.
  const loss = (p, input, target) => {
    const answer = dense.reduce((value, { activation }, place) => {
      const sums = np.matmul(value, p[place].weights);
      return activations[activation](p[place].bias ? sums.add(p[place].bias) : sums);
    }, input);
    if (network.loss === "sumSquaredError") return np.square(answer.sub(target)).sum().mul(0.5);
    return nn
      .logSoftmax(answer)
      .mul(target)
      .sum()
      .mul(-1 / rows);
  };
  const update = jit((p, input, target) => {
    const copy = p.map((layer) => Object.fromEntries(Object.entries(layer).map(([key, value]) => [key, value.ref])));
    const gradients = grad(loss)(copy, input, target);
    return p.map((layer, place) =>
      Object.fromEntries(
        Object.entries(layer).map(([key, value]) => [key, value.sub(gradients[place][key].mul(0.001))]),
      ),
    );
  });
  return {
    parameters: parameters.flatMap((layer) => Object.values(layer)).reduce((sum, { size }) => sum + size, 0),
    steps: async (count) => {
      for (let i = 0; i < count; i++) parameters = update(parameters, x.ref, t.ref);
      await blockUntilReady(parameters);
    },
  };
}
