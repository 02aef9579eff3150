//! Where everything stands on a card.

use super::canvas::{Canvas, Ink};
use super::text::{Face, Type};
use super::{Card, CardFigure, HEIGHT, WIDTH};
use crate::cache::{Cache, Key, NoCache};
use std::sync::Arc;

/// How cards are drawn, by number. Whoever changes that raises it, so that no cache hands out what was drawn before.
const RECIPE: u32 = 2;

/// The margin on the left, and the width of what stands within both: previews cut corners off, never this much.
const LEFT: f32 = 72.0;
const ROOM: f32 = 1056.0;

/// Sizes of the title, the largest that fits is taken. A size is the height of a line from the top of the mark of Ế to the
/// foot of that of ệ, so that lines set as close as their size never meet.
const TITLE: [u16; 7] = [96, 88, 80, 72, 64, 56, 48];
/// The line height of titles in percent of their size.
const LEADING: i32 = 102;
/// Baseline of the ward's name, top of the title, its end with a figure below and without one, baseline of the foot.
const PLACE: i32 = 108;
const TOP: i32 = 150;
const END: i32 = 372;
const END_ALONE: i32 = 530;
const FOOT: i32 = 586;

/// Sets cards.
pub struct Press {
    letters: Type,
    cache: Arc<dyn Cache>,
}

impl std::fmt::Debug for Press {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Press")
    }
}

impl Press {
    /// A press with its type; none where the fonts of the program cannot be read.
    #[must_use]
    pub fn new() -> Option<Self> {
        Some(Press { letters: Type::new()?, cache: Arc::new(NoCache) })
    }

    /// The same press, which keeps its cards in `cache`.
    #[must_use]
    pub fn with(self, cache: Arc<dyn Cache>) -> Self {
        Press { cache, ..self }
    }

    /// The card as a PNG of 1200 × 630.
    #[must_use]
    pub fn print(&self, card: &Card) -> Vec<u8> {
        let key = key(card);
        self.cache.get(key).unwrap_or_else(|| {
            let drawn = self.draw(card);
            self.cache.put(key, &drawn);
            drawn
        })
    }

    fn draw(&self, card: &Card) -> Vec<u8> {
        let mut canvas = Canvas::new();
        canvas.fill(Ink::Red, (0, 0), (WIDTH, 16));
        self.letters.set(&mut canvas, (Face::Sans, 40, Ink::Red), (LEFT, PLACE), &self.above(card));
        self.title(&mut canvas, card);
        if let Some(figure) = &card.figure {
            self.figure(&mut canvas, figure);
        }
        if card.honour {
            // The double hairline of honours.
            for top in [HEIGHT - 22, HEIGHT - 14] {
                canvas.fill(Ink::Gold, (0, top), (WIDTH, 4));
            }
        }
        let portal = self.cut(Face::Sans, 32, &card.portal, ROOM);
        self.letters.set(&mut canvas, (Face::Sans, 32, Ink::Soft), (LEFT, FOOT), &portal);
        canvas.png()
    }

