//! A sheet of palette indices, and the PNG that it becomes.

use super::{HEIGHT, WIDTH};
use flate2::{Compress, Compression, FlushCompress, Status};
use std::cell::RefCell;

/// A colour of the card. Text has shades between it and the paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ink {
    /// Near black, for the record.
    Black,
    /// For what explains.
    Soft,
    /// Time and goal.
    Red,
    /// Honours; lines only.
    Gold,
}

const PAPER: [u8; 3] = [0xff, 0xff, 0xff];
const GOLD: [u8; 3] = [0xb9, 0x8c, 0x1f];

/// First index and number of shades of each colour that has any, with its darkest: the theme's tokens in light.
const SHADES: [(Ink, u8, u8, [u8; 3]); 3] = [
    (Ink::Black, 1, 5, [0x1d, 0x19, 0x16]),
    (Ink::Soft, 6, 5, [0x5b, 0x53, 0x4b]),
    (Ink::Red, 11, 4, [0x98, 0x19, 0x1d]),
];
const GOLD_INDEX: u8 = 15;

impl Ink {
    fn shades(self) -> (u8, u8) {
        SHADES.iter().find(|shades| shades.0 == self).map_or((GOLD_INDEX, 1), |shades| (shades.1, shades.2))
    }

    /// The index for each share of ink; 0 where the paper shows.
    fn indices(self) -> [u8; 256] {
        let (first, count) = self.shades();
        std::array::from_fn(|share| match (share * usize::from(count) + 127) / 255 {
            0 => 0,
            step => first + u8::try_from(step - 1).unwrap_or_default(),
        })
    }
}

/// The sheet, as a PNG has it before compression: rows of a byte that says "not filtered" and of two pixels a byte, the left
/// one in the upper half.
pub(super) struct Canvas {
    rows: Vec<u8>,
}

/// Bytes of a row.
const ROW: usize = 1 + WIDTH as usize / 2;

impl Canvas {
    pub(super) fn new() -> Self {
        Canvas { rows: vec![0; ROW * HEIGHT as usize] }
    }

    /// Fills a rectangle.
    pub(super) fn fill(&mut self, ink: Ink, (left, top): (u32, u32), (width, height): (u32, u32)) {
        let at = |coordinate| i32::try_from(coordinate).unwrap_or(i32::MAX);
        self.lay(ink, (at(left), at(top)), width as usize, &vec![255; (width * height) as usize]);
    }

    /// Lays shares of ink down, `width` a row, where there is paper.
    pub(super) fn lay(&mut self, ink: Ink, (left, top): (i32, i32), width: usize, shares: &[u8]) {
        let indices = ink.indices();
        for (row, y) in shares.chunks(width.max(1)).zip(top..) {
            let Some(y) = usize::try_from(y).ok().filter(|y| *y < HEIGHT as usize) else { continue };
            let line = &mut self.rows[y * ROW + 1..(y + 1) * ROW];
            for (share, x) in row.iter().zip(left..) {
                let index = indices[usize::from(*share)];
                let pair = usize::try_from(x).ok().filter(|_| index > 0).and_then(|x| line.get_mut(x / 2));
                if let Some(pair) = pair {
                    let (shift, kept) = if x % 2 == 0 { (4, 0x0f) } else { (0, 0xf0) };
                    *pair = (*pair & kept) | ((*pair >> shift & 0x0f).max(index) << shift);
                }
            }
        }
    }

    /// The PNG: sixteen colours, four bits a pixel.
    pub(super) fn png(&self) -> Vec<u8> {
        let pixels = COMPRESSOR.with_borrow_mut(|compressor| compressed(compressor, &self.rows));
        let mut bytes = Vec::with_capacity(pixels.len() + 256);
        let mut encoder = png::Encoder::new(&mut bytes, WIDTH, HEIGHT);
        encoder.set_color(png::ColorType::Indexed);
        encoder.set_depth(png::BitDepth::Four);
        encoder.set_palette(palette());
        let written = encoder.write_header().and_then(|mut writer| writer.write_chunk(png::chunk::IDAT, &pixels));
        debug_assert!(written.is_ok(), "writing to memory does not fail");
        bytes
    }
}

thread_local! {
    /// Making a compressor takes as long as using it, so that each thread has one. Letters come again and again, which this
    /// one finds in rows as they are: filtered, and compressed as fast as can be, cards would be three quarters larger.
    static COMPRESSOR: RefCell<Compress> = RefCell::new(Compress::new(Compression::new(2), true));
}

/// One stream of zlib, which what was compressed before leaves no trace in.
fn compressed(compressor: &mut Compress, rows: &[u8]) -> Vec<u8> {
    compressor.reset();
    let mut out = Vec::with_capacity(32 << 10);
    loop {
        let read = usize::try_from(compressor.total_in()).unwrap_or(rows.len());
        match compressor.compress_vec(&rows[read..], &mut out, FlushCompress::Finish) {
            Ok(Status::Ok | Status::BufError) => out.reserve(32 << 10),
            Ok(Status::StreamEnd) => return out,
            Err(error) => {
                debug_assert!(false, "compressing to memory does not fail: {error}");
                return out;
            }
        }
    }
}

fn palette() -> Vec<u8> {
    let mut colours = [PAPER; 16];
    for (_, first, count, darkest) in SHADES {
        for step in 1..=count {
            let mix = |paper: u8, ink: u8| {
                let (step, count) = (u16::from(step), u16::from(count));
                let mixed = (u16::from(ink) * step + u16::from(paper) * (count - step) + count / 2) / count;
                u8::try_from(mixed).unwrap_or(u8::MAX)
            };
            colours[usize::from(first + step - 1)] = std::array::from_fn(|at| mix(PAPER[at], darkest[at]));
        }
    }
    colours[usize::from(GOLD_INDEX)] = GOLD;
    colours.concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shades_go_from_paper_to_ink() {
        let ends = |ink: Ink| (ink.indices()[0], ink.indices()[255]);
        assert_eq!([ends(Ink::Black), ends(Ink::Soft)], [(0, 5), (0, 10)]);
        assert_eq!([ends(Ink::Red), ends(Ink::Gold)], [(0, 14), (0, GOLD_INDEX)]);
        assert_eq!(palette().len(), 48);
        assert_eq!(palette()[15..18], [0x1d, 0x19, 0x16]);
    }

    #[test]
    fn more_ink_stays_on_either_side_of_a_pair() {
        let mut canvas = Canvas::new();
        canvas.lay(Ink::Black, (0, 0), 4, &[255, 100, 100, 255]);
        canvas.lay(Ink::Black, (0, 0), 4, &[100, 255, 255, 100]);
        assert_eq!(canvas.rows[..4], [0, 0x55, 0x55, 0]);
    }

    #[test]
    fn what_leaves_the_sheet_is_cut_off() {
        let mut canvas = Canvas::new();
        canvas.lay(Ink::Black, (-1, -1), 2, &[255; 4]);
        canvas.lay(Ink::Black, (1199, 629), 2, &[255; 4]);
        canvas.fill(Ink::Red, (1190, 620), (50, 50));
        let pixels = || canvas.rows[1..].iter().flat_map(|pair| [pair >> 4, pair & 0x0f]);
        let inked: Vec<u8> = pixels().filter(|index| *index > 0).collect();
        assert_eq!(inked, [vec![5], vec![14; 100]].concat());
        assert_eq!(pixels().take(2).collect::<Vec<_>>(), [5, 0]);
    }
}
