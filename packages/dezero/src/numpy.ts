// NumPy's part: import * as np from 'dezero/numpy', with np.linalg.
export * from '@dezero/ndarray'
export * as linalg from '@dezero/ndarray/linalg'
