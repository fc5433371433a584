/** Operators for which ONNX Runtime 1.30 has no kernel in float64. */
export const onlyFloat32 = ['AveragePool', 'Col2Im', 'Conv', 'ConvTranspose', 'Erf', 'Gelu', 'Softplus', 'Tan']
