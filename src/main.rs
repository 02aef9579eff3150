//! The command `guong`.

use std::process::ExitCode;

/// Pages are made of many short texts.
#[cfg(feature = "mimalloc")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    guong::cli::run()
}
