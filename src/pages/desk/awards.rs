//! Award rows and lists: views, counts and the use of quotas.

use super::Desk;
use crate::diagnostic::Language;
use crate::model::{
    AwardList, AwardRow, AwardStatus, Correction, Entry, Id, Occasion, Plan, Quota, RowAddress, Site, is_beyond_issuer,
};
use crate::pages::view::{
    AwardCounts, AwardListCard, AwardMention, AwardName, AwardRowView, CorrectionView, DecisionView, Key, Link,
    ObjectionView, QuotaUse, Reference,
};
use crate::route::{Route, correction_anchor, row_anchor};
use crate::sealing::{self, Sealable};
use crate::syntax::rows::{RowStatus, Subject};
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// In how long a list every row has its letter; in longer ones readers write the number themselves.
const ROWS_WITH_LETTERS: usize = 300;

/// The anchor of the quotas on a plan's page.
const QUOTAS: &str = "so-luong";

impl Desk<'_> {
    /// The list and the row at an address.
    #[must_use]
    pub fn row(&self, address: RowAddress) -> (&AwardList, &AwardRow) {
        let list = &self.site.award_lists[address.list];
        (list, &list.rows[address.row])
    }

    /// Whether the award stands: granted by a decision and not revoked.
    #[must_use]
    pub fn is_standing(&self, address: RowAddress) -> bool {
        let (list, row) = self.row(address);
        matches!(list.status.value, AwardStatus::Granted | AwardStatus::Corrected) && row.status != RowStatus::Revoked
    }

    /// What readers are told of a status today.
    #[must_use]
    pub fn told(&self, list: &AwardList, status: AwardStatus) -> Key {
        list.told(status, self.site.today, &self.site.settings.holidays)
    }

    /// A row in its list.
    #[must_use]
    pub fn award_row(&self, address: RowAddress) -> AwardRowView {
        let (list, row) = self.row(address);
        let text = |text: &Option<crate::source::Spanned<String>>| text.as_ref().map(|text| text.value.clone());
        let told = self.site.index.stories_by_row.get(&address).map_or(&[][..], Vec::as_slice);
        AwardRowView {
            ordinal: row.ordinal,
            anchor: row_anchor(row.ordinal),
            name: row.name.value.clone(),
            honorific: row.spoken_honorific().map(str::to_owned),
            subject: subject_key(row),
            title: text(&row.position),
            unit: row.unit.as_ref().map(|unit| match unit.unit {
                Some(id) => self.unit(id),
                None => Reference::plain(unit.text.value.clone()),
            }),
            form: self.site.form_name(&row.form).to_owned(),
            achievement: text(&row.achievement),
            story: told.iter().find_map(|story| self.story_link(*story)),
            note: text(&row.note),
            status: row_status(list, row),
            corrections: {
                let of_row = |(_, correction): &(usize, &Correction)| is_of(correction, row.ordinal);
                let mut own =
                    self.corrections(Sealable::List(address.list), (1..).zip(&list.corrections).filter(of_row));
                // The anchors stand where the page shows all of them.
                for correction in &mut own {
                    correction.anchor = None;
                }
                own
            },
            honoured_before: self.site.index.honoured_before.get(&address).map(|first| self.honour_link(*first)),
            beyond_issuer: self.is_standing(address) && is_beyond_issuer(self.site, list, row),
            objection: (list.rows.len() <= ROWS_WITH_LETTERS).then(|| self.objection(address)),
        }
    }

    /// A row of a list, by the list's title and the row's ordinal.
    fn honour_link(&self, address: RowAddress) -> Link {
        let (list, row) = self.row(address);
        Link { href: self.row_href(address), text: self.row_words(list, row), sample: list.sample }
    }

    fn row_words(&self, list: &AwardList, row: &AwardRow) -> String {
        let (title, ordinal) = (&list.title.value, row.ordinal);
        match self.site.settings.language {
            Language::Vi => format!("{title}, dòng {ordinal}"),
            Language::En => format!("{title}, row {ordinal}"),
        }
    }

    /// What to write who objects to a row.
    fn objection(&self, address: RowAddress) -> ObjectionView {
        let (list, row) = self.row(address);
        let base = &self.site.settings.base_url.value;
        let page = Route::AwardList(address.list).address(self.site).absolute(base);
        let decision = list.decision.as_ref().map(|decision| format!(", {}", decision.number.value));
        let subject = format!("{}{}", self.row_words(list, row), decision.unwrap_or_default());
        let text = format!("{subject}: {}\n{page}#{}\n", row.name.value, row_anchor(row.ordinal));
        let email = self.site.settings.contact.email.as_ref();
        let mailto =
            email.map(|email| format!("mailto:{email}?subject={}&body={}", mail_part(&subject), mail_part(&text)));
        ObjectionView { text, mailto }
    }

    /// A recipient's name with the way to the row.
    #[must_use]
    pub fn award_name(&self, address: RowAddress) -> AwardName {
        let (list, row) = self.row(address);
        AwardName {
            href: self.row_href(address),
            ordinal: row.ordinal,
            name: row.name.value.clone(),
            form: self.site.form_name(&row.form).to_owned(),
            status: row_status(list, row),
            sample: list.sample,
        }
    }

    /// An award on the page of a story or a unit.
    #[must_use]
    pub fn award_mention(&self, address: RowAddress) -> AwardMention {
        let (list, row) = self.row(address);
        AwardMention {
            href: self.row_href(address),
            name: row.name.value.clone(),
            form: self.site.form_name(&row.form).to_owned(),
            year: list.year.value,
            ordinal: row.ordinal,
            list: list.title.value.clone(),
            decision: list.decision.as_ref().map(|decision| decision.number.value.clone()),
            status: self.told(list, list.status_of(row)),
            sample: list.sample,
        }
    }

    /// The decision behind a list.
    #[must_use]
    pub fn decision(&self, list: &AwardList) -> Option<DecisionView> {
        let decision = list.decision.as_ref()?;
        let issuer = decision.issuer.target();
        let kind = issuer.map_or("other", |id| self.site.units[id].kind.as_str());
        let known = self.site.index.mentions.exactly(self.site, &decision.number.value, issuer, decision.issued.value);
        Some(DecisionView {
            number: decision.number.value.clone(),
            href: known.and_then(|known| self.reference(Entry::from(known), "").href),
            issued: decision.issued.value.to_string(),
            issuer: self.unit_of(&decision.issuer),
            issuer_kind: kind,
            signer: decision.signer.as_ref().map(|signer| signer.value.clone()),
        })
    }

    /// A list among lists.
    #[must_use]
    pub fn award_list_card(&self, id: Id<AwardList>) -> AwardListCard {
        let list = &self.site.award_lists[id];
        AwardListCard {
            href: self.href(Route::AwardList(id)),
            title: list.title.value.clone(),
            occasion: list.occasion.map_or("annual", |occasion| occasion.value.as_str()),
            year: list.year.value,
            status: self.told(list, list.status.value),
            decision: self.decision(list),
            counts: counts(list),
            sample: list.sample,
        }
    }

    /// A name for the list as a link.
    #[must_use]
    pub fn award_list_reference(&self, id: Id<AwardList>) -> Reference {
        self.reference(Entry::AwardList(id), self.site.award_lists[id].title.value.as_str())
    }

    /// Corrections of a record with their numbers in it, oldest first; the first of each day has the anchor to which feeds
    /// lead.
    pub fn corrections<'a>(
        &self,
        of: Sealable,
        corrections: impl Iterator<Item = (usize, &'a Correction)>,
    ) -> Vec<CorrectionView> {
        let mut sorted: Vec<(usize, &Correction)> = corrections.collect();
        sorted.sort_by_key(|(_, correction)| correction.date.map(|date| date.value));
        let mut days = BTreeSet::new();
        let mut anchor = |number: usize, correction: &Correction| {
            let day = sealing::correction_day(self.site, of, number, correction)?;
            days.insert(day).then(|| correction_anchor(day))
        };
        let view = |(number, correction): (usize, &Correction)| CorrectionView {
            date: correction.date.map(|date| date.value.to_string()),
            reason: correction.reason.value.clone(),
            log_href: self.correction_entry(of, number),
            anchor: anchor(number, correction),
        };
        sorted.into_iter().map(view).collect()
    }

    /// The use of every quota of a plan: one line for each form, occasion and kind of recipient, by rank.
    #[must_use]
    pub fn quota_uses(&self, id: Id<Plan>, year: Option<i32>) -> Vec<QuotaUse> {
        let plan = &self.site.plans[id];
        let mut quotas: Vec<&Quota> = plan.quotas.iter().collect();
        quotas.sort_by_key(|quota| (quota.form.target(), quota.occasion.map(|occasion| occasion.value)));
        let mut uses: Vec<QuotaUse> = quotas.into_iter().flat_map(|quota| self.quota_use(plan, quota, year)).collect();
        let plan = Route::Plan(id);
        let href = (plan != self.route).then(|| self.href_at(plan, QUOTAS));
        for quota in &mut uses {
            quota.href.clone_from(&href);
        }
        uses
    }

    fn quota_use(&self, plan: &Plan, quota: &Quota, year: Option<i32>) -> Vec<QuotaUse> {
        let Some(occasion) = quota.occasion.map(|occasion| occasion.value) else { return Vec::new() };
        let limits = [
            (Subject::Collective, quota.collectives),
            (Subject::Household, quota.households),
            (Subject::Individual, quota.individuals),
        ];
        let year = if occasion == Occasion::Annual { year } else { None };
        let line = |(subject, most): (Subject, Option<u32>)| {
            let most = most?;
            let used = used(self.site, plan, quota, (occasion, subject), year);
            Some(QuotaUse {
                form: self.site.form_name(&quota.form).to_owned(),
                occasion: occasion.as_str(),
                year,
                subject: subject.as_str(),
                used,
                max: most as usize,
                href: None,
                sample: plan.sample,
            })
        };
        limits.into_iter().filter_map(line).collect()
    }
}

