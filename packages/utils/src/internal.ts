// What sibling packages share beside the graphs. It may change with any version.
export { writeWhole } from './write.ts'
