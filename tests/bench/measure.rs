//! What a command costs: wall time, CPU time and peak memory, as the kernel counts them in `/proc`.

use std::fs;
use std::io;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// The cost of one run.
#[derive(Clone, Copy, Debug, Default)]
pub struct Cost {
    /// Wall time in seconds.
    pub wall: f64,
    /// CPU time of the process and of the children that it waited for, in seconds.
    pub cpu: f64,
    /// Most memory that the process, or a child of it, had at once, in MiB.
    pub peak: f64,
}

/// Runs a command to its end.
///
/// # Errors
/// Where it cannot be started, or fails.
pub fn run(command: &mut Command) -> io::Result<Cost> {
    let started = Instant::now();
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
    let mut peak = 0;
    // A process that has ended stays in /proc, with its times, until it is waited for.
    while !has_ended(child.id()) {
        peak = peak.max(peak_of_tree(child.id()));
        std::thread::sleep(Duration::from_millis(2));
    }
    let (wall, cpu) = (started.elapsed().as_secs_f64(), cpu_of(child.id()).unwrap_or(0.0));
    let status = child.wait()?;
    if !status.success() {
        return Err(io::Error::other(format!("{command:?} ended with {status}")));
    }
    Ok(Cost { wall, cpu, peak: f64::from(peak) / 1024.0 })
}

/// The number of files below `folder`, and their bytes.
pub fn size(folder: &Path) -> io::Result<(u64, u64)> {
    let (mut files, mut bytes) = (0, 0);
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            let (more, size) = size(&entry.path())?;
            files += more;
            bytes += size;
        } else {
            files += 1;
            bytes += entry.metadata()?.len();
        }
    }
    Ok((files, bytes))
}

/// The fields of `/proc/PID/stat` after the command's name, which may hold spaces.
fn stat(process: u32) -> Option<Vec<String>> {
    let text = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    let (_, fields) = text.rsplit_once(") ")?;
    Some(fields.split(' ').map(str::to_owned).collect())
}

fn has_ended(process: u32) -> bool {
    stat(process).is_none_or(|fields| fields.first().is_some_and(|state| state == "Z"))
}

/// User and system time, own and of children; the kernel's unit is 10 ms on every Linux.
fn cpu_of(process: u32) -> Option<f64> {
    let fields = stat(process)?;
    let ticks: u32 = fields.get(11..15)?.iter().filter_map(|field| field.parse::<u32>().ok()).sum();
    Some(f64::from(ticks) / 100.0)
}

fn peak_of_tree(process: u32) -> u32 {
    let children = fs::read_to_string(format!("/proc/{process}/task/{process}/children")).unwrap_or_default();
    let below = children.split_whitespace().filter_map(|child| child.parse().ok()).map(peak_of_tree);
    below.chain([peak(process)]).max().unwrap_or(0)
}

/// The high-water mark of resident memory in KiB.
fn peak(process: u32) -> u32 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|value| value.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}
