// Powers of ten that are exact as float64.

const powers: usize = memory.data<f64>([
  1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
]);

export function powerOfTen(exponent: i32): f64 {
  return load<f64>(powers + ((<usize>exponent) << 3));
}
