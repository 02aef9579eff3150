//! Letters as shares of ink, and lines of words.

use super::canvas::{Canvas, Ink};
use ab_glyph::{Font as _, FontRef, GlyphId, PxScale, ScaleFont as _};
use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

/// One of the two voices.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Face {
    /// Serif: titles and figures.
    Serif,
    /// Sans: what explains.
    Sans,
}

/// A letter, drawn.
struct Letter {
    /// From the pen to the left edge, and from the baseline to the top edge, in pixels.
    offset: (i32, i32),
    width: usize,
    shares: Vec<u8>,
    advance: f32,
}

/// The fonts, and the letters that were drawn of them. A portal uses the same few hundred on all its cards.
pub(super) struct Type {
    serif: FontRef<'static>,
    sans: FontRef<'static>,
    letters: RwLock<HashMap<(Face, u16, char), Arc<Letter>>>,
}

impl Type {
    pub(super) fn new() -> Option<Self> {
        Some(Type {
            serif: FontRef::try_from_slice(include_bytes!("fonts/NotoSerif-Bold.ttf")).ok()?,
            sans: FontRef::try_from_slice(include_bytes!("fonts/NotoSans-Regular.ttf")).ok()?,
            letters: RwLock::default(),
        })
    }

    /// Whether the fonts have a glyph for this letter.
    #[cfg(test)]
    pub(super) fn has(&self, face: Face, letter: char) -> bool {
        self.font(face).glyph_id(letter) != GlyphId(0)
    }

    fn font(&self, face: Face) -> &FontRef<'static> {
        match face {
            Face::Serif => &self.serif,
            Face::Sans => &self.sans,
        }
    }

    fn letter(&self, face: Face, size: u16, letter: char) -> Arc<Letter> {
        let key = (face, size, letter);
        if let Some(known) = self.letters.read().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return Arc::clone(known);
        }
        let drawn = Arc::new(draw(self.font(face), size, letter));
        self.letters.write().unwrap_or_else(PoisonError::into_inner).insert(key, Arc::clone(&drawn));
        drawn
    }

    /// The width of a text in pixels.
    pub(super) fn width(&self, face: Face, size: u16, text: &str) -> f32 {
        text.chars().map(|letter| self.letter(face, size, letter).advance).sum()
    }

    /// Sets a text with its baseline at `y`; returns where the pen is then.
    pub(super) fn set(&self, canvas: &mut Canvas, style: (Face, u16, Ink), at: (f32, i32), text: &str) -> f32 {
        let (face, size, ink) = style;
        let (mut pen, y) = at;
        for letter in text.chars().map(|letter| self.letter(face, size, letter)) {
            canvas.lay(ink, (whole(pen) + letter.offset.0, y + letter.offset.1), letter.width, &letter.shares);
            pen += letter.advance;
        }
        pen
    }

    /// Breaks words into lines no wider than `most`, and evens the lines out: no line is filled while the last one
    /// holds a single syllable.
    pub(super) fn lines(&self, face: Face, size: u16, text: &str, most: f32) -> Vec<String> {
        let words = text.split_whitespace().flat_map(|word| self.pieces(face, size, word, most));
        let words: Vec<(&str, f32)> = words.map(|word| (word, self.width(face, size, word))).collect();
        let space = self.letter(face, size, ' ').advance;
        let fewest = wrap(&words, space, most).len();
        let (mut low, mut high) = (most / 2.0, most);
        for _ in 0..6 {
            let middle = f32::midpoint(low, high);
            let fits = wrap(&words, space, middle).len() == fewest && words.iter().all(|word| word.1 <= middle);
            if fits { high = middle } else { low = middle }
        }
        wrap(&words, space, high).iter().map(|line| line.join(" ")).collect()
    }
}

impl Type {
    /// A word as it is, or in pieces where it is wider than a line.
    fn pieces<'w>(&self, face: Face, size: u16, word: &'w str, most: f32) -> Vec<&'w str> {
        let (mut pieces, mut start, mut filled) = (Vec::new(), 0, 0.0);
        for (at, letter) in word.char_indices() {
            let advance = self.letter(face, size, letter).advance;
            if filled + advance > most && at > start {
                pieces.push(&word[start..at]);
                (start, filled) = (at, 0.0);
            }
            filled += advance;
        }
        pieces.push(&word[start..]);
        pieces
    }
}

