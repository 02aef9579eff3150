//! Which portals lie in a folder of them.

use std::fs;
use std::io;
use std::path::Path;

use walkdir::WalkDir;

use super::scrap::is_scrap;

/// A portal in a folder of portals, before it is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberFolder {
    /// The folder's name; what is not UTF-8 in it is replaced.
    pub name: String,
    /// Bytes of everything below its `content/`.
    pub bytes: u64,
    /// How many stories that seems to hold.
    pub stories: usize,
}

/// The portals in `folder`, which has one of its own: every folder in it that holds a `content/`, by name. Hidden folders
/// are none, nor are the folder's own `content/`, `themes/` and `public/`. Links are followed once, so that a ward's folder may
/// lie in a drive of its own.
///
/// # Errors
/// Where the folder cannot be listed.
pub fn members(folder: &Path) -> io::Result<Vec<MemberFolder>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let own = matches!(name.as_str(), "content" | "themes" | "public");
        if own || name.starts_with('.') || is_scrap(&name) || !path.join("content").is_dir() {
            continue;
        }
        let mut member = MemberFolder { name, bytes: 0, stories: 0 };
        let content = path.join("content");
        let wanted = |entry: &walkdir::DirEntry| !is_scrap(&entry.file_name().to_string_lossy());
        // What cannot be read is reported when the portal is.
        for file in WalkDir::new(&content).min_depth(1).into_iter().filter_entry(wanted).filter_map(Result::ok) {
            if file.file_type().is_file() {
                member.bytes += file.metadata().map_or(0, |found| found.len());
                let below = file.path().strip_prefix(&content).unwrap_or(file.path());
                let is_story = below.starts_with("stories") && below.extension().is_some_and(|kind| kind == "md");
                member.stories += usize::from(is_story);
            }
        }
        found.push(member);
    }
    found.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_member_is_a_folder_with_content() {
        let root = tempfile::tempdir().unwrap();
        for path in [
            "content/site.toml",
            "themes/xanh/a.css",
            "public/content/x",
            ".git/content/x",
            "giay-to/a.txt",
            "b/content/stories/1.md",
            "b/content/stories/2/index.md",
            "b/content/stories/2/anh.jpg",
            "a/content/site.toml",
        ] {
            let file = root.path().join(path);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, "1234").unwrap();
        }
        let member = |name: &str, bytes, stories| MemberFolder { name: name.to_owned(), bytes, stories };
        assert_eq!(members(root.path()).unwrap(), [member("a", 4, 0), member("b", 12, 2)]);
        assert!(members(&root.path().join("none")).is_err());
    }
}
