//! The life of an award list as entries of a feed: proposal, consultation, decision, each day of corrections, revocation.
//!
//! Each has its own id, which stays when the list goes on: the decision that of the page, the others the page's with a
//! word (`#lay-y-kien`), corrections with their day, so that taking one out renames none. A stage is dated by the
//! record; that of a proposal, and of a correction without a date, is known where the publication log has sealed it.
//! What is still to come is not told, because a feed tells what happened.

use super::atom::Item;
use super::say;
use crate::ledger::{Change, Located};
use crate::model::{AwardList, AwardRow, AwardStatus, Consultation, Correction, Entry, Id, Site};
use crate::route::{Route, correction_anchor, stage_anchor};
use crate::sealing::{Sealable, correction_day, correction_sealed, sealed_day};
use crate::syntax::rows::{RowStatus, Subject};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// Every stage that the list has come to, of which the day is known.
pub(super) fn stages(site: &Site, id: Id<AwardList>) -> Vec<Item> {
    let stages = Stages { site, id, list: &site.award_lists[id] };
    let mut items = stages.corrections();
    items.extend(
        [stages.proposal(), stages.consultation(), stages.decision(), stages.revocation()].into_iter().flatten(),
    );
    items.retain(|item| item.updated <= site.today);
    items
}

struct Stages<'a> {
    site: &'a Site,
    id: Id<AwardList>,
    list: &'a AwardList,
}

