import { imageSpec } from "./image-spec.mjs";

function network(depth, width) {
  const key = `growth-${depth}-${width}`;
  const layer = `  - { type: dense, units: ${width}, activation: relu }`;
  const layers = ["  - flatten", ...Array.from({ length: depth }, () => layer)];
  layers.push("  - { type: dense, units: 10, activation: softmax }");
  return {
    key,
    name: `${depth} dense layers of ${width} units, float32, batch 32, SGD`,
    rows: 32,
    spec: imageSpec(key, [32, width / 32, 1], layers.join("\n"), "sgd", 32),
    peers: [],
  };
}

/** Twice as deep should take twice the time, twice as wide four times. */
export const growths = [
  {
    key: "growth-depth",
    name: "256 units, batch 32: depth 16 ÷ depth 8",
    range: [1.8, 2.2],
    larger: network(16, 256),
    smaller: network(8, 256),
  },
  {
    key: "growth-width",
    name: "two layers, batch 32: width 1024 ÷ width 512",
    range: [3.4, 4.6],
    larger: network(2, 1024),
    smaller: network(2, 512),
  },
];
