/**
 * The median with the middle half of the values: half of them lie from `q1` to `q3`, by linear interpolation.
 * @param {number[]} values at least one
 * @returns {{median: number, q1: number, q3: number}}
 */
export function spread(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share) => {
    const place = share * (sorted.length - 1);
    const below = sorted[Math.floor(place)];
    return below + (sorted[Math.ceil(place)] - below) * (place % 1);
  };
  return { median: at(0.5), q1: at(0.25), q3: at(0.75) };
}

/** How far the middle half of the values lies apart, as a share of their median. */
export function noise(values) {
  const { median, q1, q3 } = spread(values);
  return (q3 - q1) / median;
}
