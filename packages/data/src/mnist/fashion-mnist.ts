import { MNIST, type MNISTOptions, readIdx } from './mnist.ts'
import type { Origin } from './source.ts'

const origin: Origin = {
  name: 'FashionMNIST',
  url: 'https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/',
  folder: 'fashion-mnist',
  sums: {
    'train-images-idx3-ubyte': ['3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84'],
    'train-labels-idx1-ubyte': ['a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845'],
    't10k-images-idx3-ubyte': ['346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073'],
    't10k-labels-idx1-ubyte': ['67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5'],
  },
}

/** Zalando's pictures of clothes, in the format of MNIST: x is a float32 vector [784], t an int32 label [] from 0 to 9. */
export class FashionMNIST extends MNIST {
  static override readonly labels: readonly string[] = [
    'T-shirt/top',
    'Trouser',
    'Pullover',
    'Dress',
    'Coat',
    'Sandal',
    'Shirt',
    'Sneaker',
    'Bag',
    'Ankle boot',
  ]

  /** As `MNIST.load`, but there is no npm package: from `source`, the cache folder or the network. */
  static override async load(options: MNISTOptions = {}): Promise<FashionMNIST> {
    return new FashionMNIST(...(await readIdx(origin, options)), options)
  }
}
