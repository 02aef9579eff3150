//! `guong check --privacy`: a page for the editors, on their own machine, of all that concerns personal data.
//!
//! It shows what is refused, what is admitted and why, where contacts stand, pictures of minors with their consents, and
//! what was withdrawn. It is never published: it goes into a folder of its own beside `content/`, which `build` takes for a
//! source, so that no output can lie in it or hold it, and it is not written where a published site lies.

use super::Common;
use crate::artifact::escape;
use crate::checks::personal_data::{Verdict, Weighed, audit, words};
use crate::diagnostic::{Language, Text, Words};
use crate::driver::Portal;
use crate::model::{Photo, Story};
use crate::publish::{MANIFEST, PublishError};
use crate::source::Span;
use crate::text;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// The folder of the page, beside `content/`.
pub const FOLDER: &str = ".guong-audit";

/// The page.
const PAGE: &str = "du-lieu-ca-nhan.html";

/// Writes the page of `portal`, and says where.
pub(super) fn write(portal: &Portal, common: &Common) -> Result<Text, PublishError> {
    let folder = common.site.join(FOLDER);
    let published =
        fs::canonicalize(&common.site).ok().filter(|site| site.ancestors().any(|above| above.join(MANIFEST).exists()));
    if published.is_some() || fs::symlink_metadata(&folder).is_ok_and(|found| found.is_symlink()) {
        return Err(PublishError::would_publish(&folder));
    }
    let save =
        |path: &Path, text: &str| fs::write(path, text).map_err(|error| PublishError::cannot_write_page(path, error));
    fs::create_dir_all(&folder).map_err(|error| PublishError::cannot_write_page(&folder, error))?;
    save(&folder.join(".gitignore"), "# For the editors of this machine alone.\n*\n")?;
    let path = folder.join(PAGE);
    let (page, refused) = page(portal, common.language());
    save(&path, &page)?;
    let shown = path.display();
    Ok(text!(
        "Trang rà soát dữ liệu cá nhân: {shown} ({refused} chỗ phải sửa). Chỉ để xem trên máy này, không gửi đi.",
        "The audit of personal data: {shown} ({refused} places to mend). For this machine alone; do not send it on."
    ))
}

/// The page, and how many places must be mended.
fn page(portal: &Portal, language: Language) -> (String, usize) {
    let (weighed, contacts) = audit(&portal.site);
    let page = &mut Page { out: String::new(), portal, language };
    let refused: Vec<&Weighed> = weighed.iter().filter(|it| it.verdict == Verdict::Refused).collect();
    let columns: Vec<Span> =
        portal.findings.iter().filter(|found| found.rule.code == "G308").map(|found| found.span).collect();
    page.head();
    page.refused(&refused, &columns);
    page.admitted(&weighed);
    page.contacts(&contacts);
    page.minors();
    page.withdrawn();
    page.out.push_str("</main>\n");
    (std::mem::take(&mut page.out), refused.len() + columns.len())
}

struct Page<'p> {
    out: String,
    portal: &'p Portal,
    language: Language,
}