    /// What stands above the title. Notes come first: where the line is too long, it is the ward's name that is cut.
    fn above(&self, card: &Card) -> String {
        let parts: Vec<&str> = [&card.notes, &card.place].into_iter().map(String::as_str).collect();
        let said = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" – ");
        if card.notes.is_empty() { said } else { self.cut(Face::Sans, 40, &said, ROOM) }
    }

    fn title(&self, canvas: &mut Canvas, card: &Card) {
        let end = if card.figure.is_some() { END } else { END_ALONE };
        let (size, lines) = self.fit(&card.title, end - TOP);
        let leading = i32::from(size) * LEADING / 100;
        for (line, number) in lines.iter().zip(1..) {
            self.letters.set(
                canvas,
                (Face::Serif, size, Ink::Black),
                (LEFT, TOP + leading * number - leading / 4),
                line,
            );
        }
    }

    /// The largest size in which the title fits, and its lines; the last one is cut where none fits.
    fn fit(&self, title: &str, height: i32) -> (u16, Vec<String>) {
        let most = |size: u16| usize::try_from(height / (i32::from(size) * LEADING / 100)).unwrap_or_default();
        let set = |size: u16| (size, self.letters.lines(Face::Serif, size, title, ROOM));
        let fits = |(size, lines): &(u16, Vec<String>)| {
            lines.len() <= most(*size) && lines.iter().all(|line| self.letters.width(Face::Serif, *size, line) <= ROOM)
        };
        if let Some(found) = TITLE.iter().map(|size| set(*size)).find(fits) {
            return found;
        }
        let (size, mut lines) = set(TITLE[TITLE.len() - 1]);
        if lines.len() > most(size) {
            lines.truncate(most(size));
            if let Some(last) = lines.last_mut() {
                *last = self.cut(Face::Serif, size, &format!("{last}…"), ROOM);
            }
        }
        (size, lines)
    }

    /// Before, the red stroke, now, and what was measured to their right or, where that leaves no room, not at all.
    fn figure(&self, canvas: &mut Canvas, figure: &CardFigure) {
        const BASE: i32 = 505;
        const STROKE: u32 = 96;
        let mut pen = LEFT;
        if let Some(before) = &figure.before {
            pen = self.letters.set(canvas, (Face::Serif, 64, Ink::Soft), (pen, BASE), before) + 24.0;
        }
        canvas.fill(Ink::Red, (whole(pen), 487), (STROKE, 8));
        pen = self.letters.set(canvas, (Face::Serif, 120, Ink::Black), (LEFT.max(pen) + 120.0, BASE), &figure.after)
            + 36.0;
        let room = LEFT + ROOM - pen;
        let lines = self.letters.lines(Face::Sans, 34, &figure.measure, room.max(0.0));
        let fits = lines.len() <= 2 && lines.iter().all(|line| self.letters.width(Face::Sans, 34, line) <= room);
        if fits {
            let first = if lines.len() > 1 { BASE - 44 } else { BASE };
            for (line, number) in lines.iter().zip(0..) {
                self.letters.set(canvas, (Face::Sans, 34, Ink::Soft), (pen, first + 44 * number), line);
            }
        }
    }

    /// A text that ends in an ellipsis where it would not fit.
    fn cut(&self, face: Face, size: u16, text: &str, room: f32) -> String {
        if self.letters.width(face, size, text) <= room {
            return text.to_owned();
        }
        let shortened = |text: &str| format!("{}…", text.trim_end_matches(['.', ',', ';', ':', '…', ' ']));
        let fits = |text: &String| self.letters.width(face, size, text) <= room;
        let ends = text.match_indices(' ').map(|(end, _)| end).rev();
        let letters = text.char_indices().map(|(end, _)| end).rev();
        // At a word, or at a letter where the first word alone is too long.
        ends.chain(letters).map(|end| shortened(&text[..end])).find(fits).unwrap_or_default()
    }
}

/// The key of everything that a card is made of.
fn key(card: &Card) -> Key {
    let Card { place, title, notes, portal, figure, honour } = card;
    let recipe = RECIPE.to_string();
    let mut parts = vec!["card", &recipe, place, title, notes, portal, if *honour { "honour" } else { "" }];
    if let Some(CardFigure { before, after, measure }) = figure {
        parts.extend([after.as_str(), measure].into_iter().chain(before.as_deref()));
    }
    Key::of(&parts)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the pen is on the card")]
fn whole(pen: f32) -> u32 {
    pen.clamp(0.0, 1200.0) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn card(title: &str) -> Card {
        Card {
            place: "Phường Mẫu".to_owned(),
            title: title.to_owned(),
            notes: String::new(),
            portal: "Thi đua đổi mới sáng tạo phường Mẫu".to_owned(),
            figure: Some(CardFigure {
                before: Some("35%".to_owned()),
                after: "92%".to_owned(),
                measure: "Hồ sơ nộp trực tuyến".to_owned(),
            }),
            honour: false,
        }
    }

    #[test]
    fn a_card_is_small_and_the_same_each_time() {
        let long = "Nghiên cứu, ứng dụng chuyển đổi số để tiếp nhận và giải quyết thủ tục hành chính ".repeat(4);
        for title in ["Ế", "Tổ công nghệ số cộng đồng đưa dịch vụ công đến từng nhà", long.as_str(), ""]
        {
            let once = Press::new().unwrap().print(&card(title));
            let press = Press::new().unwrap();
            let _ = press.print(&card("Khác"));
            assert_eq!(press.print(&card(title)), once, "what was printed before leaves no trace");
            assert!(once.len() < 60 * 1024, "{} bytes for {title:?}", once.len());
            let size = imagesize::blob_size(&once).unwrap();
            assert_eq!((size.width, size.height), (1200, 630));
        }
    }

    #[test]
    fn a_title_that_fits_nowhere_is_cut_at_a_word() {
        let press = Press::new().unwrap();
        let (size, lines) = press.fit(&"chuyển đổi số ".repeat(40), END - TOP);
        assert_eq!(size, 48);
        assert!(lines.last().unwrap().ends_with('…'));
        assert!(lines.iter().all(|line| press.letters.width(Face::Serif, size, line) <= ROOM));
        let (size, lines) = press.fit("Chợ Mẫu nhận chuyển khoản", END - TOP);
        assert_eq!((size, lines.len()), (96, 1));
        let (_, lines) = press.fit(&"ệ".repeat(400), END - TOP);
        assert!(lines.last().unwrap().ends_with('…') && lines.last().unwrap().chars().count() > 10, "{lines:?}");
        assert!(lines.iter().all(|line| press.letters.width(Face::Serif, 48, line) <= ROOM));
    }
}
