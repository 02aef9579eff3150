//! What a path of the content folder holds, by its name alone, and what a wrong name was meant to be.

use crate::diagnostic::{Diagnostic, Text};
use crate::model::AwardList;
use crate::model::attachment::folder;
use crate::model::files::{Files, is_usable};
use crate::source::{FileId, SourceFile, Sources, Span};
use crate::syntax::schema::did_you_mean;
use crate::syntax::slug;
use crate::text;
use crate::world::Entry;

use super::rules::UNKNOWN_PLACE;
use std::collections::BTreeSet;

/// The path of the settings.
pub(super) const SETTINGS: &str = "site.toml";

/// The path of the register of units.
pub(super) const UNITS: &str = "units.toml";

/// The path of the register of documents.
pub(super) const DOCUMENTS: &str = "documents.toml";

/// The folders that hold records.
const FOLDERS: [&str; 5] = ["campaigns", "plans", "stories", "awards", "pages"];

/// What a path of the content folder holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Settings,
    Units,
    Documents,
    Campaign,
    Plan,
    Story,
    AwardList,
    Page,
    /// Rows, pictures, scans: read when a record names them.
    Attached,
    /// Markdown or TOML where the format knows of none.
    Unknown,
    /// What looks like the text of a record or a list's rows, and has another ending.
    Misnamed,
}

impl Place {
    /// What stands at the path of `entry`, one of `entries`.
    pub fn among(entries: &[Entry], entry: &Entry) -> Place {
        let place = Place::of(&entry.path);
        let absent = |register: &str| !Files::of(entries).contains(register);
        // What is missing is said where it is missed.
        let missed = || register_meant(&entry.path).is_some_and(absent);
        if matches!(place, Place::Unknown | Place::Misnamed) && missed() { Place::Attached } else { place }
    }

    /// Whether a record stands there.
    pub fn is_record(self) -> bool {
        matches!(self, Place::Campaign | Place::Plan | Place::Story | Place::AwardList | Place::Page)
    }

    fn of(path: &str) -> Place {
        let ending = ending(path);
        let markdown = ending == "md";
        let (folder, rest) = path.split_once('/').unwrap_or(("", path));
        match (folder, rest) {
            ("", SETTINGS) => Place::Settings,
            ("", UNITS) => Place::Units,
            ("", DOCUMENTS) => Place::Documents,
            ("stories", _) if markdown => Place::Story,
            (_, rest) if markdown && !rest.contains('/') && !folder.is_empty() => match folder {
                "campaigns" => Place::Campaign,
                "plans" => Place::Plan,
                "awards" => Place::AwardList,
                "pages" => Place::Page,
                _ => Place::Unknown,
            },
            _ if markdown || ending == "toml" => Place::Unknown,
            ("", _) if register_meant(path).is_some() => Place::Misnamed,
            _ if FOLDERS.contains(&folder) && is_text_like(path) => Place::Misnamed,
            _ => Place::Attached,
        }
    }
}

/// What follows the last dot of a path's name; empty where there is none.
fn ending(path: &str) -> &str {
    name(path).rsplit_once('.').map_or("", |(_, ending)| ending)
}

fn name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// Whether a name is one that an editor's program gives to text: `.MD`, `.markdown`, `.md.txt`, `.txt`, none at all, and
/// `.CSV` where the format writes `.csv`.
fn is_text_like(path: &str) -> bool {
    let ending = ending(path);
    let small = ending.to_ascii_lowercase();
    matches!(small.as_str(), "" | "md" | "markdown" | "mdown" | "mkd" | "mkdn" | "mdtext" | "txt" | "text" | "toml")
        || small == "csv" && ending != "csv"
}

/// The register or the settings that a file beside them was meant to be: `unit.toml`, `Units.toml`, `units.toml.txt`.
pub(super) fn register_meant(path: &str) -> Option<&'static str> {
    let small = path.to_ascii_lowercase();
    let stem = small.strip_suffix(".txt").unwrap_or(&small).strip_suffix(".toml")?;
    let stem = stem.trim_end_matches(".toml");
    let known = [SETTINGS, UNITS, DOCUMENTS];
    if stem.contains('/') || known.contains(&path) {
        return None;
    }
    let meant = did_you_mean(stem, ["site", "units", "documents", "settings", "config"])?;
    let meant = if matches!(meant, "settings" | "config") { "site" } else { meant };
    known.into_iter().find(|register| register.strip_suffix(".toml") == Some(meant))
}

/// A file beside the registers that was meant to be `register`.
pub(super) fn meant_to_be<'a>(entries: &'a [Entry], register: &str) -> Option<&'a str> {
    let meant = |entry: &&Entry| register_meant(&entry.path) == Some(register);
    entries.iter().find(meant).map(|entry| entry.path.as_str())
}

