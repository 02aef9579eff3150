//! The picture that a link preview shows, 1200 × 630: who speaks, what about, and the figure that proves it.
//!
//! Zalo and Facebook show a link as its picture; a portal that has no photograph of a story still has its title and
//! its figure. A [`Card`] is a few words; a [`Press`] sets them. There is no layout engine here: a red line, a few
//! lines of text, a stroke between two figures, in a palette of sixteen colours. That keeps a card well below a
//! millisecond and 40 KB. The same words give the same bytes.
//!
//! The fonts are Noto Serif and Noto Sans, cut down to the Latin letters that Vietnamese and its neighbours write
//! with, under the SIL Open Font License (`.licenses/OFL-1.1.txt`). Text must be in NFC: every Vietnamese letter has
//! a glyph of its own, so that no mark is placed by us.

#[cfg(feature = "cards")]
mod canvas;
#[cfg(feature = "cards")]
mod press;
#[cfg(feature = "cards")]
mod text;

#[cfg(feature = "cards")]
pub use press::Press;

/// Width of a card in pixels.
pub const WIDTH: u32 = 1200;

/// Height of a card in pixels.
pub const HEIGHT: u32 = 630;

/// What a card says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Card {
    /// Above the title: the ward.
    pub place: String,
    /// The title.
    pub title: String,
    /// Beside the ward's name: that it is sample data, that a list was revoked. Empty where there is nothing to say.
    pub notes: String,
    /// At the foot: the portal.
    pub portal: String,
    /// The figure that stands for a story.
    pub figure: Option<CardFigure>,
    /// Whether it is about honours, which alone are gold.
    pub honour: bool,
}

/// A result: before and now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardFigure {
    /// Value before, with its unit where that is short.
    pub before: Option<String>,
    /// Value now, likewise.
    pub after: String,
    /// What was measured.
    pub measure: String,
}
