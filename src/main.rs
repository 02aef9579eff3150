//! The command `guong`.

fn main() {}