/// Says that the file at `path` is not read.
pub(super) fn unread(place: Place, path: &str, file: FileId) -> Diagnostic {
    let what = if place == Place::Misnamed {
        text!(
            "tệp này trông như nội dung nhưng tên không đúng nên không được đọc",
            "this file looks like content, but by its name it is not read"
        )
    } else {
        text!(
            "tệp này không nằm trong thư mục nào đã quy định nên không được công bố",
            "this file is in none of the known folders, so it is not published"
        )
    };
    UNKNOWN_PLACE.at(Span::top(file), what).hint(remedy(place, path))
}

/// Says of every CSV among the award lists that none of them names, that its rows are not published.
pub(super) fn unused_rows(entries: &[Entry], lists: &[AwardList], sources: &mut Sources, out: &mut Vec<Diagnostic>) {
    // The key that names it may stand in what could not be read, or be the very one that is said to be missing.
    if lists.iter().any(|list| list.rows_file.is_none() && !list.whole) {
        return;
    }
    let path = |list: &AwardList, name: &str| format!("{}{name}", folder(sources.path(list.file)));
    let named = |list: &AwardList| list.rows_file.as_ref().map(|name| path(list, &name.value));
    let used: BTreeSet<String> = lists.iter().filter_map(named).collect();
    let csv = |entry: &&Entry| is_usable(entry) && entry.path.starts_with("awards/") && ending(&entry.path) == "csv";
    for entry in entries.iter().filter(csv).filter(|entry| !used.contains(&entry.path)) {
        let (path, name) = (entry.path.as_str(), name(&entry.path));
        let file = sources.push(SourceFile::new(path, ""));
        let list = path.strip_suffix(".csv").unwrap_or(path);
        let found = UNKNOWN_PLACE.at(
            Span::top(file),
            text!(
                "không danh sách nào dùng tệp CSV này nên nó không được công bố",
                "no award list names this CSV, so it is not published"
            ),
        );
        out.push(found.hint(text!(
            "thêm rows = \"{name}\" vào tệp .md của danh sách (như {list}.md), hoặc xóa tệp thừa",
            "add rows = \"{name}\" to the list's .md file (such as {list}.md), or delete a file that is not needed"
        )));
    }
}

fn remedy(place: Place, path: &str) -> Text {
    if let Some(register) = register_meant(path) {
        return text!("đổi tên thành {register}", "rename it to {register}");
    }
    let (folder, rest) = path.split_once('/').unwrap_or(("", path));
    if place == Place::Misnamed {
        let (stem, _) = name(path).split_once('.').unwrap_or((name(path), ""));
        let end = if ending(path).eq_ignore_ascii_case("csv") { "csv" } else { "md" };
        let wanted = slug(stem);
        return if wanted.is_empty() {
            text!("đổi tên thành chữ không dấu, đuôi .{end}", "give it a plain name that ends in .{end}")
        } else {
            text!(
                "đổi tên thành {wanted}.{end}; không phải nội dung thì chuyển ra ngoài content/",
                "rename it to {wanted}.{end}; what is no content belongs outside of content/"
            )
        };
    }
    match did_you_mean(folder, FOLDERS).filter(|_| !rest.is_empty()) {
        Some(near) => text!("chuyển thẳng vào {near}/", "move it right into {near}/"),
        None => text!(
            "chuyển vào stories/, plans/, campaigns/, awards/ hoặc pages/",
            "move it into stories/, plans/, campaigns/, awards/ or pages/"
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_are_nearly_right_are_told_from_others() {
        for path in ["stories/HAY.MD", "stories/a/hay.md.txt", "plans/a.txt", "pages/gioi-thieu", "awards/A.CSV"] {
            assert_eq!(Place::of(path), Place::Misnamed, "{path}");
        }
        for path in ["stories/a.jpg", "plans/a.pdf", "plans/a.docx", "awards/a.csv", "awards/a.xlsx", "ghi-chu.txt"] {
            assert_eq!(Place::of(path), Place::Attached, "{path}");
        }
        assert_eq!(Place::of("stories/a/b.md"), Place::Story);
        assert_eq!(Place::of("plans/2026/b.md"), Place::Unknown);
    }

    #[test]
    fn registers_are_known_by_their_nearest_name() {
        for (path, register) in [
            ("unit.toml", Some(UNITS)),
            ("Units.toml", Some(UNITS)),
            ("units.toml.txt", Some(UNITS)),
            ("document.toml", Some(DOCUMENTS)),
            ("sites.toml", Some(SETTINGS)),
            ("units.toml", None),
            ("awards/units.toml", None),
            ("ghi-chu.txt", None),
            ("zzz.toml", None),
        ] {
            assert_eq!(register_meant(path), register, "{path}");
        }
    }
}
