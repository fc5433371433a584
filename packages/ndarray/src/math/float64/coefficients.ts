// The numbers of fdlibm, for the functions here and, compiled, for the kernels:
//
// Copyright (C) 1993, 2004 by Sun Microsystems, Inc. All rights reserved.
// Developed at SunPro / SunSoft, a Sun Microsystems, Inc. business.
// Permission to use, copy, modify, and distribute this software is freely granted, provided that this notice is preserved.

/** Adding and subtracting it rounds a number to a whole one, which after the addition is in the low bits. */
export const TO_WHOLE = 6755399441055744.0 // 1.5 · 2⁵²

// biome-ignore lint/suspicious/noApproximativeNumericConstant: the language leaves the last digit of Math.LOG2E to the engine
export const LOG2_E = 1.4426950408889634
/** ln 2 in two parts, the first of which times a whole number below 2²⁰ is exact. */
export const LN2_HIGH = 0.6931471803691238
export const LN2_LOW = 1.9082149292705877e-10

/** exp: r coth(r/2) = 2 + E1 r² + E2 r⁴ + … */
export const E1 = 0.16666666666666602
export const E2 = -0.0027777777777015593
export const E3 = 6.613756321437934e-5
export const E4 = -1.6533902205465252e-6
export const E5 = 4.1381367970572385e-8

/** expm1: the same function, made for its own formula: 1 + Q1 r²/2 + Q2 (r²/2)² + … */
export const Q1 = -0.03333333333333313
export const Q2 = 0.0015873015872548146
export const Q3 = -7.93650757867488e-5
export const Q4 = 4.008217827329362e-6
export const Q5 = -2.0109921818362437e-7

/** log: log(1 + f) = s (2 + L1 s² + L2 s⁴ + …), where s = f / (2 + f) */
export const L1 = 0.6666666666666735
export const L2 = 0.3999999999940942
export const L3 = 0.2857142874366239
export const L4 = 0.22222198432149784
export const L5 = 0.1818357216161805
export const L6 = 0.15313837699209373
export const L7 = 0.14798198605116586

/** pow: log((1 + s) / (1 - s)) = 2 s + 2/3 s³ + s⁵ (A5 + A7 s² + …), fitted to |s| < 0.1716 with a relative error of 2⁻⁵³: nearly 2/5, 2/7, 2/9, … */
export const TWO_THIRDS = 0.6666666666666666
export const TWO_THIRDS_TAIL = 3.700743415417188e-17
export const A5 = 0.4
export const A7 = 0.28571428571429364
export const A9 = 0.22222222221655885
export const A11 = 0.18181818335392802
export const A13 = 0.1538459496251843
export const A15 = 0.1333480469384731
export const A17 = 0.11706236339491206
export const A19 = 0.11723178623876518

export const TWO_OVER_PI = 0.6366197723675814
/** Beyond it n π/2 takes more than 20 bits of n. */
export const REDUCED_EXACTLY = 1647099.0
/** π/2 in parts: each of the first three times a whole number below 2²⁰ is exact. */
export const HALF_PI_1 = 1.5707963267341256
export const HALF_PI_2 = 6.077100506303966e-11
export const HALF_PI_3 = 2.0222662487111665e-21
export const HALF_PI_4 = 8.4784276603689e-32

/** sin r = r + S1 r³ + S2 r⁵ + … */
export const S1 = -0.16666666666666632
export const S2 = 0.00833333333332249
export const S3 = -0.0001984126982985795
export const S4 = 2.7557313707070068e-6
export const S5 = -2.5050760253406863e-8
export const S6 = 1.58969099521155e-10

/** cos r = 1 - r²/2 + C1 r⁴ + C2 r⁶ + … */
export const C1 = 0.0416666666666666
export const C2 = -0.001388888888887411
export const C3 = 2.480158728947673e-5
export const C4 = -2.7557314351390663e-7
export const C5 = 2.087572321298175e-9
export const C6 = -1.1359647557788195e-11

/** tan r = r + T1 r³ + T2 r⁵ + … */
export const T1 = 0.3333333333333341
export const T2 = 0.13333333333320124
export const T3 = 0.05396825397622605
export const T4 = 0.021869488294859542
export const T5 = 0.0088632398235993
export const T6 = 0.0035920791075913124
export const T7 = 0.0014562094543252903
export const T8 = 0.0005880412408202641
export const T9 = 0.0002464631348184699
export const T10 = 7.817944429395571e-5
export const T11 = 7.140724913826082e-5
export const T12 = -1.8558637485527546e-5
export const T13 = 2.590730518636337e-5
/** From here to π/4 the tangent comes from the angle that is left to π/4. */
export const NEAR_ONE = 0.6744
export const QUARTER_PI = 0.7853981633974483
export const QUARTER_PI_TAIL = 3.061616997868383e-17

/** tanh x = x + x³ (H1 + H2 x² + H3 x⁴) / (K1 + K2 x² + K3 x⁴ + x⁶) for |x| < 0.625 (Moshier, Cephes: fdlibm's own tanh is off by more than 2 ulp) */
export const H1 = -1614.6876844170845
export const H2 = -99.28772310019185
export const H3 = -0.9643991794250523
export const K1 = 4844.063053251255
export const K2 = 2235.4883906010045
export const K3 = 112.81167849163293
