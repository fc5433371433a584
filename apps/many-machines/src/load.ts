// Takes the weights back that the other machines have learned.
import { accuracy, softmaxCrossEntropy } from '@dezero/functions'
import { shared, spiral, spiralModel } from './spiral.ts'

const model = spiralModel()
await model.loadWeights(new URL('trained.safetensors', shared))

const scores = model.call(spiral.data)
const loss = softmaxCrossEntropy(scores, spiral.label).item()
console.log(`loss ${loss.toFixed(6)}, accuracy ${accuracy(scores, spiral.label).item().toFixed(3)}`)
