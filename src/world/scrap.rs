//! Which files are nobody's content: hidden ones, and what programs leave beside the files they open.

/// Whether a file or folder of this name is to be passed over without a word.
#[must_use]
pub fn is_scrap(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    let left_by_a_system = matches!(
        lower.as_str(),
        "thumbs.db" | "ehthumbs.db" | "desktop.ini" | "icon\r" | "__macosx" | "@eadir" | "$recycle.bin"
    );
    let half_written = [".swp", ".swo", ".bak", ".tmp", ".part", ".crdownload"].iter().any(|end| lower.ends_with(end));
    let backup = lower.starts_with("~$") || lower.ends_with('~') || (lower.starts_with('#') && lower.ends_with('#'));
    name.starts_with('.') || left_by_a_system || half_written || backup
}

#[cfg(test)]
mod tests {
    use super::is_scrap;

    #[test]
    fn scrap_is_told_from_content() {
        for name in
            [".git", ".DS_Store", ".~lock.a.ods#", "~$ke-hoach.docx", "Thumbs.db", "a.md~", "#a.md#", "a.md.SWP"]
        {
            assert!(is_scrap(name), "{name}");
        }
        for name in ["a.md", "a~b.md", "tạm.md", "a.swp.md", "#1.csv", "site.toml"] {
            assert!(!is_scrap(name), "{name}");
        }
    }
}
