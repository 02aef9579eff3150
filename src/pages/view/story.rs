//! Stories in lists, and what a story is made of.

use serde::Serialize;

use super::{AwardMention, IsoDate, Key, Reference};

/// A story in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StoryCard {
    /// Address of the story.
    pub href: String,
    /// Its title.
    pub title: String,
    /// `individual`, `collective`, `household` or `model`.
    pub kind: Key,
    /// Who did it.
    pub subject: String,
    /// Organisation or residential group.
    pub unit: Reference,
    /// Whether the subject is that organisation, by one of its names.
    pub is_unit: bool,
    /// Date of the story.
    pub date: IsoDate,
    /// The editor's summary.
    pub summary: String,
    /// The figure that stands for the story: its first result.
    pub figure: Option<Figure>,
    /// The highest award that recognised it; revoked ones are left out.
    pub honour: Option<AwardMention>,
    /// Whether the story is sample data.
    pub sample: bool,
}

/// One result: before and after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Figure {
    /// What was measured.
    pub measure: String,
    /// Value before, ready to show (with the language's marks), without its unit.
    pub before: Option<String>,
    /// Value now, likewise.
    pub after: String,
    /// Unit of both; `%` is written against the number.
    pub unit: Option<String>,
}

/// Results that share a date and a source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FigureGroup {
    /// The results, in the order of the story.
    pub figures: Vec<Figure>,
    /// Day of the value now.
    pub as_of: Option<IsoDate>,
    /// Who counted.
    pub source: Option<String>,
}

/// One step of how to replicate a model.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Step {
    /// The step's first sentence, with its full stop, where more follows.
    pub lead: Option<String>,
    /// The rest, or the whole step where it is one sentence.
    pub text: String,
}

/// A picture with its size, so that its place is kept while it loads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Picture {
    /// Address of the picture.
    pub src: String,
    /// Width in pixels of its largest file.
    pub width: u32,
    /// Height in pixels of its largest file.
    pub height: u32,
    /// Its other files; none where there is this one alone.
    pub files: Option<PictureFiles>,
    /// What it shows, for those who do not see it.
    pub alt: String,
    /// Words below it.
    pub caption: Option<String>,
    /// Who took it.
    pub credit: Option<String>,
}

/// The files of a picture that stands in the column of the text, as the attributes of `source` and `img` have them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PictureFiles {
    /// `srcset` of the WebP files.
    pub webp: String,
    /// `srcset` of the JPEG files.
    pub jpeg: String,
    /// `sizes` of both; none where there is one width alone.
    pub sizes: Option<String>,
}
