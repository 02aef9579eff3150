// Fails with the first of many faults: a portal that is broken at all is broken on every page.
export function none(faults) {
  if (faults.length === 0) return;
  const more = faults.length > 40 ? [`and ${faults.length - 40} more`] : [];
  const error = new Error([`${faults.length} faults:`, ...faults.slice(0, 40), ...more].join("\n  "));
  // Where in this file it was found helps nobody.
  error.stack = error.message;
  throw error;
}
