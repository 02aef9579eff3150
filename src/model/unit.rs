//! Organisations: `units.toml`.

use super::Site;
use super::arena::{Id, Named, RefTo};
use crate::source::Spanned;
use crate::syntax::choice::choices;
use crate::syntax::schema::{optional, required};
use crate::syntax::{Fields, Kind, Schema, Shape};

choices! {
    /// What sort of organisation a unit is.
    pub enum UnitKind {
        /// Party organisation.
        Party = "party",
        /// People's council.
        PeopleCouncil = "people-council",
        /// People's committee, or its chairman.
        PeopleCommittee = "people-committee",
        /// Department of a committee.
        Department = "department",
        /// Fatherland Front.
        Front = "front",
        /// Mass organisation.
        Union = "union",
        /// Enterprise.
        Enterprise = "enterprise",
        /// Cooperative.
        Cooperative = "cooperative",
        /// School.
        School = "school",
        /// Health station or hospital.
        Health = "health",
        /// Police.
        Police = "police",
        /// Military.
        Military = "military",
        /// Residential group.
        Neighbourhood = "neighbourhood",
        /// Community digital team and the like.
        CommunityTeam = "community-team",
        /// Media centre.
        MediaCenter = "media-center",
        /// Central agency.
        Central = "central",
        /// Anything else.
        Other = "other",
    }
}

choices! {
    /// The level of government that a unit belongs to.
    pub enum Level {
        /// Central.
        Central = "central",
        /// Province or city.
        Province = "province",
        /// Ward or commune.
        Ward = "ward",
        /// Below the ward.
        Grassroots = "grassroots",
    }
}

/// An organisation.
#[derive(Debug)]
pub struct Unit {
    /// Its id.
    pub id: Spanned<String>,
    /// Full name.
    pub name: Spanned<String>,
    /// Short name.
    pub short: Option<Spanned<String>>,
    /// What sort it is.
    pub kind: UnitKind,
    /// Its level, where it is said.
    pub level: Option<Level>,
    /// The organisation above it.
    pub parent: Option<RefTo<Unit>>,
    /// Names before a reorganisation.
    pub formerly: Vec<Spanned<String>>,
}

/// The keys of `[[unit]]`.
pub static SCHEMA: Schema = Schema {
    name: "[[unit]]",
    keys: &[
        required("id", Shape::NewId, "mã đơn vị", "id of the unit"),
        required("name", Shape::Text, "tên đầy đủ", "full name"),
        optional("short", Shape::Text, "tên gọi tắt", "short name"),
        required("kind", Shape::Choice(UnitKind::WORDS), "loại đơn vị", "what sort of unit it is"),
        required("level", Shape::Choice(Level::WORDS), "cấp", "level"),
        optional("parent", Shape::Id(Kind::Unit), "đơn vị cấp trên", "the unit above it"),
        optional(
            "formerly",
            Shape::List(&Shape::Text),
            "các tên trước khi sắp xếp lại",
            "names before a reorganisation",
        ),
    ],
};

/// The keys of `units.toml`.
pub static REGISTER: Schema = Schema {
    name: "units.toml",
    keys: &[optional("unit", Shape::Tables(&SCHEMA), "mỗi phần một đơn vị", "one section a unit")],
};

impl Unit {
    pub(super) fn lower(fields: &Fields<'_>) -> Self {
        Unit {
            id: fields.new_id("id"),
            name: fields.required_text("name"),
            short: fields.text("short"),
            kind: fields.choice("kind", UnitKind::from_key).map_or(UnitKind::Other, |kind| kind.value),
            level: fields.choice("level", Level::from_key).map(|level| level.value),
            parent: fields.id("parent").map(RefTo::new),
            formerly: fields.texts("formerly"),
        }
    }

    /// Whether this is one of its names, today's or a former one, in small or capital letters.
    #[must_use]
    pub fn is_called(&self, name: &str) -> bool {
        let lower = crate::vietnamese::lower;
        let mut names = std::iter::once(&self.name).chain(&self.short).chain(&self.formerly);
        names.any(|own| lower(&own.value) == lower(name))
    }

    /// The short name where there is one, else the full name.
    #[must_use]
    pub fn short_name(&self) -> &str {
        self.short.as_ref().map_or(&self.name.value, |short| &short.value)
    }
}

impl Site {
    /// The level of a unit: as it is said, else as its sort has it, else that of the nearest unit above that says it.
    #[must_use]
    pub fn level_of(&self, id: Id<Unit>) -> Level {
        let mut at = Some(id);
        // Parents that go round in a circle have been reported.
        for _ in 0..16 {
            let Some(unit) = at.map(|id| &self.units[id]) else { break };
            let by_kind = match unit.kind {
                UnitKind::Central => Some(Level::Central),
                UnitKind::Neighbourhood | UnitKind::CommunityTeam => Some(Level::Grassroots),
                _ => None,
            };
            if let Some(level) = unit.level.or(by_kind) {
                return level;
            }
            at = unit.parent.as_ref().and_then(RefTo::target);
        }
        Level::Ward
    }
}

impl Named for Unit {
    fn id(&self) -> &Spanned<String> {
        &self.id
    }
}
