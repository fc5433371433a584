// Writes the table of operators in docs/onnx.md.
import { writeFileSync } from 'node:fs'
import { file, page, withTable } from './operators.ts'

writeFileSync(file, withTable(page()))
