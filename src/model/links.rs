//! Where the links between texts lead.

use super::attachment::folder;
use super::{Body, Entry, Site, Visibility};
use crate::diagnostic::{Diagnostic, Rule, Severity, Words};
use crate::source::Span;
use crate::syntax::markdown::Address;
use crate::syntax::schema::did_you_mean;
use crate::text;
use rayon::prelude::*;

/// What a link of a text means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkTarget {
    /// A record's page, perhaps at an anchor.
    Record(Entry, Option<String>),
    /// A place in the same text.
    Here(String),
    /// A record that readers do not see today.
    Unpublished(Entry),
    /// An address elsewhere, ready for `href`.
    Outside(String),
    /// An address that is refused, which has been reported.
    Refused,
    /// No file of that name.
    NoFile(String),
    /// The file has no such anchor.
    NoAnchor(Entry, String),
}

/// Finds out what `address`, written in the text of `owner`, means.
#[must_use]
pub fn link_target(site: &Site, owner: Entry, address: &Address) -> LinkTarget {
    let (path, fragment) = match address {
        Address::Outside(href) => return LinkTarget::Outside(href.clone()),
        Address::Refused(_) => return LinkTarget::Refused,
        Address::Local { path, fragment } => (path, fragment.clone()),
    };
    if path.is_empty() {
        return match fragment {
            Some(anchor) if !has_anchor(site, owner, &anchor) => LinkTarget::NoAnchor(owner, anchor),
            Some(anchor) => LinkTarget::Here(anchor),
            None => LinkTarget::NoFile(String::new()),
        };
    }
    let from = site.body(owner).map_or("", |body| folder(site.sources.path(body.file)));
    let Some(entry) = join(from, path).and_then(|path| site.entry_at(&path)) else {
        return LinkTarget::NoFile(path.clone());
    };
    if !site.is_published(entry) {
        return LinkTarget::Unpublished(entry);
    }
    match fragment {
        Some(anchor) if !has_anchor(site, entry, &anchor) => LinkTarget::NoAnchor(entry, anchor),
        anchor => LinkTarget::Record(entry, anchor),
    }
}

/// Whether the page of `entry` has the anchor: one of its text, or a row of an award list.
fn has_anchor(site: &Site, entry: Entry, anchor: &str) -> bool {
    let row = |id| {
        let number = anchor.strip_prefix("dong-").and_then(|n| n.parse::<usize>().ok());
        number.is_some_and(|n: usize| (1..=site.award_lists[id].rows.len()).contains(&n))
    };
    let of_page = matches!(entry, Entry::AwardList(id) if row(id));
    of_page || site.body(entry).is_some_and(|body| body.anchors.iter().any(|known| known == anchor))
}

