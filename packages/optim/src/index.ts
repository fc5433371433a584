export { AdaDelta, type AdaDeltaOptions } from './ada-delta.ts'
export { AdaGrad, type AdaGradOptions } from './ada-grad.ts'
export { Adam, type AdamOptions, type Moments } from './adam.ts'
export { AdamW, type AdamWOptions } from './adam-w.ts'
export type { Gradients, HasParams, Hook, HookObject } from './gradients.ts'
export { ClipGrad, FreezeParam, WeightDecay } from './hooks.ts'
export { MomentumSGD, type MomentumSGDOptions } from './momentum-sgd.ts'
export { Optimizer, type Target } from './optimizer.ts'
export { RMSprop, type RMSpropOptions } from './rms-prop.ts'
export {
  type CosineDecayOptions,
  cosineDecay,
  type LearningRate,
  type Schedule,
  type StepDecayOptions,
  stepDecay,
  type WarmUpOptions,
  warmUp,
} from './schedules.ts'
export { SGD, type SGDOptions } from './sgd.ts'
export type { Memory, OptimizerState, SavedState } from './state.ts'
