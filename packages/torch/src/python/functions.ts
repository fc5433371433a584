/** Functions that PyTorch has none of, which a module gets where it calls them. */
export const functions: Readonly<Record<string, string>> = {
  standardize: `
def standardize(x, axis, eps):
    """x with mean 0 and variance 1 along axes, and the mean and variance that it had."""
    mean = x.mean(axis, keepdim=True)
    variance = ((x - mean) ** 2).mean(axis, keepdim=True)
    return (x - mean) / torch.sqrt(variance + eps), mean, variance
`,
  unslice: `
def unslice(x, shape, index):
    """Zeros with x at the places that an index reads."""
    y = x.new_zeros(shape)
    y[index] = x
    return y
`,
  cbrt: `
def cbrt(x):
    """The cube root, of negative numbers too."""
    return torch.sign(x) * torch.abs(x) ** (1 / 3)
`,
  scatter: `
def scatter(x, indices, values, axis):
    """x with values added at indices along an axis."""
    entries = values.reshape(x.shape[:axis] + (indices.numel(),) + x.shape[axis + 1 :])
    return x.index_add(axis, indices.reshape(-1).long() % x.shape[axis], entries)
`,
  untake: `
def untake(x, indices, shape, axis):
    """Zeros with the entries of x added at indices along an axis."""
    entries = x.reshape(shape[:axis] + (indices.numel(),) + shape[axis + 1 :])
    return x.new_zeros(shape).index_add(axis, indices.reshape(-1).long() % shape[axis], entries)
`,
  deconv2d: `
def deconv2d(x, w, size, pad, **lay):
    """A transposed convolution to images of a size, with margins (top, left, bottom, right) that are cut off."""
    y = F.conv_transpose2d(x, w, **lay)
    (top, left, _, _), (height, width) = pad, size
    return F.pad(y, (-left, left + width - y.shape[3], -top, top + height - y.shape[2]))
`,
  col2im: `
def col2im(x, size, kernel, stride, dilation, pad):
    """Images whose elements are sums over all windows x, (N, C, KH, KW, OH, OW), that they are in."""
    top, left, bottom, right = pad
    whole = (top + size[0] + bottom, left + size[1] + right)
    y = F.fold(x.flatten(4).flatten(1, 3), whole, kernel, dilation, 0, stride)
    return F.pad(y, (-left, -right, -top, -bottom))
`,
  max_pool: `
def max_pool(x, kernel, stride, pad):
    """The largest element of each window, and its place in its plane."""
    top, left, bottom, right = pad
    padded = F.pad(x, (left, right, top, bottom), value=float('-inf'))
    y, places = F.max_pool2d(padded, kernel, stride, return_indices=True)
    rows = torch.div(places, padded.shape[3], rounding_mode='floor') - top
    return y, rows * x.shape[3] + places % padded.shape[3] - left
`,
  max_unpool: `
def max_unpool(x, places, size):
    """Zeros with the elements of x added at places of their planes."""
    y = x.new_zeros(x.shape[:2] + (size[0] * size[1],))
    return y.scatter_add(2, places.flatten(2), x.flatten(2)).unflatten(2, size)
`,
  take_places: `
def take_places(x, places):
    """The elements of x at places of their planes."""
    return x.flatten(2).gather(2, places.flatten(2)).view_as(places)
`,
  average_unpool: `
def average_unpool(x, size, kernel, stride, pad):
    """Images whose windows get equal parts of x."""
    channels, (height, width), (top, left, _, _) = x.shape[1], kernel, pad
    parts = x.new_full((channels, 1, height, width), 1 / (height * width))
    y = F.conv_transpose2d(x, parts, stride=stride, groups=channels)
    return F.pad(y, (-left, left + size[1] - y.shape[3], -top, top + size[0] - y.shape[2]))
`,
}
