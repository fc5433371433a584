// Files of arrays, as np.save and np.load have them, and of what a training needs to go on.
export * from '@dezero/nn/files'
