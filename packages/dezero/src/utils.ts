// What the book's dezero/utils.py has for users: graphs, and numerical derivatives.
export * from '@dezero/utils'
