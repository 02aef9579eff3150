//! Whether a file is whole: its parts and their checksums, without decoding a pixel.
//!
//! A file that was cut off while it was copied, or that a memory card damaged, is the usual broken picture. JPEG says
//! where it ends; PNG says that too and has a checksum a chunk; WebP says how long it is.

use super::Format;

/// Whether the file has its end, and the checksums that it carries are right.
pub(super) fn is_whole(format: Format, bytes: &[u8]) -> bool {
    let whole = match format {
        Format::Jpeg => jpeg(bytes),
        Format::Png => png(bytes),
        Format::Webp => webp(bytes),
        Format::Heic | Format::Other(_) => None,
    };
    whole.is_some()
}

/// Goes from segment to segment to the end-of-image marker (ITU-T T.81, annex B). What cameras append to it is theirs.
fn jpeg(bytes: &[u8]) -> Option<()> {
    const END: u8 = 0xd9;
    let mut at = 2;
    loop {
        at += bytes.get(at..)?.iter().position(|byte| *byte == 0xff)?;
        let marker = *bytes.get(at + 1)?;
        at += match marker {
            END => return Some(()),
            // A stuffed zero, a restart marker or padding: compressed data goes on.
            0x00 | 0x01 | 0xd0..=0xd8 => 2,
            0xff => 1,
            _ => 2 + usize::from(u16::from_be_bytes([*bytes.get(at + 2)?, *bytes.get(at + 3)?])),
        };
    }
}

/// Goes from chunk to chunk to `IEND`, each with its CRC (RFC 2083, section 3.2).
fn png(bytes: &[u8]) -> Option<()> {
    let word = |at: usize| Some(u32::from_be_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?));
    let mut at = 8;
    loop {
        let length = usize::try_from(word(at)?).ok()?;
        let end = at.checked_add(8)?.checked_add(length)?;
        let named = bytes.get(at + 4..end)?;
        let mut sum = flate2::Crc::new();
        sum.update(named);
        if word(end)? != sum.sum() {
            return None;
        }
        if named.starts_with(b"IEND") {
            return Some(());
        }
        at = end + 4;
    }
}

/// Holds the length in the head against the file (RFC 9649, section 2.4).
fn webp(bytes: &[u8]) -> Option<()> {
    let size = u32::from_le_bytes(bytes.get(4..8)?.try_into().ok()?);
    (bytes.len() as u64 >= u64::from(size) + 8).then_some(())
}