/// Joins a relative path to a folder; `None` where it leaves the content folder.
fn join(folder: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// Reports links that lead nowhere, and references to what readers do not see today.
pub(super) fn check(site: &Site, out: &mut Vec<Diagnostic>) {
    let bodies: Vec<(Entry, &Body)> = site.bodies().filter(|(_, body)| !body.links.is_empty()).collect();
    out.par_extend(bodies.par_iter().flat_map_iter(|(owner, body)| dead(site, *owner, body)));
    for item in &site.settings.menu {
        match item.target {
            None if site.lost.contains(&format!("{}.md", item.written.value)) => {}
            None => out.push(no_menu_entry(site, &item.written.value, item.written.span)),
            Some(entry) if !site.is_published(entry) => out.push(unpublished(site, entry, item.written.span)),
            Some(_) => {}
        }
    }
    for row in site.award_lists.records().iter().flat_map(|list| &list.rows) {
        let Some(story) = &row.story else { continue };
        if let Some(id) = story.target().filter(|id| !site.is_published(Entry::Story(*id))) {
            out.push(unpublished(site, Entry::Story(id), story.span));
        }
    }
}

/// The links of one text that lead nowhere.
pub(super) fn dead(site: &Site, owner: Entry, body: &Body) -> impl Iterator<Item = Diagnostic> {
    let from = folder(site.sources.path(body.file));
    let is_lost = move |path: &str| join(from, path).is_some_and(|path| site.lost.contains(&path));
    // An anchor may stand in what could not be told from front matter.
    let is_whole = move |entry| site.body(entry).is_some_and(|body| !body.lost);
    body.links.iter().filter_map(move |link| match link_target(site, owner, &link.address) {
        LinkTarget::NoFile(path) => (!is_lost(&path)).then(|| no_file(site, &path, link.span)),
        LinkTarget::NoAnchor(entry, anchor) => is_whole(entry).then(|| no_anchor(site, entry, &anchor, link.span)),
        LinkTarget::Unpublished(entry) => Some(unpublished(site, entry, link.span)),
        _ => None,
    })
}

impl Site {
    /// What a menu can name, by folder and id.
    fn menu_entries(&self) -> Vec<String> {
        let named = |folder: &'static str, names: Vec<&str>| -> Vec<String> {
            names.into_iter().filter(|name| !name.is_empty()).map(|name| format!("{folder}/{name}")).collect()
        };
        [
            named("campaigns", self.campaigns.names().collect()),
            named("plans", self.plans.names().collect()),
            named("pages", self.pages.names().collect()),
            named("stories", self.stories.names().collect()),
            named("awards", self.award_lists.names().collect()),
            named("units", self.units.names().collect()),
            named("documents", self.documents.names().collect()),
        ]
        .concat()
    }

    /// Whether readers see the record today. Only stories can be held back.
    #[must_use]
    pub fn is_published(&self, entry: Entry) -> bool {
        match entry {
            Entry::Story(id) => self.stories[id].visibility(self.today) == Visibility::Published,
            _ => true,
        }
    }

    /// Whether the record is made up, to show what a portal looks like. Units and documents have no such mark.
    #[must_use]
    pub fn is_sample(&self, entry: Entry) -> bool {
        match entry {
            Entry::Campaign(id) => self.campaigns[id].sample,
            Entry::Plan(id) => self.plans[id].sample,
            Entry::Story(id) => self.stories[id].sample,
            Entry::AwardList(id) => self.award_lists[id].sample,
            Entry::Page(id) => self.pages[id].sample,
            Entry::Unit(_) | Entry::Document(_) => false,
        }
    }
}

/// The rules of this file.
pub const RULES: &[&Rule] = &[&NO_FILE, &NO_ANCHOR, &UNPUBLISHED];

/// A link to a file that is not there.
pub static NO_FILE: Rule = Rule {
    code: "G431",
    name: "broken-link",
    severity: Severity::Error,
    title: Words::new("Đường dẫn tới tệp không có", "A link to a file that is not there"),
    explanation: Words::new(
        "Đường dẫn giữa các bài ghi tên tệp .md, tính từ tệp đang viết: [tên](bai-khac.md), [kế hoạch](../plans/kien-an.md#ii-4-dd). Công cụ đổi thành địa chỉ trang.\n\nMục trong thực đơn ghi thư mục và mã: \"pages/gioi-thieu\".",
        "Links between texts name the .md file, seen from the file they stand in: [name](other.md), [plan](../plans/kien-an.md#ii-4-dd). They become the page's address.\n\nMenu entries name the folder and the id: \"pages/gioi-thieu\".",
    ),
};

fn no_file(site: &Site, path: &str, span: Span) -> Diagnostic {
    let found = NO_FILE.at(span, text!("không có tệp “{path}”", "there is no file `{path}`"));
    let name = path.rsplit('/').next().unwrap_or(path);
    let names = site.record_paths().map(|known| known.rsplit('/').next().unwrap_or(known));
    match did_you_mean(name, names) {
        Some(near) => found.hint(text!(
            "có phải ý bạn là “{near}”? Ghi đường dẫn tính từ tệp này",
            "did you mean `{near}`? Write the path as seen from this file"
        )),
        None => found.hint(text!(
            "ghi tên tệp .md tính từ tệp này, ví dụ ../stories/ten-bai.md",
            "name the .md file as seen from this one, such as ../stories/name.md"
        )),
    }
}

