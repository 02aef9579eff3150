//! Award lists and their rows as search documents.

use super::corpus::{campaign_facet, keywords, record, unit_facet};
use super::document::{FacetValue, SearchDoc};
use crate::diagnostic::Words;
use crate::model::{AwardList, AwardStatus, Entry, Id, RowAddress, Site};
use crate::syntax::slug;
use std::fmt::Write as _;

/// The list itself, and each row.
pub(super) fn award_list(site: &Site, id: Id<AwardList>) -> Vec<SearchDoc> {
    let list = &site.award_lists[id];
    let mut whole = record(site, Entry::AwardList(id), "award_list", &list.title.value);
    // The rows are documents of their own.
    whole.body.clear();
    whole.sample = list.sample;
    whole.state = not_standing(site, list, list.status.value);
    whole.year = Some(list.year.value);
    if let Some(decision) = &list.decision {
        whole.aliases.clone_from(&decision.number.value);
        whole.date = decision.issued.value.to_string();
    }
    whole.campaigns = list.campaign.target().map(|campaign| campaign_facet(site, campaign)).into_iter().collect();
    whole.keywords = keywords(&whole);
    let rows = (0..list.rows.len()).map(|row| RowAddress { list: id, row });
    let rows: Vec<SearchDoc> = rows.map(|row| award_row(site, row, &whole)).collect();
    std::iter::once(whole).chain(rows).collect()
}

/// A row says of which list and year it is, and of people whose name others have too, that they have.
fn award_row(site: &Site, at: RowAddress, list: &SearchDoc) -> SearchDoc {
    let of = &site.award_lists[at.list];
    let row = &of.rows[at.row];
    let form = row.form.target().map(|id| {
        let form = &site.forms[id];
        FacetValue { id: form.id.clone(), label: form.name.clone() }
    });
    let unit = row.unit.as_ref().map(|unit| match unit.unit {
        Some(id) => unit_facet(site, id),
        None => FacetValue { id: slug(&unit.text.value), label: unit.text.value.clone() },
    });
    let unit = unit.filter(|unit| !unit.id.is_empty());
    let label = |facet: &Option<FacetValue>| facet.as_ref().map(|facet| facet.label.clone());
    let position = row.position.as_ref().map(|text| text.value.clone());
    let achievement = row.achievement.as_ref().map(|text| text.value.clone());
    let said: Vec<String> = [label(&form), position, label(&unit), achievement].into_iter().flatten().collect();
    SearchDoc {
        url: format!("{}#dong-{}", list.url, row.ordinal),
        kind: "award".to_owned(),
        title: row.name.value.clone(),
        body: said.join(". "),
        aliases: String::new(),
        parent: place_of(site, at),
        state: not_standing(site, of, of.status_of(row)),
        unit,
        form,
        ..list.clone()
    }
}

/// The state of an award that does not stand, as readers are told of it; empty of one that does.
fn not_standing(site: &Site, list: &AwardList, status: AwardStatus) -> String {
    let stands = matches!(status, AwardStatus::Granted | AwardStatus::Corrected);
    if stands { String::new() } else { list.told(status, site.today, &site.settings.holidays).to_owned() }
}

