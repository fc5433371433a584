// Polynomials for float32, whose 24 bits are computed in the 53 of a double and rounded once, so that shorter ones than
// fdlibm's serve. Fitted with Sollya's fpminimax to a relative error of 2⁻³⁷. Of all 2³² float32 none has a result that is
// off by more than 0.5001 ulp, and no function has more than 16,000 that are not the nearest float32:
// wasm/every-float32.ts counts them.

// biome-ignore lint/suspicious/noApproximativeNumericConstant: the language leaves the last digit of Math.LN2 to the engine
export const LN2 = 0.6931471805599453

/** eʳ - 1 = r (1 + E2 r + E3 r² + …) for |r| ≤ ½ ln 2 */
export const E2 = 0.5000000000104913
export const E3 = 0.16666666753881512
export const E4 = 0.04166666595490826
export const E5 = 0.008333289139281486
export const E6 = 0.0013888985095686954
export const E7 = 0.00019904847918738992
export const E8 = 2.479638300098459e-5

/** log((1 + s) / (1 - s)) = s (2 + L3 s² + L5 s⁴ + …) for |s| ≤ (√2 - 1) / (√2 + 1) */
export const L3 = 0.6666666564830259
export const L5 = 0.4000033461954697
export const L7 = 0.28537341152381407
export const L9 = 0.23581589744243908

/** π/2 less fdlibm's HALF_PI_1 */
export const HALF_PI_REST = 6.077100506506192e-11

/** sin r = r (1 + S3 r² + S5 r⁴ + …) for |r| ≤ π/4 */
export const S3 = -0.16666666640796562
export const S5 = 0.008333329304785973
export const S7 = -0.0001983931225114567
export const S9 = 2.7181214520804073e-6

/** cos r = 1 + C2 r² + C4 r⁴ + … for |r| ≤ π/4 */
export const C2 = -0.4999999999948937
export const C4 = 0.04166666655342532
export const C6 = -0.0013888880659315983
export const C8 = 2.4798960710176358e-5
export const C10 = -2.717478811652076e-7
