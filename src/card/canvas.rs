//! A sheet of palette indices, and the PNG that it becomes.

use super::{HEIGHT, WIDTH};

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

    /// The index for this share of ink, from 0 to 255; none where the paper shows.
    fn at(self, share: u8) -> Option<u8> {
        let (first, count) = self.shades();
        let step = (u16::from(share) * u16::from(count) + 127) / 255;
        let step = u8::try_from(step).unwrap_or(count);
        step.checked_sub(1).map(|step| first + step)
    }
}

/// The sheet.
pub(super) struct Canvas {
    pixels: Vec<u8>,
}

impl Canvas {
    pub(super) fn new() -> Self {
        Canvas { pixels: vec![0; (WIDTH * HEIGHT) as usize] }
    }

    /// Fills a rectangle.
    pub(super) fn fill(&mut self, ink: Ink, (left, top): (u32, u32), (width, height): (u32, u32)) {
        let index = ink.at(255).unwrap_or_default();
        let right = (left + width).min(WIDTH);
        for y in top..(top + height).min(HEIGHT) {
            self.pixels[(y * WIDTH + left.min(right)) as usize..(y * WIDTH + right) as usize].fill(index);
        }
    }

    /// Lays shares of ink down, `width` a row, where there is paper.
    pub(super) fn lay(&mut self, ink: Ink, (left, top): (i32, i32), width: usize, shares: &[u8]) {
        for (row, y) in shares.chunks(width.max(1)).zip(top..) {
            let Some(y) = u32::try_from(y).ok().filter(|y| *y < HEIGHT) else { continue };
            let line = &mut self.pixels[(y * WIDTH) as usize..((y + 1) * WIDTH) as usize];
            for (share, x) in row.iter().zip(left..) {
                let place = usize::try_from(x).ok().and_then(|x| line.get_mut(x));
                if let Some((place, index)) = place.zip(ink.at(*share)) {
                    *place = (*place).max(index);
                }
            }
        }
    }

    /// The PNG: sixteen colours, four bits a pixel.
    pub(super) fn png(&self) -> Vec<u8> {
        let packed: Vec<u8> = self.pixels.chunks_exact(2).map(|pair| (pair[0] << 4) | pair[1]).collect();
        let mut bytes = Vec::with_capacity(24 * 1024);
        let mut encoder = png::Encoder::new(&mut bytes, WIDTH, HEIGHT);
        encoder.set_color(png::ColorType::Indexed);
        encoder.set_depth(png::BitDepth::Four);
        encoder.set_palette(palette());
        encoder.set_compression(png::Compression::Fast);
        // Most rows are like the one above them.
        encoder.set_filter(png::Filter::Up);
        let written = encoder.write_header().and_then(|mut writer| writer.write_image_data(&packed));
        debug_assert!(written.is_ok(), "writing to memory does not fail");
        bytes
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
        assert_eq!(Ink::Black.at(0), None);
        assert_eq!(Ink::Black.at(255), Some(5));
        assert_eq!(Ink::Red.at(255), Some(14));
        assert_eq!(Ink::Gold.at(255), Some(GOLD_INDEX));
        assert_eq!(palette().len(), 48);
        assert_eq!(palette()[15..18], [0x1d, 0x19, 0x16]);
    }

    #[test]
    fn what_leaves_the_sheet_is_cut_off() {
        let mut canvas = Canvas::new();
        canvas.lay(Ink::Black, (-1, -1), 2, &[255; 4]);
        canvas.lay(Ink::Black, (1199, 629), 2, &[255; 4]);
        canvas.fill(Ink::Red, (1190, 620), (50, 50));
        let inked: Vec<u8> = canvas.pixels.iter().copied().filter(|index| *index > 0).collect();
        assert_eq!(inked, [vec![5], vec![14; 100]].concat());
        assert_eq!((canvas.pixels[0], canvas.pixels[1]), (5, 0));
    }
}
