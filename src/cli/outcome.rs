//! How a command ended, and its exit code.

use std::process::ExitCode;

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It did what was asked.
    Done,
    /// The content has errors; nothing was published.
    BadContent,
    /// The content is good, but the disk, the network or the folder did not let it happen.
    Failed,
    /// What was asked makes no sense.
    WrongCommand,
}

/// The exit codes, for the end of `--help`.
pub const HELP: &str = "\
Mã thoát (exit codes):
  0  xong (done)
  1  nội dung có lỗi, hoặc bản kiểm tra không đúng (errors in the content, or a copy that is not as published)
  2  sai lệnh (usage error)
  3  không ghi được, không mở được (files, folders or the network failed)";

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Done => ExitCode::SUCCESS,
            Outcome::BadContent => ExitCode::from(1),
            // As the reader of the command line ends.
            Outcome::WrongCommand => ExitCode::from(2),
            Outcome::Failed => ExitCode::from(3),
        }
    }
}
