// The functions of the book's dezero/functions.py, and more: import * as F from 'dezero/functions'.
export * from '@dezero/functions'
