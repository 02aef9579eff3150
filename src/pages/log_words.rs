//! How the log tells the parts of a record: what they are called, and their fields with names where ids are sealed.

use super::desk::Desk;
use super::log::{LogField, VersionPart};
use crate::diagnostic::{Language, Text, Words};
use crate::ledger::{Hash, Part};
use crate::model::Cited;
use crate::sealing::{Difference, FieldChange, field_name, part_name, value_name};
use crate::syntax::PartialDate;

/// The fields of a row and of all else that tell most, in the order of reading; the others follow by their keys.
const FIRST_OF_ROW: [&str; 5] = ["name", "form", "unit", "achievement", "status"];
const FIRST: [&str; 4] = ["title", "number", "issued", "status"];

/// Fields that hold a date.
const DATES: [&str; 6] = ["date", "issued", "decision.issued", "revocation.issued", "consultation.opens", "due"];

impl Desk<'_> {
    /// What a part is called, as a heading: `Dòng 16`.
    pub(super) fn log_part(&self, key: &str) -> String {
        let name = self.say(part_name(key));
        let mut letters = name.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
    }

    /// The fields of a part that changed; all of them where it is new or gone.
    pub(super) fn log_fields(&self, difference: &Difference) -> Vec<LogField> {
        let mut changes = difference.fields();
        let first: &[&str] = if difference.key.starts_with("#dong-") { &FIRST_OF_ROW } else { &FIRST };
        changes.sort_by_key(|change| first.iter().position(|field| *field == change.field).unwrap_or(first.len()));
        let field = |FieldChange { field, old, new }: FieldChange| {
            let is_date = DATES.contains(&field.as_str())
                && old.iter().chain(&new).all(|value| PartialDate::parse(value).is_some());
            LogField {
                name: self.word(field_name(&difference.key, &field)),
                old: old.map(|old| self.log_value(&field, old)),
                new: new.map(|new| self.log_value(&field, new)),
                is_date,
            }
        };
        changes.into_iter().map(field).collect()
    }

    /// A value in words. What was sealed as an id has its name today, where the portal still knows it.
    fn log_value(&self, field: &str, value: String) -> String {
        if let Some(words) = value_name(field, &value) {
            return self.word(words);
        }
        let name: fn(&Self, &str) -> Option<String> = match field {
            "form" => |desk, id| desk.site.forms.get(id).map(|form| form.name.clone()),
            "campaign" | "campaigns" => |desk, id| desk.site.campaigns.get(id).map(|it| it.short_title().to_owned()),
            "story" => |desk, id| desk.site.stories.get(id).map(|story| story.title.value.clone()),
            "implements" | "attached_to" => Self::document_name,
            _ => return value,
        };
        let named: Vec<String> = value.split(" / ").map(|id| name(self, id).unwrap_or_else(|| id.to_owned())).collect();
        named.join("; ")
    }

    fn document_name(&self, id: &str) -> Option<String> {
        let plan = || self.site.plans.find(id).map(Cited::Plan);
        let document = self.document_ref(self.site.documents.find(id).map(Cited::Document).or_else(plan)?);
        Some(document.number.map_or_else(|| document.title.clone(), |number| format!("{number}, {}", document.title)))
    }

    /// A part of a version as it was published.
    pub(super) fn version_part(&self, part: &Part, hash: Hash) -> VersionPart {
        let difference = Difference {
            key: part.key.clone(),
            old: None,
            new: part.value.clone(),
            span: crate::source::Span::default(),
            moved: false,
        };
        VersionPart {
            anchor: part.key.trim_start_matches('#').replace('/', "-"),
            name: self.log_part(&part.key),
            withdrawn: part.value.is_none(),
            fields: self.log_fields(&difference),
            short: hash.short(),
        }
    }

    fn say(&self, text: Text) -> String {
        match self.site.settings.language {
            Language::Vi => text.vi,
            Language::En => text.en,
        }
    }

    fn word(&self, words: Words) -> String {
        words.get(self.site.settings.language).to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::load;
    use crate::pages::desk::{Frame, TextWords};
    use crate::route::Route;
    use crate::world::{Clock, MemoryWorld};

    #[test]
    fn what_tells_most_comes_first_and_ids_have_their_names() {
        let campaign = "+++\ntitle = \"Phong trào mẫu\"\nissuer = \"u\"\nstart = \"2025\"\nend = \"2030\"\n+++\n";
        let world =
            MemoryWorld::new(Clock::Today("2026-11-21".parse().unwrap())).with("content/campaigns/c.md", campaign);
        let (site, _) = load(&world);
        let frame = Frame::new(&site, TextWords::default(), None);
        let desk = Desk::new(&site, &frame, Route::Home);
        let value = serde_json::json!({
            "campaign": "c",
            "decision": { "issued": "2026-11-06", "number": "4/QĐ-UBND" },
            "form": { "id": "advanced-worker" },
            "name": "Bế Thị An",
            "status": "granted",
            "story": "khong-con",
        });
        let part = Part { key: "#dong-3".into(), salt: None, value: Some(value) };
        let shown = desk.version_part(&part, Hash::default());
        assert_eq!(shown.name, "Dòng 3");
        let fields: Vec<(&str, &str, bool)> = (shown.fields.iter())
            .map(|field| (field.name.as_str(), field.new.as_deref().unwrap_or_default(), field.is_date))
            .collect();
        assert_eq!(
            fields,
            [
                ("họ tên", "Bế Thị An", false),
                ("hình thức", "Lao động tiên tiến", false),
                ("tình trạng", "đã khen", false),
                ("phong trào", "Phong trào mẫu", false),
                ("ngày quyết định", "2026-11-06", true),
                ("số quyết định", "4/QĐ-UBND", false),
                ("bài viết", "khong-con", false),
            ]
        );
    }
}
