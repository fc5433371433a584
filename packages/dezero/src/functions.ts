// The functions of the book's dezero/functions.py and functions_conv.py, and more: import * as F from 'dezero/functions'.
export * from '@dezero/functions'
export * from '@dezero/functions/conv'
export * from '@dezero/functions/linalg'
