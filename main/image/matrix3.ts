export type Vector3 = readonly [number, number, number];
/** Rows of a 3 × 3 matrix. */
export type Matrix3 = readonly [Vector3, Vector3, Vector3];

/** A · x. */
export function apply(a: Matrix3, x: Vector3): Vector3 {
  return [dot(a[0], x), dot(a[1], x), dot(a[2], x)];
}

/** A · B. */
export function multiply(a: Matrix3, b: Matrix3): Matrix3 {
  const columns = transpose(b);
  return [apply(columns, a[0]), apply(columns, a[1]), apply(columns, a[2])];
}

export function transpose(a: Matrix3): Matrix3 {
  return [
    [a[0][0], a[1][0], a[2][0]],
    [a[0][1], a[1][1], a[2][1]],
    [a[0][2], a[1][2], a[2][2]],
  ];
}

/** V · diag(f(λ)) · Vᵀ for a symmetric A = V · diag(λ) · Vᵀ: square roots, inverses and the like. */
export function onEigenvalues(a: Matrix3, f: (eigenvalue: number) => number): Matrix3 {
  const { values, vectors } = eigen(a);
  const scaled = vectors.map((row) => row.map((v, i) => v * f(values[i] ?? 0))) as unknown as Matrix3;
  return multiply(scaled, transpose(vectors));
}

/**
 * Eigenvalues and eigenvectors (as columns) of a symmetric matrix by cyclic Jacobi rotations
 * (Golub & Van Loan, Matrix Computations, section 8.5).
 */
export function eigen(a: Matrix3): { readonly values: Vector3; readonly vectors: Matrix3 } {
  let diagonal = a;
  let vectors = IDENTITY;
  for (let sweep = 0; sweep < 12; sweep++) {
    for (const [p, q] of PAIRS) {
      const rotation = jacobi(diagonal, p, q);
      diagonal = multiply(transpose(rotation), multiply(diagonal, rotation));
      vectors = multiply(vectors, rotation);
    }
  }
  return { values: [diagonal[0][0], diagonal[1][1], diagonal[2][2]], vectors };
}

const PAIRS = [
  [0, 1],
  [0, 2],
  [1, 2],
] as const;

/** The rotation in the plane of p and q that makes a[p][q] zero. */
function jacobi(a: Matrix3, p: 0 | 1, q: 1 | 2): Matrix3 {
  const off = a[p][q];
  if (off === 0) return IDENTITY;
  const tau = (a[q][q] - a[p][p]) / (2 * off);
  const t = (tau >= 0 ? 1 : -1) / (Math.abs(tau) + Math.hypot(1, tau));
  const cos = 1 / Math.hypot(1, t);
  const sin = t * cos;
  const entry = (row: number, column: number): number => {
    if (row === p && column === q) return sin;
    if (row === q && column === p) return -sin;
    if (row !== column) return 0;
    return row === p || row === q ? cos : 1;
  };
  const row = (i: number): Vector3 => [entry(i, 0), entry(i, 1), entry(i, 2)];
  return [row(0), row(1), row(2)];
}

const IDENTITY: Matrix3 = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
];

function dot(a: Vector3, b: Vector3): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}