impl Page<'_> {
    fn say(&self, vi: &'static str, en: &'static str) -> &'static str {
        Words::new(vi, en).get(self.language)
    }

    fn head(&mut self) {
        let title = self.say("Rà soát dữ liệu cá nhân", "Audit of personal data");
        let note = self.say(
            "Trang này chỉ để người biên tập xem trên máy, không được công bố hay gửi đi.",
            "This page is for the editors of this machine alone; it is neither published nor sent on.",
        );
        let (site, day) = (escape(&self.portal.site.settings.title.value), self.portal.site.today);
        let lang = self.say("vi", "en");
        let _ = write!(
            self.out,
            "<!doctype html>\n<html lang=\"{lang}\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n\
             <meta name=\"robots\" content=\"noindex\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
             <title>{title}</title>\n<style>{STYLE}</style>\n<main>\n<h1>{title}</h1>\n<p>{site}, {day}</p>\n<p><strong>{note}</strong></p>\n"
        );
    }

    /// What must be mended, half hidden: the place says where it stands in full.
    fn refused(&mut self, refused: &[&Weighed], columns: &[Span]) {
        let mut rows: Vec<[String; 3]> = refused
            .iter()
            .map(|it| {
                let (what, instead) = words(it.kind);
                let what = format!("{}: {}", what.get(self.language), masked(&it.written));
                [self.place(it.span), what, instead.get(self.language).to_owned()]
            })
            .collect();
        let column = self.say("cột dữ liệu cá nhân trong danh sách", "a column of personal data in a list");
        let delete = self.say("xóa cả cột", "delete the column");
        rows.extend(columns.iter().map(|span| [self.place(*span), column.to_owned(), delete.to_owned()]));
        let title = self.say("Phải sửa trước khi công bố", "To be mended before publishing");
        let heads = [self.say("Chỗ", "Place"), self.say("Là gì", "What"), self.say("Cách sửa", "Remedy")];
        self.table(title, heads, &rows);
    }

    /// Every text that `[privacy] allow` admits, with where it stands: an entry that admits nothing is told as such.
    fn admitted(&mut self, weighed: &[Weighed]) {
        let entries = &self.portal.site.settings.privacy_allow;
        let unused = self.say("không còn ở đâu, nên bỏ mục này", "stands nowhere any more; leave the entry out");
        let row = |(index, entry): (usize, &crate::model::Allowed)| {
            let here = weighed.iter().filter(|it| it.verdict == Verdict::Admitted(index));
            let places: Vec<String> = here.map(|it| self.place(it.span)).collect();
            let places = if places.is_empty() { unused.to_owned() } else { places.join(", ") };
            [entry.text.value.clone(), entry.reason.value.clone(), places]
        };
        let rows: Vec<[String; 3]> = entries.iter().enumerate().map(row).collect();
        let title = self.say("Được phép, có lý do ([privacy] allow)", "Admitted, with a reason ([privacy] allow)");
        let heads = [self.say("Chữ", "Text"), self.say("Lý do", "Reason"), self.say("Ở đâu", "Where")];
        self.table(title, heads, &rows);
    }

    fn contacts(&mut self, contacts: &[(String, String, Span)]) {
        let rows: Vec<[String; 3]> =
            contacts.iter().map(|(key, text, span)| [self.place(*span), key.clone(), text.clone()]).collect();
        let title = self.say("Liên hệ của cơ quan (khóa contact)", "How offices are reached (`contact` keys)");
        self.table(title, [self.say("Chỗ", "Place"), self.say("Khóa", "Key"), self.say("Nội dung", "Text")], &rows);
    }

    fn minors(&mut self) {
        let missing = self.say("THIẾU", "MISSING");
        let paper =
            |paper: Option<&crate::source::Spanned<String>>| paper.map_or(missing, |it| it.value.as_str()).to_owned();
        let minors = |story: &'_ Story| -> Vec<[String; 3]> {
            let row = |photo: &Photo| {
                let consents = [paper(photo.consent.as_ref()), paper(photo.guardian_consent.as_ref())];
                [self.place(photo.file.span), photo.file.value.clone(), consents.join("; ")]
            };
            story.photos.iter().filter(|photo| photo.minor).map(row).collect()
        };
        let rows: Vec<[String; 3]> = self.portal.site.stories.records().iter().flat_map(minors).collect();
        let title = self.say("Ảnh trẻ em và văn bản đồng ý", "Pictures of minors and their consents");
        let papers = self.say("Của em; của người giám hộ", "The minor's; the guardian's");
        self.table(title, [self.say("Chỗ", "Place"), self.say("Ảnh", "Picture"), papers], &rows);
    }

    fn withdrawn(&mut self) {
        let entries = self.portal.site.ledger.entries.iter().map(|located| &located.entry);
        let rows: Vec<[String; 3]> = entries
            .filter(|entry| !entry.withdrawn.is_empty())
            .map(|entry| {
                [entry.time.clone(), format!("{} ({})", entry.record, entry.withdrawn.join(", ")), entry.reason.clone()]
            })
            .collect();
        let title = self.say("Đã gỡ theo yêu cầu", "Withdrawn on request");
        self.table(
            title,
            [self.say("Lúc", "Time"), self.say("Phần đã gỡ", "What"), self.say("Lý do", "Reason")],
            &rows,
        );
    }

    fn table(&mut self, title: &str, heads: [&str; 3], rows: &[[String; 3]]) {
        let _ = writeln!(self.out, "<h2>{title} ({})</h2>", rows.len());
        if rows.is_empty() {
            let none = self.say("Không có.", "None.");
            let _ = writeln!(self.out, "<p>{none}</p>");
            return;
        }
        let cells = |cells: &[String], tag: &str| {
            cells.iter().map(|cell| format!("<{tag}>{}</{tag}>", escape(cell))).collect::<Vec<_>>().concat()
        };
        let _ = writeln!(self.out, "<table>\n<tr>{}</tr>", cells(&heads.map(str::to_owned), "th"));
        for row in rows {
            let _ = writeln!(self.out, "<tr>{}</tr>", cells(row, "td"));
        }
        self.out.push_str("</table>\n");
    }

    /// `stories/a.md:7:12`.
    fn place(&self, span: Span) -> String {
        let file = self.portal.site.sources.file(span.file);
        let at = file.position(span.start);
        format!("{}:{}:{}", file.path(), at.line, at.column)
    }
}

const STYLE: &str = "body{font:1rem/1.5 sans-serif;margin:1rem;max-width:70rem}table{border-collapse:collapse;width:100%}\
th,td{border:1px solid #767676;padding:.3rem .5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}:root{color-scheme:light dark}";

/// The first and last characters with the rest hidden, so that the page gathers nobody's data.
fn masked(written: &str) -> String {
    let characters: Vec<char> = written.chars().collect();
    let shown = if characters.len() >= 8 { 2 } else { 1 };
    let hide = |(index, c): (usize, &char)| match index < shown || index + shown >= characters.len() {
        true => *c,
        false if c.is_whitespace() => ' ',
        false => '•',
    };
    characters.iter().enumerate().map(hide).collect()
}