/// Words into lines, each as full as can be.
fn wrap<'a>(words: &[(&'a str, f32)], space: f32, most: f32) -> Vec<Vec<&'a str>> {
    let mut lines: Vec<Vec<&str>> = Vec::new();
    let mut filled = 0.0;
    for (word, width) in words {
        match lines.last_mut() {
            Some(line) if filled + space + width <= most => {
                line.push(word);
                filled += space + width;
            }
            _ => {
                lines.push(vec![word]);
                filled = *width;
            }
        }
    }
    lines
}

/// A letter that the font does not have is left out rather than shown as a box.
fn draw(font: &FontRef<'_>, size: u16, letter: char) -> Letter {
    let id = font.glyph_id(letter);
    let empty = Letter { offset: (0, 0), width: 0, shares: Vec::new(), advance: 0.0 };
    if id == GlyphId(0) {
        return empty;
    }
    let scale = PxScale::from(f32::from(size));
    let advance = font.as_scaled(scale).h_advance(id);
    let Some(outlined) = font.outline_glyph(id.with_scale(scale)) else { return Letter { advance, ..empty } };
    let bounds = outlined.px_bounds();
    let (width, height) = (extent(bounds.width()), extent(bounds.height()));
    let mut shares = vec![0; width * height];
    outlined.draw(|x, y, share| {
        if let Some(place) = shares.get_mut(y as usize * width + x as usize) {
            *place = share_of_255(share);
        }
    });
    Letter { offset: (whole(bounds.min.x), whole(bounds.min.y)), width, shares, advance }
}

#[expect(clippy::cast_possible_truncation, reason = "coordinates of a card are a few thousand at most")]
fn whole(coordinate: f32) -> i32 {
    coordinate.round() as i32
}

fn extent(length: f32) -> usize {
    usize::try_from(whole(length)).unwrap_or_default()
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 0 to 255")]
fn share_of_255(share: f32) -> u8 {
    (share * 255.0).round().clamp(0.0, 255.0) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_vietnamese_letter_has_a_glyph_and_its_mark_stays_on_the_card() {
        let type_ = Type::new().unwrap();
        let vowels = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY";
        let marks = ["", "\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"];
        let toned = vowels.chars().flat_map(|vowel| marks.iter().map(move |mark| format!("{vowel}{mark}")));
        let letters: String = toned.map(|letter| crate::vietnamese::nfc(&letter).into_owned()).collect();
        assert_eq!(letters.chars().count(), 144);
        for letter in letters.chars().chain("đĐ0123456789%–“”,.".chars()) {
            for face in [Face::Serif, Face::Sans] {
                assert!(type_.has(face, letter), "{letter}");
                assert!(!type_.letter(face, 40, letter).shares.iter().all(|share| *share == 0), "{letter}");
            }
        }
        // The mark of Ế stands above the capital.
        assert!(type_.letter(Face::Serif, 60, 'Ế').offset.1 < type_.letter(Face::Serif, 60, 'Ê').offset.1);
        assert!(type_.letter(Face::Serif, 60, 'Ê').offset.1 < type_.letter(Face::Serif, 60, 'E').offset.1);
    }

    #[test]
    fn lines_are_even_and_hold_every_word() {
        let type_ = Type::new().unwrap();
        let title = "Tổ công nghệ số cộng đồng đưa dịch vụ công đến từng nhà";
        let lines = type_.lines(Face::Serif, 64, title, 1056.0);
        assert_eq!(lines.join(" "), title);
        assert_eq!(lines.len(), 2);
        let widths: Vec<f32> = lines.iter().map(|line| type_.width(Face::Serif, 64, line)).collect();
        assert!(widths.iter().all(|width| *width <= 1056.0) && widths[1] > widths[0] / 2.0, "{widths:?}");
        assert_eq!(type_.lines(Face::Serif, 64, "", 1056.0), [""; 0]);
        let word = "ệ".repeat(200);
        let pieces = type_.lines(Face::Serif, 64, &word, 1056.0);
        assert!(pieces.len() > 3 && pieces.iter().all(|piece| type_.width(Face::Serif, 64, piece) <= 1056.0));
        assert_eq!(pieces.concat(), word);
    }
}
