//! Which texts name which documents.
//!
//! Built once when a site is loaded: asking every text anew for every document would grow with their product.

use super::mentions::issued;
use super::{Body, Cited, Entry, Id, Mentioned, Site, Unit, agrees};
use crate::syntax::{PartialDate, markdown};
use crate::vietnamese::DocumentMention;
use rayon::prelude::*;
use std::collections::BTreeMap;

/// A record whose text names a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CitingText {
    /// The record.
    pub by: Entry,
    /// The anchor of the section or point that names it; none for what stands before the first.
    pub anchor: Option<String>,
    /// The date that the text gives the document.
    pub written: Option<PartialDate>,
    /// Whether the document was issued on another date.
    pub differs: bool,
}

/// Every known document with the published texts that name it. A text stands once for each document: where it gives
/// the date, else where it first names it.
pub(super) fn citing_texts(site: &Site, mentions: &super::Mentions) -> BTreeMap<Cited, Vec<CitingText>> {
    if mentions.is_empty() {
        return BTreeMap::new();
    }
    let bodies: Vec<(Entry, &Body)> = site.bodies().filter(|(entry, _)| site.is_published(*entry)).collect();
    let found: Vec<Vec<(Cited, CitingText)>> =
        bodies.into_par_iter().map(|(entry, body)| of_text(site, mentions, entry, body)).collect();
    let mut texts: BTreeMap<Cited, Vec<CitingText>> = BTreeMap::new();
    for (cited, text) in found.into_iter().flatten() {
        texts.entry(cited).or_default().push(text);
    }
    texts
}

fn of_text(site: &Site, mentions: &super::Mentions, by: Entry, body: &Body) -> Vec<(Cited, CitingText)> {
    if !body.may_mention {
        return Vec::new();
    }
    let mut reader = Reader { site, mentions, by, issuer: site.issuer_of(by), found: BTreeMap::new() };
    if let Some(outline) = &body.outline {
        for entry in outline.entries() {
            reader.read(&entry.text, |_| Some(entry.anchor));
        }
        // What stands before the first heading belongs to no point.
        reader.read(outline.plain.text(), |_| None);
    } else {
        let file = site.sources.file(body.file);
        let prose = markdown::parse(body.file, file.text(), body.range.clone());
        let heading_of = |at: usize| prose.headings.iter().take_while(|heading| heading.at <= at).last();
        reader.read(prose.plain.text(), |at| heading_of(at).map(|heading| heading.id.as_str()));
    }
    reader.found.into_iter().collect()
}

struct Reader<'a> {
    site: &'a Site,
    mentions: &'a super::Mentions,
    by: Entry,
    issuer: Option<Id<Unit>>,
    found: BTreeMap<Cited, CitingText>,
}

impl Reader<'_> {
    fn read<'s>(&mut self, text: &str, anchor: impl Fn(usize) -> Option<&'s str>) {
        for Mentioned { range, cited, mention, .. } in self.mentions.find(self.site, text, self.issuer) {
            let Some(cited) = cited.filter(|cited| Entry::from(*cited) != self.by) else { continue };
            let differs = agrees(&mention, issued(self.site, cited)) == Some(false);
            let written = written(&mention);
            let known = self.found.get(&cited);
            if known.is_none_or(|known| known.written.is_none() && written.is_some()) {
                let anchor = anchor(range.start).map(str::to_owned);
                self.found.insert(cited, CitingText { by: self.by, anchor, written, differs });
            }
        }
    }
}

/// The date that a mention gives, as far as it gives one.
fn written(mention: &DocumentMention) -> Option<PartialDate> {
    let date = mention.date.as_ref()?;
    let year = date.year?;
    let text = match (date.month, date.day) {
        (Some(month), Some(day)) => format!("{year:04}-{month:02}-{day:02}"),
        (Some(month), None) => format!("{year:04}-{month:02}"),
        _ => format!("{year:04}"),
    };
    PartialDate::parse(&text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::load;
    use crate::world::{Clock, MemoryWorld};

    #[test]
    fn a_text_stands_once_where_it_gives_the_date() {
        let documents = "[[document]]\nid = \"nq\"\nnumber = \"57-NQ/TW\"\ntype = \"resolution\"\nissuer = \"bct\"\nissued = 2024-12-22\ntitle = \"Về đột phá\"\n";
        let units = "[[unit]]\nid = \"bct\"\nname = \"Bộ Chính trị\"\nkind = \"central\"\nlevel = \"central\"\n";
        let page = "+++\ntitle = \"A\"\n+++\nNghị quyết số 57-NQ/TW.\n\n## Căn cứ {#can-cu}\n\nNghị quyết số 57-NQ/TW ngày 12/12/2024.\n";
        let world = MemoryWorld::new(Clock::Today("2026-11-21".parse().unwrap()))
            .with("content/documents.toml", documents)
            .with("content/units.toml", units)
            .with("content/pages/a.md", page)
            .with("content/pages/b.md", "+++\ntitle = \"B\"\n+++\nKế hoạch số 99/KH-UBND.\n");
        let (site, _) = load(&world);
        let cited = Cited::Document(site.documents.find("nq").unwrap());
        let texts = &site.index.citing_texts[&cited];
        let expected = CitingText {
            by: Entry::Page(site.pages.find("a").unwrap()),
            anchor: Some("can-cu".to_owned()),
            written: PartialDate::parse("2024-12-12"),
            differs: true,
        };
        assert_eq!(texts, &[expected]);
    }
}
