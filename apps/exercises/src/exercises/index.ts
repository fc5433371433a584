import type { Exercise } from '../exercise.ts'
import step01 from './step01.ts'
import step02 from './step02.ts'
import step04 from './step04.ts'
import step05 from './step05.ts'
import step06 from './step06.ts'
import step07 from './step07.ts'
import step08 from './step08.ts'
import step09 from './step09.ts'
import step12 from './step12.ts'
import step13 from './step13.ts'
import step14 from './step14.ts'
import step16 from './step16.ts'
import step18 from './step18.ts'
import step19 from './step19.ts'
import step20 from './step20.ts'
import step21 from './step21.ts'
import step22 from './step22.ts'
import step24 from './step24.ts'
import step27 from './step27.ts'
import step28 from './step28.ts'
import step29 from './step29.ts'
import step33 from './step33.ts'
import step34 from './step34.ts'
import step36 from './step36.ts'
import step40 from './step40.ts'
import step42 from './step42.ts'
import step43 from './step43.ts'
import step44 from './step44.ts'
import step45 from './step45.ts'
import step46 from './step46.ts'
import step55 from './step55.ts'
import step57 from './step57.ts'
import step59 from './step59.ts'
import step60 from './step60.ts'

/** All exercises, in the order of the book. */
export const exercises: readonly Exercise[] = [
  step01,
  step02,
  step04,
  step05,
  step06,
  step07,
  step08,
  step09,
  step12,
  step13,
  step14,
  step16,
  step18,
  step19,
  step20,
  step21,
  step22,
  step24,
  step27,
  step28,
  step29,
  step33,
  step34,
  step36,
  step40,
  step42,
  step43,
  step44,
  step45,
  step46,
  step55,
  step57,
  step59,
  step60,
]
