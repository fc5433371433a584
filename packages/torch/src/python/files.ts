/** The last lines of each module: reading and writing weights, also where Hugging Face's library is not installed. */
export const files = `
try:
    from safetensors.torch import load_file, save_file
except ImportError:
    import json
    import struct

    DTYPES = {'F64': torch.float64, 'F32': torch.float32, 'I64': torch.int64, 'I32': torch.int32, 'BOOL': torch.bool}

    def load_file(name):
        """The tensors of a .safetensors file by name."""
        with open(name, 'rb') as file:
            header = json.loads(file.read(struct.unpack('<Q', file.read(8))[0]))
            data = bytearray(file.read())
        header.pop('__metadata__', None)
        return {key: tensor_of(data, **entry) for key, entry in header.items()}

    def tensor_of(data, dtype, shape, data_offsets):
        begin, end = data_offsets
        if begin == end:
            return torch.zeros(shape, dtype=DTYPES[dtype])
        return torch.frombuffer(data[begin:end], dtype=DTYPES[dtype]).reshape(shape)

    def save_file(tensors, name):
        """Writes tensors by name to a .safetensors file."""
        codes = {dtype: code for code, dtype in DTYPES.items()}
        header, parts, end = {}, [], 0
        for key, x in tensors.items():
            parts.append(x.detach().cpu().contiguous().numpy().tobytes())
            begin, end = end, end + len(parts[-1])
            header[key] = {'dtype': codes[x.dtype], 'shape': list(x.shape), 'data_offsets': [begin, end]}
        text = json.dumps(header).encode()
        with open(name, 'wb') as file:
            file.write(struct.pack('<Q', len(text)) + text + b''.join(parts))
`
