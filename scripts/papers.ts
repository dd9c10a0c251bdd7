/** What is to be seen in a file in `docs/figures`, in each language that pages are written in. */
export interface Figure {
  readonly file: string;
  readonly caption: Readonly<Record<'en' | 'zh-CN', string>>;
}

/** Of a tool: a picture of what it does, and where its method comes from. */
export interface Origin {
  readonly figure: Figure;
  readonly papers: readonly string[];
}

const gatys =
  'L. A. Gatys, A. S. Ecker, M. Bethge: _Image Style Transfer Using Convolutional Neural Networks._ CVPR 2016.';
const dumoulin =
  'V. Dumoulin, J. Shlens, M. Kudlur: _A Learned Representation for Artistic Style._ ICLR 2017. arXiv:1610.07629';
const ghiasi =
  'G. Ghiasi, H. Lee, M. Kudlur, V. Dumoulin, J. Shlens: _Exploring the Structure of a Real-Time, Arbitrary Neural Artistic Stylization Network._ BMVC 2017. arXiv:1705.06830';
const korshunova =
  'I. Korshunova, W. Shi, J. Dambre, L. Theis: _Fast Face-Swap Using Convolutional Neural Networks._ ICCV 2017. arXiv:1611.09577';

const figures = {
  restyle: figure('restyle.jpg', 'Photo, painting, result', '照片、画、结果'),
  fast: figure(
    'fast.jpg',
    'Photo, painting, one pass, and what descent makes of it in the time that is told',
    '照片、画、一次完成的结果，以及下降法在所示时间内的结果',
  ),
  fill: figure(
    'fill.jpg',
    'What is marked, and what it is filled with by patches alone, by the network alone, and by both',
    '标出的部分，以及只用图块、只用网络、两者并用的填充结果',
  ),
  face: figure(
    'swap.jpg',
    'A photo, 68 landmarks, the face aligned, and what of it is replaced',
    '照片、68 个特征点、对齐的脸，以及被替换的部分',
  ),
  enlarge: figure(
    'enlarge.jpg',
    'A quarter of the sides, enlarged again: bicubic, VDSR, SRResNet, SRGAN, and the original',
    '边长缩为四分之一后再放大：双三次、VDSR、SRResNet、SRGAN，以及原图',
  ),
  inspect: figure(
    'inspect.jpg',
    'What each layer keeps of a painting’s style and of a photo’s content',
    '每一层保留了画的哪些风格和照片的哪些内容',
  ),
};

function figure(file: string, en: string, chinese: string): Figure {
  return { file, caption: { en, 'zh-CN': chinese } };
}

/** Where each tool of the product comes from, by its id. */
export const origins: Readonly<Record<string, Origin>> = {
  restyle: {
    figure: figures.restyle,
    papers: [
      gatys,
      'C. Li, M. Wand: _Combining Markov Random Fields and Convolutional Neural Networks for Image Synthesis._ CVPR 2016. arXiv:1601.04589',
      dumoulin,
      ghiasi,
    ],
  },
  fill: {
    figure: figures.fill,
    papers: [
      'C. Barnes, E. Shechtman, A. Finkelstein, D. B. Goldman: _PatchMatch: A Randomized Correspondence Algorithm for Structural Image Editing._ SIGGRAPH 2009.',
      'C. Yang, X. Lu, Z. Lin, E. Shechtman, O. Wang, H. Li: _High-Resolution Image Inpainting Using Multi-Scale Neural Patch Synthesis._ CVPR 2017. arXiv:1611.09969',
    ],
  },
  swap: {
    figure: figures.face,
    papers: [
      korshunova,
      'F. Pitié, A. Kokaram: _The Linear Monge-Kantorovitch Linear Colour Mapping for Example-Based Colour Transfer._ CVMP 2007.',
      'E. Reinhard, M. Ashikhmin, B. Gooch, P. Shirley: _Color Transfer between Images._ IEEE Computer Graphics and Applications, 2001.',
    ],
  },
  enlarge: {
    figure: figures.enlarge,
    papers: [
      'J. Kim, J. K. Lee, K. M. Lee: _Accurate Image Super-Resolution Using Very Deep Convolutional Networks._ CVPR 2016. arXiv:1511.04587',
      'C. Ledig et al.: _Photo-Realistic Single Image Super-Resolution Using a Generative Adversarial Network._ CVPR 2017. arXiv:1609.04802',
      'J. Johnson, A. Alahi, L. Fei-Fei: _Perceptual Losses for Real-Time Style Transfer and Super-Resolution._ ECCV 2016. arXiv:1603.08155',
      'X. Wang et al.: _ESRGAN: Enhanced Super-Resolution Generative Adversarial Networks._ ECCV workshops 2018. arXiv:1809.00219',
    ],
  },
  'learn-style': { figure: figures.fast, papers: [dumoulin, ghiasi] },
  'learn-face': { figure: figures.face, papers: [korshunova] },
  inspect: {
    figure: figures.inspect,
    papers: [
      gatys,
      'A. Mahendran, A. Vedaldi: _Understanding Deep Image Representations by Inverting Them._ CVPR 2015. arXiv:1412.0035',
    ],
  },
  likeness: {
    figure: figures.enlarge,
    papers: [
      'Z. Wang, A. C. Bovik, H. R. Sheikh, E. P. Simoncelli: _Image Quality Assessment: From Error Visibility to Structural Similarity._ IEEE Transactions on Image Processing, 2004.',
      'R. Zhang, P. Isola, A. A. Efros, E. Shechtman, O. Wang: _The Unreasonable Effectiveness of Deep Features as a Perceptual Metric._ CVPR 2018. arXiv:1801.03924',
    ],
  },
  faces: {
    figure: figures.face,
    papers: [
      'W. Liu et al.: _SSD: Single Shot MultiBox Detector._ ECCV 2016. arXiv:1512.02325',
      'A. G. Howard et al.: _MobileNets: Efficient Convolutional Neural Networks for Mobile Vision Applications._ 2017. arXiv:1704.04861',
      'K. He, X. Zhang, S. Ren, J. Sun: _Deep Residual Learning for Image Recognition._ CVPR 2016. arXiv:1512.03385',
    ],
  },
};
