//! What a picture is, without decoding it.

use super::{Format, frame, renditions};

/// Pictures with more pixels are refused: each takes three to eight bytes of memory while it is made small. The
/// cameras of phones stay below, unless they are set to their largest size.
pub const MOST_PIXELS: u64 = 64_000_000;

/// Files with more bytes are refused.
pub const MOST_BYTES: u64 = 32 * 1024 * 1024;

/// The tallest picture that WebP can hold.
const TALLEST: u32 = 16_383;

/// What the head of a picture says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Facts {
    /// Its format.
    pub format: Format,
    /// Width and height in pixels, as they are seen: after turning.
    pub size: (u32, u32),
}

/// Why a file cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is no picture, or of a format that is not taken.
    Kind(Option<Format>),
    /// It has this many pixels across and down: more than [`MOST_PIXELS`] in all, or a shape that no page can show.
    Pixels(u64, u64),
    /// It has this many bytes, more than [`MOST_BYTES`].
    Bytes(u64),
    /// It is cut off or damaged.
    Damaged,
    /// There is nothing in it.
    Empty,
}

/// Looks at the head and the frame of a file that is to be published as it is.
///
/// # Errors
/// Where it is not a whole picture.
pub fn look(bytes: &[u8]) -> Result<Facts, Fault> {
    if bytes.is_empty() {
        return Err(Fault::Empty);
    }
    let format = Format::of(bytes).filter(|format| format.extension().is_some());
    let format = format.ok_or_else(|| Fault::Kind(Format::of(bytes)))?;
    let stored = imagesize::blob_size(bytes).map_err(|_| Fault::Damaged)?;
    let pixels = |side: usize| u32::try_from(side).ok().filter(|side| *side > 0).ok_or(Fault::Damaged);
    let size = (pixels(stored.width)?, pixels(stored.height)?);
    if frame::is_whole(format, bytes) { Ok(Facts { format, size }) } else { Err(Fault::Damaged) }
}

/// Looks at the head and the frame of a file that is to become a picture of a page.
///
/// # Errors
/// Where it cannot become one.
pub fn inspect(bytes: &[u8]) -> Result<Facts, Fault> {
    if Format::of(bytes).is_some_and(|format| format.extension().is_some()) && bytes.len() as u64 > MOST_BYTES {
        return Err(Fault::Bytes(bytes.len() as u64));
    }
    let Facts { format, size } = look(bytes)?;
    let (width, height) = (u64::from(size.0), u64::from(size.1));
    let seen = if width * height > MOST_PIXELS { None } else { Some(upright(bytes, format, size)?) };
    // A strip that is far taller than wide stays too tall for an encoder even when it is as wide as a page.
    let fits = |size: &(u32, u32)| renditions(*size).iter().all(|made| made.height <= TALLEST);
    seen.filter(fits).map(|size| Facts { format, size }).ok_or(Fault::Pixels(width, height))
}

/// The size after turning.
#[cfg(feature = "pictures")]
fn upright(bytes: &[u8], format: Format, _: (u32, u32)) -> Result<(u32, u32), Fault> {
    super::decode::upright_size(bytes, format)
}

/// Without the feature pictures are published as they are, and browsers turn them: the stored size is near enough
/// for a place to be kept.
#[cfg(not(feature = "pictures"))]
#[expect(clippy::unnecessary_wraps, reason = "the one that decodes can fail")]
fn upright(_: &[u8], _: Format, stored: (u32, u32)) -> Result<(u32, u32), Fault> {
    Ok(stored)
}
