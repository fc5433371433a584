// NumPy's part: import * as np from 'dezero/numpy'.
export * from '@dezero/ndarray'
