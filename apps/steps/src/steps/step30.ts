// Step 30 · Derivatives of higher order: where things stand                         Stage 3
// What exists after forward() and after backward(): a graph of the data; gradients are not part of it.
// The full core keeps gradients in Variables, but records no graph of them unless createGraph is set.
import { expr } from '@dezero/expr'
import { array, type NdArray } from '@dezero/ndarray'
import { isSimpleCore, Variable } from '#core'

const inWords = (box: Variable | NdArray | undefined) => {
  if (box === undefined) return 'none'
  return box instanceof Variable ? `${box}, creator ${box.creator?.name ?? 'none'}` : `NdArray ${box}`
}

const show = (...variables: Variable[]) => {
  for (const v of variables) {
    console.log(`  ${v.name}.data     ${inWords(v.data)}`)
    console.log(`  ${v.name}.creator  ${v.creator?.name ?? 'none'}`)
    console.log(`  ${v.name}.grad     ${inWords(v.grad)}`)
  }
}

const x = new Variable(array(2.0), { name: 'x' })
const y = expr`${x} ** 2`
y.name = 'y'

console.log('after forward')
show(x, y)

y.backward({ retainGrad: true })

console.log('after backward')
show(x, y)

console.log(
  isSimpleCore
    ? 'backward() computed with arrays, and arrays do not remember how they were computed'
    : 'backward() computed with Variables, and these could remember how they were computed: step 31',
)