fn place_of(site: &Site, at: RowAddress) -> String {
    let list = &site.award_lists[at.list];
    let mut place = list.title.value.clone();
    let year = list.year.value.to_string();
    let words = |vi, en| Words::new(vi, en).get(site.settings.language);
    // Without a decision there is no date that shows it.
    if list.decision.is_none() && !place.contains(&year) {
        let _ = write!(place, ", {} {year}", words("năm", "year"));
    }
    if site.index.is_namesake(at) {
        let (row, shared) = (list.rows[at.row].ordinal, words("trùng tên với dòng khác", "others have the same name"));
        let _ = write!(place, ", {} {row} ({shared})", words("dòng", "row"));
    }
    place
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::load;
    use crate::world::{Clock, MemoryWorld};

    #[test]
    fn people_of_one_name_are_told_apart_by_what_a_result_shows() {
        let unit = |id: &str, name: &str, above: &str| {
            format!(
                "[[unit]]\nid = \"{id}\"\nname = \"{name}\"\nkind = \"neighbourhood\"\nlevel = \"grassroots\"\n{above}"
            )
        };
        let below = |id: &str| format!("parent = \"{id}\"\n");
        let units = [
            unit("mau", "Phường Mẫu", ""),
            unit("ben", "Phường Bến", ""),
            unit("mau-5", "Tổ dân phố 5", &below("mau")),
            unit("ben-5", "Tổ dân phố 5", &below("ben")),
        ];
        let list = |title: &str, year: i32, rows: &str| {
            format!(
                "+++\ntitle = \"{title}\"\ncampaign = \"c\"\noccasion = \"annual\"\nyear = {year}\nstatus = \"proposed\"\n+++\n\n| Họ và tên | Đối tượng | Đơn vị | Chức vụ | Hình thức |\n| - | - | - | - | - |\n{rows}"
            )
        };
        let first = "| Bế Thị An | cá nhân | mau-5 | Tổ trưởng | Giấy khen |\n| Bế Thị An | cá nhân | ben-5 | | Giấy khen |\n| Lò Văn Bé | cá nhân | mau-5 | | Giấy khen |\n";
        let world = MemoryWorld::new(Clock::Today("2026-11-21".parse().unwrap()))
            .with("content/units.toml", units.concat())
            .with("content/awards/a.md", list("Đề nghị khen thưởng", 2026, first))
            .with(
                "content/awards/b.md",
                list(
                    "Khen thưởng năm 2025",
                    2025,
                    "| bế thị an | cá nhân | | | Giấy khen |\n| Bế Thị An | tập thể | | | Giấy khen |\n",
                ),
            );
        let (site, _) = load(&world);
        let rows: Vec<SearchDoc> = site.award_lists.ids().flat_map(|id| award_list(&site, id)).collect();
        let shown = |url: &str| {
            let row = rows.iter().find(|row| row.url.ends_with(url)).unwrap();
            (row.parent.clone(), row.unit.as_ref().map(|unit| unit.label.clone()).unwrap_or_default())
        };
        let of = |place: &str, unit: &str| (place.to_owned(), unit.to_owned());
        let shared = "trùng tên với dòng khác";
        let place = |row: usize| format!("Đề nghị khen thưởng, năm 2026, dòng {row} ({shared})");
        assert_eq!(shown("a/#dong-1"), of(&place(1), "Tổ dân phố 5, Phường Mẫu"));
        assert_eq!(shown("a/#dong-2"), of(&place(2), "Tổ dân phố 5, Phường Bến"));
        assert_eq!(shown("a/#dong-3"), of("Đề nghị khen thưởng, năm 2026", "Tổ dân phố 5, Phường Mẫu"));
        assert_eq!(shown("b/#dong-1"), of(&format!("Khen thưởng năm 2025, dòng 1 ({shared})"), ""));
        assert_eq!(shown("b/#dong-2"), of("Khen thưởng năm 2025", ""), "a collective is no namesake of people");
    }

    #[test]
    fn an_award_that_does_not_stand_has_its_state() {
        let list = |front: &str| {
            let rows = "| Họ và tên | Đối tượng | Hình thức | Tình trạng |\n| - | - | - | - |\n| Bế Thị An | cá nhân | Giấy khen | |\n| Lò Văn Bé | cá nhân | Giấy khen | Đã hủy bỏ |\n";
            format!("+++\ntitle = \"D\"\ncampaign = \"c\"\noccasion = \"annual\"\nyear = 2026\n{front}\n+++\n\n{rows}")
        };
        let states = |front: &str| {
            let world =
                MemoryWorld::new(Clock::Today("2026-11-21".parse().unwrap())).with("content/awards/a.md", list(front));
            let (site, _) = load(&world);
            let docs = award_list(&site, site.award_lists.find("a").unwrap());
            docs.into_iter().map(|doc| (doc.state, doc.sample)).collect::<Vec<_>>()
        };
        let all = |[list, first, second]: [&str; 3], sample| {
            [list, first, second].map(|state| (state.to_owned(), sample)).to_vec()
        };
        assert_eq!(states("status = \"granted\""), all(["", "", "revoked"], false));
        assert_eq!(states("status = \"revoked\"\nsample = true"), all(["revoked"; 3], true));
        assert_eq!(states("status = \"proposed\""), all(["proposed", "proposed", "revoked"], false));
        let days = |opens: &str| {
            format!("status = \"consultation\"\nconsultation = {{ opens = {opens}, length = 5, unit = \"days\" }}")
        };
        assert_eq!(states(&days("2026-11-20"))[1].0, "consultation");
        assert_eq!(states(&days("2026-11-01"))[1].0, "closed");
        assert_eq!(states(&days("2026-12-01"))[1].0, "upcoming");
    }
}
