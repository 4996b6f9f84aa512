import { sigmoid, sigmoidFloat32 } from "../../runtime/sigmoid.ts";
import { tanh, tanhFloat32 } from "../../runtime/tanh.ts";

/** The activations by the numbers under which kernels know them: none, relu, sigmoid, tanh. */
export const activations = {
  Float32: [(x: number) => x, (x: number) => (x < 0 ? 0 : x), sigmoidFloat32, tanhFloat32],
  Float64: [(x: number) => x, (x: number) => (x < 0 ? 0 : x), sigmoid, tanh],
} as const;