/// How many rows of decided lists count against a quota; none where there is no decided list of the occasion yet.
fn used(
    site: &Site,
    plan: &Plan,
    quota: &Quota,
    (occasion, subject): (Occasion, Subject),
    year: Option<i32>,
) -> Option<usize> {
    let form = quota.form.target();
    let lists = site.award_lists.records().iter().filter(|list| {
        list.is_limited_by(plan)
            && list.occasion.is_some_and(|own| own.value == occasion)
            && year.is_none_or(|year| list.year.value == year)
            && list.status.value.is_decided()
    });
    let mut lists = lists.peekable();
    lists.peek()?;
    let counts = |row: &&AwardRow| row.form.target() == form && row.subject.is_some_and(|own| own.value == subject);
    Some(lists.flat_map(AwardList::standing_rows).filter(counts).count())
}

/// A header of a mail link: what would end it is escaped, letters of Vietnamese are left as they are, which browsers
/// encode themselves and which takes a third of the room.
fn mail_part(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' => out.push_str("%0D%0A"),
            ' ' => out.push_str("%20"),
            '%' | '&' | '#' | '?' | '"' | '\'' | '<' | '>' | '+' => {
                let _ = write!(out, "%{:02X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out
}

/// What happened to a row on its own list's page: of a list that was revoked, every row was.
fn row_status(list: &AwardList, row: &AwardRow) -> Key {
    if list.status.value == AwardStatus::Revoked { RowStatus::Revoked } else { row.status }.as_str()
}

fn subject_key(row: &AwardRow) -> Key {
    row.subject.map_or(Subject::Individual, |subject| subject.value).as_str()
}

fn is_of(correction: &Correction, ordinal: usize) -> bool {
    correction.row.is_some_and(|row| usize::try_from(row.value) == Ok(ordinal))
}

/// How many a list honours, and how many rows were corrected or revoked.
#[must_use]
pub fn counts(list: &AwardList) -> AwardCounts {
    let of = |subject: Subject| {
        let standing = list.rows.iter().filter(|row| row.status != RowStatus::Revoked);
        standing.filter(|row| row.subject.map_or(Subject::Individual, |own| own.value) == subject).count()
    };
    let (collectives, households, individuals) =
        (of(Subject::Collective), of(Subject::Household), of(Subject::Individual));
    let with = |status| list.rows.iter().filter(|row| row.status == status).count();
    AwardCounts {
        collectives,
        households,
        individuals,
        total: collectives + households + individuals,
        corrected: with(RowStatus::Corrected),
        revoked: with(RowStatus::Revoked),
    }
}
