import { exp } from "./exp.ts";

// The error function by fdlibm's rational functions (s_erf.c, Sun Microsystems 1993), in three pieces of |x|:
//
//   below 0.84375:     x + x · P(x²)
//   up to 1.25:        erf(1) + Q(|x| − 1)
//   up to 6:           1 − e^(−x² − 0.5625 + R(1 / x²)) / |x|, where the subtracted term is below 0.08
//
// fdlibm has a fourth function from 2.857 on, for the accuracy of 1 − erf; erf itself does not need it.

const near = [
  1.28379167095512558561e-1, -3.2504210724700149937e-1, -2.84817495755985104766e-2, -5.77027029648944159157e-3,
  -2.37630166566501626084e-5,
];
const nearBelow = [
  1, 3.97917223959155352819e-1, 6.50222499887672944485e-2, 5.08130628187576562776e-3, 1.32494738004321644526e-4,
  -3.9602282787753681232e-6,
];
const one = 8.45062911510467529297e-1;
const aroundOne = [
  -2.36211856075265944077e-3, 4.14856118683748331666e-1, -3.72207876035701323847e-1, 3.18346619901161753674e-1,
  -1.10894694282396677476e-1, 3.54783043256182359371e-2, -2.166375594868790843e-3,
];
const aroundOneBelow = [
  1, 1.06420880400844228286e-1, 5.40397917702171048937e-1, 7.18286544141962662868e-2, 1.26171219808761642112e-1,
  1.36370839120290507362e-2, 1.1984499846799107417e-2,
];
const far = [
  -9.86494403484714822705e-3, -6.93858572707181764372e-1, -1.05586262253232909814e1, -6.23753324503260060396e1,
  -1.62396669462573470355e2, -1.84605092906711035994e2, -8.12874355063065934246e1, -9.81432934416914548592,
];
const farBelow = [
  1, 1.96512716674392571292e1, 1.376577541435190426e2, 4.34565877475229228821e2, 6.45387271733267880336e2,
  4.29008140027567833386e2, 1.08635005541779435134e2, 6.57024977031928170135, -6.04244152148580987438e-2,
];

/** Horner's rule: Σ cᵢ xⁱ. */
function polynomial(coefficients: readonly number[], x: number): number {
  let sum = 0;
  for (let i = coefficients.length - 1; i >= 0; i--) sum = sum * x + coefficients[i];
  return sum;
}

/** The error function 2 / √π · ∫₀ˣ e^−t² dt in float64. Error below 1 ulp; odd, and −0 for −0. */
export function erf(x: number): number {
  const size = Math.abs(x);
  if (size < 0.84375) {
    const square = x * x;
    return x + x * (polynomial(near, square) / polynomial(nearBelow, square));
  }
  const positive = size < 1.25 ? erfAroundOne(size - 1) : size < 6 ? 1 - erfcFar(size) : size >= 6 ? 1 : size;
  return x < 0 ? -positive : positive;
}

function erfAroundOne(beyond: number): number {
  return one + polynomial(aroundOne, beyond) / polynomial(aroundOneBelow, beyond);
}

function erfcFar(size: number): number {
  const inverse = 1 / (size * size);
  return exp(-size * size - 0.5625 + polynomial(far, inverse) / polynomial(farBelow, inverse)) / size;
}
