//! In which sizes and formats a picture is published.

/// Changes whenever the same file would be made into other bytes, so that nothing made before is taken for new.
pub const RECIPE: u32 = 1;

/// The widths of a picture. The text's column is about 570 CSS pixels wide, a phone's screen about 330 within its
/// margins: these serve a phone of low density, a phone, and both at twice the density.
const WIDTHS: [u32; 3] = [400, 800, 1200];

/// The format of a rendition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Encoding {
    /// JPEG, which everything shows.
    Jpeg,
    /// WebP, a third smaller.
    Webp,
}

impl Encoding {
    /// Both.
    pub const ALL: [Encoding; 2] = [Encoding::Jpeg, Encoding::Webp];

    /// The extension of its files.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Encoding::Jpeg => "jpg",
            Encoding::Webp => "webp",
        }
    }
}

/// One file that a picture is made into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rendition {
    /// Width in pixels, never above that of the source.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Format.
    pub encoding: Encoding,
}

/// The sizes of a picture of this size, from the smallest, each in both formats; none where the program was made
/// without pictures, which are then published as they are.
///
/// A picture is never enlarged: one that is narrower than the largest width has its own width as its largest. A
/// width that would save less than a fifth is left out.
#[must_use]
pub fn renditions((width, height): (u32, u32)) -> Vec<Rendition> {
    if cfg!(not(feature = "pictures")) {
        return Vec::new();
    }
    let largest = width.min(WIDTHS[WIDTHS.len() - 1]);
    let smaller = WIDTHS.iter().copied().filter(|step| step * 5 <= largest * 4);
    let both = |width_now: u32| {
        let height = (u64::from(height) * u64::from(width_now) + u64::from(width) / 2) / u64::from(width.max(1));
        let height = u32::try_from(height.max(1)).unwrap_or(u32::MAX);
        Encoding::ALL.map(|encoding| Rendition { width: width_now, height, encoding })
    };
    smaller.chain([largest]).flat_map(both).collect()
}

#[cfg(all(test, feature = "pictures"))]
mod tests {
    use super::*;

    #[test]
    fn three_widths_and_never_wider_than_the_source() {
        let sizes = |size| {
            let jpeg = renditions(size).into_iter().filter(|made| made.encoding == Encoding::Jpeg);
            jpeg.map(|made| (made.width, made.height)).collect::<Vec<_>>()
        };
        assert_eq!(sizes((4000, 3000)), [(400, 300), (800, 600), (1200, 900)]);
        assert_eq!(sizes((3000, 4000)), [(400, 533), (800, 1067), (1200, 1600)]);
        assert_eq!(sizes((900, 600)), [(400, 267), (900, 600)]);
        assert_eq!(sizes((300, 200)), [(300, 200)]);
        assert_eq!(sizes((1, 1)), [(1, 1)]);
        assert_eq!(sizes((60_000, 1)), [(400, 1), (800, 1), (1200, 1)]);
    }
}