/// Says that a menu entry leads nowhere: its folder and id are wrong, or are written as a file's path.
fn no_menu_entry(site: &Site, written: &str, span: Span) -> Diagnostic {
    let found = NO_FILE.at(span, text!("thực đơn không có gì ở “{written}”", "the menu finds nothing at `{written}`"));
    let bare = written.trim_start_matches("./").trim_end_matches('/').trim_end_matches(".md");
    let bare = bare.strip_prefix("content/").unwrap_or(bare);
    let known = site.menu_entries();
    // "kien-an" is one of "campaigns/kien-an", "plans/kien-an"; the first one is offered.
    let id = |entry: &&String| entry.rsplit('/').next() == bare.rsplit('/').next();
    let exact = known.iter().find(|entry| *entry == bare).or_else(|| known.iter().find(id)).map(String::as_str);
    match exact.or_else(|| did_you_mean(bare, known.iter().map(String::as_str))) {
        Some(near) => found.hint(text!("ghi thư mục và mã: \"{near}\"", "write the folder and the id: \"{near}\"")),
        None => found.hint(text!(
            "ghi thư mục và mã, không có đuôi .md: \"pages/gioi-thieu\"",
            "write the folder and the id, without .md: \"pages/gioi-thieu\""
        )),
    }
}

/// A link to an anchor that is not there.
pub static NO_ANCHOR: Rule = Rule {
    code: "G432",
    name: "broken-anchor",
    severity: Severity::Error,
    title: Words::new("Đường dẫn tới chỗ không có trong tệp", "A link to an anchor that is not there"),
    explanation: Words::new(
        "Phần sau dấu # là chỗ trong trang: mục, khoản, điểm của kế hoạch (#ii-4-dd), tiêu đề của bài (#cach-lam), dòng của danh sách (#dong-3).",
        "What follows # is a place in the page: a section, clause or point of a plan (#ii-4-dd), a heading of a text (#cach-lam), a row of a list (#dong-3).",
    ),
};

fn no_anchor(site: &Site, entry: Entry, anchor: &str, span: Span) -> Diagnostic {
    let path = site.body(entry).map_or("", |body| site.sources.path(body.file));
    let found = NO_ANCHOR.at(span, text!("trong {path} không có chỗ “#{anchor}”", "there is no `#{anchor}` in {path}"));
    let known = site.body(entry).map(|body| body.anchors.iter()).into_iter().flatten();
    match did_you_mean(anchor, known) {
        Some(near) => found.hint(text!("có phải ý bạn là “#{near}”?", "did you mean `#{near}`?")),
        None => found.hint(text!(
            "sửa phần sau dấu #, hoặc bỏ đi để dẫn tới đầu trang",
            "correct what follows #, or leave it out"
        )),
    }
}

/// A reference to what readers do not see today.
pub static UNPUBLISHED: Rule = Rule {
    code: "G433",
    name: "link-to-unpublished",
    severity: Severity::Note,
    title: Words::new("Dẫn tới bài chưa đăng hoặc đã gỡ", "A reference to what is not published"),
    explanation: Words::new(
        "Bài nháp, bài hẹn ngày và bài đã hết hạn không có trang để dẫn tới, nên chỗ này hiện thành chữ thường. Khi bài được đăng, đường dẫn tự hoạt động.",
        "A draft, a story of a later day and an expired one have no page to lead to, so the words stand without a link. Once it is published the link works by itself.",
    ),
};

fn unpublished(site: &Site, entry: Entry, span: Span) -> Diagnostic {
    let path = site.body(entry).map_or("", |body| site.sources.path(body.file));
    UNPUBLISHED
        .at(
            span,
            text!(
                "{path} hôm nay chưa đăng hoặc đã hết hạn; chỗ này hiện thành chữ thường",
                "{path} is not published today; the words stand without a link"
            ),
        )
        .hint(text!("không cần làm gì nếu đúng ý", "nothing to do if that is meant"))
}
