/** Operations that ONNX cannot express, by the names of their classes, and what it lacks. */
export const refused: Readonly<Record<string, string>> = {
  Lgamma: 'ONNX has no gamma functions',
  Digamma: 'ONNX has no gamma functions',
  Polygamma: 'ONNX has no gamma functions',
  Inv: 'ONNX solves no systems of equations',
  Solve: 'ONNX solves no systems of equations',
  Slogdet: 'ONNX has no logarithm of a determinant',
  Cholesky: 'ONNX has no factors of matrices',
}
