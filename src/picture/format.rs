//! What a file is, by its first bytes.

/// A format that cameras, phones and scanners write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// JPEG.
    Jpeg,
    /// PNG.
    Png,
    /// WebP.
    Webp,
    /// HEIC or HEIF, which only Apple's programs show everywhere.
    Heic,
    /// A picture of a format that is not taken, by its name.
    Other(&'static str),
}

impl Format {
    /// The format of a file; none where it is no picture that is known here.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Option<Self> {
        let at = |from: usize, what: &[u8]| bytes.get(from..).is_some_and(|rest| rest.starts_with(what));
        let brand = || bytes.get(8..12).filter(|_| at(4, b"ftyp"));
        Some(match bytes {
            _ if at(0, &[0xff, 0xd8, 0xff]) => Format::Jpeg,
            _ if at(0, b"\x89PNG\r\n\x1a\n") => Format::Png,
            _ if at(0, b"RIFF") && at(8, b"WEBP") => Format::Webp,
            _ if at(0, b"GIF8") => Format::Other("GIF"),
            _ if at(0, b"BM") && bytes.len() > 26 => Format::Other("BMP"),
            _ if at(0, b"II*\0") || at(0, b"MM\0*") => Format::Other("TIFF"),
            _ => match brand()? {
                b"avif" | b"avis" => Format::Other("AVIF"),
                b"heic" | b"heix" | b"heim" | b"heis" | b"hevc" | b"hevx" | b"mif1" | b"msf1" => Format::Heic,
                _ => return None,
            },
        })
    }

    /// The extension of its files, where the format is taken.
    #[must_use]
    pub const fn extension(self) -> Option<&'static str> {
        match self {
            Format::Jpeg => Some("jpg"),
            Format::Png => Some("png"),
            Format::Webp => Some("webp"),
            Format::Heic | Format::Other(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_what_its_bytes_say() {
        for (bytes, format) in [
            (&b"\xff\xd8\xff\xe0"[..], Some(Format::Jpeg)),
            (b"\0\0\0\x18ftypheic", Some(Format::Heic)),
            (b"\0\0\0\x18ftypmif1", Some(Format::Heic)),
            (b"\0\0\0\x18ftypavif", Some(Format::Other("AVIF"))),
            (b"\0\0\0\x18ftypmp42", None),
            (b"GIF89a", Some(Format::Other("GIF"))),
            (b"RIFF\0\0\0\0WEBP", Some(Format::Webp)),
            (b"RIFF\0\0\0\0WAVE", None),
            ("ảnh".as_bytes(), None),
            (b"", None),
        ] {
            assert_eq!(Format::of(bytes), format, "{bytes:?}");
        }
    }
}
