//! Which known document a mention in running text means.

#[cfg(test)]
mod tests;
mod whose;

use super::{Cited, DocumentKind, Entry, Id, Level, RefTo, Site, Unit};
use crate::syntax::PartialDate;
use crate::syntax::markdown::Prose;
use crate::vietnamese::{self, DocumentMention, DocumentNumber, find_document_mentions, law_key};
use std::collections::BTreeMap;
use std::hash::Hash;
use std::ops::Range;
use whose::{Names, Said, is_list};

/// The known documents and plans by what identifies them in text.
#[derive(Debug, Default)]
pub struct Mentions {
    by_key: BTreeMap<String, Vec<Cited>>,
    names: Names,
}

/// A mention, and the known document that it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mentioned {
    /// What a link covers.
    pub range: Range<usize>,
    /// The document; none where no known one fits, or more than one.
    pub cited: Option<Cited>,
    /// Where none is meant, the one that would be if the text did not give another year: numbers begin anew every year.
    pub of_other_year: Option<Cited>,
    /// What the text says.
    pub mention: DocumentMention,
}

impl Mentions {
    pub(super) fn of(site: &Site) -> Self {
        let mut by_key: BTreeMap<String, Vec<Cited>> = BTreeMap::new();
        for (id, document) in site.documents.iter() {
            let key = match &document.number {
                Some(number) => DocumentNumber::parse(&number.value).map(|number| number.key()),
                None if document.kind == DocumentKind::Law => Some(law_key(&document.title.value)),
                None => None,
            };
            if let Some(key) = key {
                by_key.entry(key).or_default().push(Cited::Document(id));
            }
        }
        for (id, plan) in site.plans.iter() {
            if let Some(number) = plan.number.as_ref().and_then(|number| DocumentNumber::parse(&number.value)) {
                by_key.entry(number.key()).or_default().push(Cited::Plan(id));
            }
        }
        Mentions { by_key, names: Names::of(&site.units) }
    }

    /// Every mention in `text`. What the text says of whose it is comes first, then its date, then the `issuer` of the text
    /// and the units above it, the nearest first.
    #[must_use]
    pub fn find(&self, site: &Site, text: &str, issuer: Option<Id<Unit>>) -> Vec<Mentioned> {
        let mut mentioned: Vec<Mentioned> = Vec::new();
        // "138/KH-UBND và số 139/KH-UBND của UBND tỉnh E": both are the province's. From the last to the first.
        let mut next: Option<Said> = None;
        for mention in find_document_mentions(text).into_iter().rev() {
            let range = mention.range.clone();
            let after: String = near(text.get(range.end..).unwrap_or("")).collect();
            let said = self.names.said(site, &after, issuer).or_else(|| {
                let following = mentioned.last().filter(|next| issuer_code(&next.mention) == issuer_code(&mention))?;
                let between = after.get(..following.range.start - range.end)?;
                next.take().filter(|_| is_list(between))
            });
            let (cited, of_other_year) = self.resolve(site, &mention, &after, said.as_ref(), issuer);
            next = said;
            mentioned.push(Mentioned { range, cited, of_other_year, mention });
        }
        mentioned.reverse();
        mentioned
    }

    /// The document of this number, issuer and date; none where it is not known, or not told apart.
    #[must_use]
    pub fn exactly(&self, site: &Site, number: &str, issuer: Option<Id<Unit>>, date: PartialDate) -> Option<Cited> {
        let candidates = self.by_key.get(&DocumentNumber::parse(number)?.key())?;
        let fits = |cited: &&Cited| {
            issuer_of(site, **cited) == issuer && issued(site, **cited).is_some_and(|issued| issued.agrees_with(date))
        };
        let mut fitting = candidates.iter().filter(fits);
        fitting.next().filter(|_| fitting.next().is_none()).copied()
    }

