import { execFileSync } from 'node:child_process'

/** The first Python that has NumPy; undefined where there is none. */
export const python: string | undefined = ['python3', '/usr/bin/python3'].find((command) => {
  try {
    execFileSync(command, ['-c', 'import numpy'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})

/** What a script prints; `folder` is where it runs. */
export const run = (script: string, folder: string): string =>
  execFileSync(python ?? 'python3', ['-c', script], { cwd: folder, encoding: 'utf8' })

/** The reader and the writer of .safetensors in plain NumPy, in the letters of its documentation. */
export const safetensors = `
import json, struct
import numpy as np

codes = {'F64': '<f8', 'F32': '<f4', 'F16': '<f2', 'I64': '<i8', 'I32': '<i4', 'I16': '<i2', 'U8': '|u1', 'BOOL': '|b1'}

def load_file(name):
    data = open(name, 'rb').read()
    start = 8 + struct.unpack('<Q', data[:8])[0]
    header = json.loads(data[8:start])
    read = lambda t: np.frombuffer(data[start:][slice(*t['data_offsets'])], codes[t['dtype']]).reshape(t['shape'])
    return {name: read(t) for name, t in header.items()}

def save_file(arrays, name):
    header, end = {'__metadata__': {'format': 'np'}}, 0
    for key, x in arrays.items():
        dtype = next(d for d, code in codes.items() if np.dtype(code) == x.dtype)
        header[key] = {'dtype': dtype, 'shape': x.shape, 'data_offsets': (end, end := end + x.nbytes)}
    text = json.dumps(header).encode()
    with open(name, 'wb') as file:
        file.write(struct.pack('<Q', len(text)) + text + b''.join(x.tobytes() for x in arrays.values()))
`
