//! A bar for long work, quiet where nobody watches.

use super::Common;
use crate::diagnostic::Text;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{IsTerminal, stderr};
use std::time::Duration;

/// A bar of `length` steps on the error stream; hidden where that is not a terminal.
pub fn bar(length: usize, what: &Text, common: &Common) -> ProgressBar {
    if !stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::with_draw_target(Some(length as u64), ProgressDrawTarget::stderr_with_hz(8));
    let style = ProgressStyle::with_template("{msg} {bar:32} {pos}/{len}");
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    bar.set_message(what.get(common.language()).to_owned());
    bar.enable_steady_tick(Duration::from_millis(125));
    bar
}