    /// Whether nothing can be recognised in a text.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.by_key.is_empty()
    }

    /// Documents and plans that share a number with others, each with the others. They are told apart by issuer and date.
    pub(super) fn namesakes(&self) -> BTreeMap<Cited, Vec<Cited>> {
        let shared = self.by_key.values().filter(|alike| alike.len() > 1);
        let others = |alike: &'_ Vec<Cited>| -> Vec<(Cited, Vec<Cited>)> {
            let of = |one: &Cited| (*one, alike.iter().filter(|other| *other != one).copied().collect());
            alike.iter().map(of).collect()
        };
        shared.flat_map(others).collect()
    }

    /// Whether a document or plan has this key: that of a number, or of a law's name.
    #[must_use]
    pub fn knows(&self, key: &str) -> bool {
        self.by_key.contains_key(key)
    }

    /// The document that is meant, and that of another year.
    fn resolve(
        &self,
        site: &Site,
        mention: &DocumentMention,
        after: &str,
        said: Option<&Said>,
        issuer: Option<Id<Unit>>,
    ) -> (Option<Cited>, Option<Cited>) {
        let known = self.by_key.get(&mention.key()).map_or(&[][..], Vec::as_slice);
        let named = mention.kind().map(vietnamese::DocumentType::word);
        let fits = |cited: &&Cited| named.is_none_or(|word| kind(site, **cited).as_str() == word);
        let allowed = |cited: &&Cited| said.is_none_or(|said| said.allows(site, **cited));
        let mut candidates: Vec<Cited> = known.iter().filter(fits).filter(allowed).copied().collect();
        let is_of_said = |cited: &Cited| said.is_some_and(|said| said.names_issuer_of(site, *cited));
        if candidates.iter().any(is_of_said) {
            candidates.retain(is_of_said);
        }
        let is_of_year = |cited: &Cited| !is_of_other_year(mention, issued(site, *cited));
        let (candidates, of_other_years): (Vec<_>, Vec<_>) = candidates.into_iter().partition(is_of_year);
        // Another day is a slip where it is clear whose the document is; else it may be one that the register does not have.
        let is_meant = |cited: &Cited| {
            let differs = agrees(mention, issued(site, *cited)) == Some(false);
            !differs || said.is_some() || is_meant(site, *cited, issuer, after)
        };
        let choose = |among| decide(site, mention, among, issuer).filter(is_meant);
        let cited = choose(candidates);
        (cited, choose(of_other_years).filter(|_| cited.is_none()))
    }
}

/// The only one of the candidates, or the one that the date decides for, or that of the nearest issuer.
fn decide(site: &Site, mention: &DocumentMention, among: Vec<Cited>, issuer: Option<Id<Unit>>) -> Option<Cited> {
    if let [only] = among[..] {
        return Some(only);
    }
    let dated = |cited: &Cited| agrees(mention, issued(site, *cited)) == Some(true);
    let by_date: Vec<Cited> = among.iter().filter(|cited| dated(cited)).copied().collect();
    if let [only] = by_date[..] {
        return Some(only);
    }
    let rest = if by_date.is_empty() { among } else { by_date };
    let above = ancestors(site, issuer);
    let near = |cited: &Cited| above.iter().position(|unit| issuer_of(site, *cited) == Some(*unit));
    let nearest = rest.iter().filter_map(near).min()?;
    let mut nearest = rest.iter().filter(|cited| near(cited) == Some(nearest));
    nearest.next().filter(|_| nearest.next().is_none()).copied()
}

/// What a symbol says of its issuer; empty for laws.
fn issuer_code(mention: &DocumentMention) -> &str {
    match &mention.cited {
        vietnamese::Cited::Number { number, .. } => &number.issuer_code,
        vietnamese::Cited::Law { .. } => "",
    }
}

/// Whether a text gives another year than that of issue. A number that has its year is one document all the same.
fn is_of_other_year(mention: &DocumentMention, issued: Option<PartialDate>) -> bool {
    let has_year = matches!(&mention.cited, vietnamese::Cited::Number { number, .. } if number.year.is_some());
    let written = mention.date.as_ref().and_then(|date| date.year);
    !has_year && matches!((written, issued), (Some(written), Some(issued)) if i32::from(written) != issued.year())
}

