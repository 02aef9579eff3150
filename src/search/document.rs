//! What search indexes: one thing that a reader can be led to, as plain data.

use crate::cache::KeyOf;
use crate::source::Hash;

/// A page, or a part of a page with an anchor of its own: a story, a point of a plan, an award row.
#[derive(Clone, Debug, Default)]
pub struct SearchDoc {
    /// Address relative to the site's root, with its anchor: `ke-hoach/kien-an/#ii-4-dd`.
    pub url: String,
    /// Identifier of its kind (`story`, `plan`, `award`, …); a facet.
    pub kind: String,
    /// Shown and weighs most.
    pub title: String,
    /// The text that excerpts are cut from.
    pub body: String,
    /// Names it is also found by, as strongly as by its title, but not shown: former names, numbers.
    pub aliases: String,
    /// Words it is also found by, weakly, and not shown: its unit, its campaign.
    pub keywords: String,
    /// Title of the page it is a part of; shown under the title.
    pub parent: String,
    /// Day, month or year of it (`2026-05-19`, `2026-05`, `2026`), as shown; may be empty.
    pub date: String,
    /// A facet; newer years rank first among equals.
    pub year: Option<i32>,
    /// The unit it belongs to; a facet.
    pub unit: Option<FacetValue>,
    /// `revoked`, `proposed` and so on: what an award is that does not stand; empty of all else. Readers are told
    /// this in place of the form.
    pub state: String,
    /// Whether it is made up, which a result says.
    pub sample: bool,
    /// The award's form; a facet.
    pub form: Option<FacetValue>,
    /// Campaigns it belongs to; a facet.
    pub campaigns: Vec<FacetValue>,
    /// Content heads it belongs to; a facet.
    pub heads: Vec<FacetValue>,
}

/// A document of which all is known but its text, which is long and perhaps need not be read.
#[derive(Clone, Debug, Default)]
pub struct Unread {
    /// The document, without its body.
    pub doc: SearchDoc,
    /// Stands for all that its body is made of.
    pub text: Hash,
}

impl SearchDoc {
    /// Adds all of it to `key`.
    pub(super) fn add_to(&self, key: &mut KeyOf) {
        let SearchDoc { url, kind, title, body, aliases, keywords, parent, date, year, unit, .. } = self;
        let SearchDoc { state, sample, form, campaigns, heads, .. } = self;
        for text in [url, kind, title, body, aliases, keywords, parent, date, state] {
            key.add(text.as_bytes());
        }
        key.add(&[u8::from(*sample)]);
        key.add(&year.map(i32::to_le_bytes).unwrap_or_default());
        for facets in [unit.as_slice(), form.as_slice(), campaigns, heads] {
            key.add(&facets.len().to_le_bytes());
            for FacetValue { id, label } in facets {
                key.add(id.as_bytes());
                key.add(label.as_bytes());
            }
        }
    }
}

/// One choice of a facet.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct FacetValue {
    /// Stable identifier, used in addresses.
    pub id: String,
    /// What readers see.
    pub label: String,
}
