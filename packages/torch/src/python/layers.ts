/** The layers with parameters, under the names and in the layouts that they have here, so that weights go both ways. */
export const layers: Readonly<Record<string, string>> = {
  Linear: `
class Linear(nn.Module):
    """y = x W + b, with W (in, out)."""

    def __init__(self, in_size, out_size, bias=True):
        super().__init__()
        self.W = nn.Parameter(torch.randn(in_size, out_size) / in_size**0.5)
        self.b = nn.Parameter(torch.zeros(out_size)) if bias else None

    def forward(self, x):
        y = x @ self.W
        return y if self.b is None else y + self.b
`,
  Embed: `
class Embed(nn.Module):
    """A row of W (words, features) for each id."""

    def __init__(self, in_size, out_size):
        super().__init__()
        self.W = nn.Parameter(torch.randn(in_size, out_size))

    def forward(self, ids):
        return self.W[ids.long()]
`,
  Conv2d: `
class Conv2d(nn.Module):
    """A convolution with filters W (out, in / groups, height, width), plus b."""

    def __init__(self, in_channels, out_channels, kernel, bias=True, groups=1, **lay):
        super().__init__()
        inputs = in_channels // groups
        self.W = nn.Parameter(torch.randn(out_channels, inputs, *kernel) / (inputs * kernel[0] * kernel[1]) ** 0.5)
        self.b = nn.Parameter(torch.zeros(out_channels)) if bias else None
        self.lay = dict(lay, groups=groups)

    def forward(self, x):
        return F.conv2d(x, self.W, self.b, **self.lay)
`,
  Deconv2d: `
class Deconv2d(nn.Module):
    """A transposed convolution with filters W (in, out / groups, height, width), plus b."""

    def __init__(self, in_channels, out_channels, kernel, bias=True, groups=1, **lay):
        super().__init__()
        inputs = in_channels // groups
        outputs = out_channels // groups
        self.W = nn.Parameter(torch.randn(in_channels, outputs, *kernel) / (inputs * kernel[0] * kernel[1]) ** 0.5)
        self.b = nn.Parameter(torch.zeros(out_channels)) if bias else None
        self.lay = dict(lay, groups=groups)

    def forward(self, x):
        return F.conv_transpose2d(x, self.W, self.b, **self.lay)
`,
  BatchNorm: `
class BatchNorm(nn.Module):
    """Each channel normalised by the batch in training, afterwards by running statistics, of which a batch leaves decay."""

    def __init__(self, channels, decay=0.9, eps=2e-5):
        super().__init__()
        self.register_buffer('avg_mean', torch.zeros(channels))
        self.register_buffer('avg_var', torch.ones(channels))
        self.gamma = nn.Parameter(torch.ones(channels))
        self.beta = nn.Parameter(torch.zeros(channels))
        self.decay = decay
        self.eps = eps

    def forward(self, x):
        return F.batch_norm(
            x, self.avg_mean, self.avg_var, self.gamma, self.beta, self.training, 1 - self.decay, self.eps
        )
`,
  LayerNorm: `
class LayerNorm(nn.Module):
    """The last axis normalised, times gamma plus beta."""

    def __init__(self, size, eps=1e-5):
        super().__init__()
        self.gamma = nn.Parameter(torch.ones(size))
        self.beta = nn.Parameter(torch.zeros(size))
        self.eps = eps

    def forward(self, x):
        return F.layer_norm(x, self.gamma.shape, self.gamma, self.beta, self.eps)
`,
}