/// A unit and those above it; stops where the chain comes back.
fn ancestors(site: &Site, from: Option<Id<Unit>>) -> Vec<Id<Unit>> {
    let mut chain = Vec::new();
    let mut at = from;
    while let Some(unit) = at.filter(|unit| !chain.contains(unit)) {
        chain.push(unit);
        at = site.units[unit].parent.as_ref().and_then(RefTo::target);
    }
    chain
}

fn kind(site: &Site, cited: Cited) -> DocumentKind {
    match cited {
        Cited::Document(id) => site.documents[id].kind,
        Cited::Plan(id) => site.plans[id].kind,
    }
}

fn issuer_of(site: &Site, cited: Cited) -> Option<Id<Unit>> {
    match cited {
        Cited::Document(id) => site.documents[id].issuer.target(),
        Cited::Plan(id) => site.plans[id].issuer.target(),
    }
}

/// The date of issue as far as it is known.
#[must_use]
pub fn issued(site: &Site, cited: Cited) -> Option<PartialDate> {
    match cited {
        Cited::Document(id) => site.documents[id].issued.map(|issued| issued.value),
        Cited::Plan(id) => site.plans[id].issued.map(|issued| issued.value),
    }
}

/// Whether the date that a mention gives can be the date of issue; none where one of the two is not known.
#[must_use]
pub fn agrees(mention: &DocumentMention, issued: Option<PartialDate>) -> Option<bool> {
    let (written, issued) = (mention.date.as_ref()?, issued?);
    let same = |a: Option<u32>, b: Option<u32>| a.is_none() || b.is_none() || a == b;
    Some(
        written.year.is_none_or(|year| i32::from(year) == issued.year())
            && same(written.month.map(u32::from), issued.month())
            && same(written.day.map(u32::from), issued.day()),
    )
}

/// How many characters after a mention are looked at for whose document it is.
const NEAR: usize = 160;

/// The words after a mention that may say whose document it is: those of its paragraph that are near.
fn near(after: &str) -> impl Iterator<Item = char> {
    after.chars().take_while(|c| *c != '\n').take(NEAR)
}

/// All that others can know of the documents that a text names: which, in what words, with what date, below which heading,
/// and what follows. Where this is the same, pages of documents tell the same of the text.
pub(super) fn facts(prose: &Prose) -> Vec<impl Hash> {
    let text = prose.plain.text();
    let below = |at: usize| prose.headings.iter().take_while(|heading| heading.at <= at).last();
    let fact = |mention: DocumentMention| {
        let written = match &mention.cited {
            vietnamese::Cited::Number { written, .. } => written.clone(),
            vietnamese::Cited::Law { name } => name.clone(),
        };
        let date = mention.date.as_ref().map(|date| (date.year, date.month, date.day));
        let anchor = below(mention.range.start).map(|heading| heading.id.as_str());
        let after: String = near(text.get(mention.range.end..).unwrap_or("")).collect();
        (mention.key(), mention.named, written, date, anchor, after)
    };
    find_document_mentions(text).into_iter().map(fact).collect()
}

/// Whether a mention with another date means this document all the same, and not one of the same number that the
/// register does not have: numbers of the centre are the only ones of their kind, those of provinces and wards are
/// not.
fn is_meant(site: &Site, cited: Cited, issuer: Option<Id<Unit>>, after: &str) -> bool {
    let Some(of) = issuer_of(site, cited) else { return false };
    if site.units[of].level == Some(Level::Central) {
        return true;
    }
    if ancestors(site, issuer).contains(&of) {
        return true;
    }
    let unit = &site.units[of];
    [&unit.name].into_iter().chain(&unit.short).any(|name| after.contains(&name.value))
}

impl Site {
    /// Whose namesakes are meant by the numbers in the text of `entry`: the issuer's of a plan or campaign, else the
    /// publisher's.
    #[must_use]
    pub fn issuer_of(&self, entry: Entry) -> Option<Id<Unit>> {
        let own = match entry {
            Entry::Plan(id) => self.plans[id].issuer.target(),
            Entry::Campaign(id) => self.campaigns[id].issuer.target(),
            _ => None,
        };
        own.or_else(|| self.settings.publisher.target())
    }
}
