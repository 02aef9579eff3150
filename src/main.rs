//! The command `guong`.

use std::process::ExitCode;

fn main() -> ExitCode {
    guong::cli::run()
}