impl Stages<'_> {
    fn item(&self, anchor: Option<&str>, stage: Option<&str>, day: NaiveDate, summary: String) -> Item {
        let (site, title) = (self.site, &self.list.title.value);
        let page = Route::from(Entry::AwardList(self.id)).absolute(site);
        let address = anchor.map_or_else(|| page.clone(), |anchor| format!("{page}#{anchor}"));
        Item {
            title: stage.map_or_else(|| title.clone(), |stage| format!("{stage}: {title}")),
            id: address.clone(),
            address,
            published: Some(day),
            updated: day,
            summary,
            author: None,
            sample: self.list.sample,
        }
    }

    /// A proposal has no date of its own: readers hear of it when it is first published.
    fn proposal(&self) -> Option<Item> {
        let first = self.sealed().find(|own| self.status_in(own) == Some("proposed"))?;
        let stage = say(self.site, "Đề nghị khen thưởng", "Proposed");
        // Who is honoured in the end may be others.
        let open = self.list.stage(self.site.today) == AwardStatus::Proposed;
        let summary =
            if open { self.sentence(say(self.site, "Danh sách đề nghị", "Proposed")) } else { String::new() };
        Some(self.item(stage_anchor(AwardStatus::Proposed), Some(stage), sealed_day(self.site, first)?, summary))
    }

    fn consultation(&self) -> Option<Item> {
        let consultation = self.list.consultation.as_ref()?;
        let stage = say(self.site, "Lấy ý kiến Nhân dân", "Public consultation");
        let open = self.list.stage(self.site.today) == AwardStatus::Consultation;
        let counts = if open {
            self.sentence(say(self.site, "Đang lấy ý kiến", "In consultation"))
        } else {
            String::new()
        };
        let parts = [counts, self.closes(consultation)];
        let summary = parts.iter().filter(|part| !part.is_empty()).map(String::as_str).collect::<Vec<_>>().join(" ");
        Some(self.item(
            stage_anchor(AwardStatus::Consultation),
            Some(stage),
            consultation.opens.value.first_day(),
            summary,
        ))
    }

    fn closes(&self, consultation: &Consultation) -> String {
        let Some(closes) = consultation.closes(&self.site.settings.holidays) else { return String::new() };
        let contact = consultation.contact.as_ref().map(|contact| contact.value.as_str());
        let contact = contact.map(|to| format!("{} {to}.", say(self.site, " Nơi nhận ý kiến:", " Write to:")));
        let until = say(self.site, "Đến hết ngày", "Through");
        format!("{until} {}.{}", closes.format("%d/%m/%Y"), contact.unwrap_or_default())
    }

    /// Whom the decision honours, as the page counts them: awards that were taken back since are told beside.
    fn decision(&self) -> Option<Item> {
        let decided = self.list.decided()?.first_day();
        Some(self.item(None, None, decided, self.sentence(say(self.site, "Đã khen thưởng", "Granted"))))
    }

    /// One entry for each day on which something was corrected, or single awards were revoked.
    fn corrections(&self) -> Vec<Item> {
        let mut days: BTreeMap<NaiveDate, Vec<(&Correction, bool)>> = BTreeMap::new();
        for (number, correction) in (1..).zip(&self.list.corrections) {
            let Some(day) = correction_day(self.site, self.of(), number, correction) else { continue };
            let sealed = correction_sealed(self.site, self.of(), number);
            let revokes = match sealed {
                Some(sealed) => sealed.entry.kind == Change::Revoked,
                None => self.is_revoked(correction),
            };
            days.entry(day).or_default().push((correction, revokes));
        }
        let item = |(day, corrections): (NaiveDate, Vec<(&Correction, bool)>)| {
            let stage = if corrections.iter().all(|(_, revokes)| *revokes) {
                say(self.site, "Hủy bỏ khen thưởng đã ghi trong danh sách", "Awards of a list revoked")
            } else {
                say(self.site, "Đính chính", "Corrected")
            };
            let reasons: Vec<&str> = corrections.iter().map(|(own, _)| own.reason.value.as_str()).collect();
            self.item(Some(&correction_anchor(day)), Some(stage), day, reasons.join(" "))
        };
        days.into_iter().map(item).collect()
    }

    fn is_revoked(&self, correction: &Correction) -> bool {
        let row = correction.row.and_then(|row| self.list.rows.get(usize::try_from(row.value).ok()?.checked_sub(1)?));
        row.is_some_and(|row| row.status == RowStatus::Revoked)
    }

    fn revocation(&self) -> Option<Item> {
        let revoked = self.list.status.value == AwardStatus::Revoked;
        let revocation = self.list.revocation.as_ref().filter(|_| revoked)?;
        let (number, reason) = (&revocation.number.value, &revocation.reason.value);
        let decision = say(self.site, "Quyết định số", "Decision");
        let summary = format!("{decision} {number}: {reason}");
        let stage = say(self.site, "Hủy bỏ", "Revoked");
        Some(self.item(stage_anchor(AwardStatus::Revoked), Some(stage), revocation.issued.value.first_day(), summary))
    }

    fn of(&self) -> Sealable {
        Sealable::List(self.id)
    }

    /// The versions of the list that the log has, oldest first.
    fn sealed(&self) -> impl DoubleEndedIterator<Item = &Located> {
        let name = self.of().name(self.site);
        self.site.ledger.of(&name)
    }

    fn status_in(&self, sealed: &Located) -> Option<&str> {
        let opening = self.site.ledger.opening(&sealed.entry.record, sealed.entry.version)?;
        opening.part("head")?.value.as_ref()?.get("status")?.as_str()
    }

    /// A stage and how many it is about; nothing is said of rows where there are none.
    fn sentence(&self, stage: &str) -> String {
        let stands = |row: &&AwardRow| row.status != RowStatus::Revoked;
        let count = |subject: Subject, vi: &str, en: &str| {
            let of_subject = |row: &&AwardRow| row.subject.map_or(Subject::Individual, |own| own.value) == subject;
            match self.list.rows.iter().filter(stands).filter(of_subject).count() {
                0 => None,
                count => Some(say(self.site, &format!("{count} {vi}"), &format!("{en} {count}")).to_owned()),
            }
        };
        let counts = [
            count(Subject::Collective, "tập thể", "collectives"),
            count(Subject::Household, "hộ gia đình", "households"),
            count(Subject::Individual, "cá nhân", "individuals"),
        ];
        let counts: Vec<String> = counts.into_iter().flatten().collect();
        let said = if counts.is_empty() { format!("{stage}.") } else { format!("{stage}: {}.", counts.join(", ")) };
        match self.list.rows.iter().filter(|row| !stands(row)).count() {
            0 => said,
            revoked => format!("{said} {} {revoked}.", say(self.site, "Số dòng đã hủy bỏ:", "Rows revoked:")),
        }
    }
}
