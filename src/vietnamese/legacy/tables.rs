//! The tables of TCVN3 and VNI for Windows, by the Latin-1 character that each byte is mistaken for.
//!
//! TCVN3 is TCVN 5712:1993 (VN3), whose letters are one byte each. VNI writes a letter and, after it, a byte for
//! its marks; only đ, ơ, ư and some toned i and y are one byte.

/// TCVN3 from byte A1 to FE; a space where the encoding has nothing.
const TCVN3: &str = concat!(
    "ĂÂÊÔƠƯĐăâêôơưđ ",  // A1–AF
    "     àảãáạ ằẳẵắ ", // B0–BF
    "      ặầẩẫấậè ẻẽ", // C0–CF
    "éẹềểễếệìỉ   ĩíịò", // D0–DF
    " ỏõóọồổỗốộờởỡớợù", // E0–EF
    " ủũúụừửữứựỳỷỹýỵ",  // F0–FE
);

/// The letter that a character is in TCVN3.
pub(super) fn tcvn3(c: char) -> Option<char> {
    let index = u32::from(c).checked_sub(0xA1)?;
    TCVN3.chars().nth(usize::try_from(index).ok()?).filter(|letter| *letter != ' ')
}

/// The letter that a character is in VNI, where it is not what it looks like; `í` and `ì` are themselves.
pub(super) fn vni_single(c: char) -> Option<char> {
    const SINGLES: [(char, char); 18] = [
        ('ñ', 'đ'),
        ('Ñ', 'Đ'),
        ('ô', 'ơ'),
        ('Ô', 'Ơ'),
        ('ö', 'ư'),
        ('Ö', 'Ư'),
        ('í', 'í'),
        ('Í', 'Í'),
        ('ì', 'ì'),
        ('Ì', 'Ì'),
        ('æ', 'ỉ'),
        ('Æ', 'Ỉ'),
        ('ó', 'ĩ'),
        ('Ó', 'Ĩ'),
        ('ò', 'ị'),
        ('Ò', 'Ị'),
        ('î', 'ỵ'),
        ('Î', 'Ỵ'),
    ];
    SINGLES.iter().find(|(vni, _)| *vni == c).map(|(_, letter)| *letter)
}

/// The combining marks that `mark` puts on `base` (a letter that is already decoded) in VNI.
pub(super) fn vni_mark(base: char, mark: char) -> Option<&'static str> {
    let base = base.to_lowercase().next()?;
    let mark = mark.to_lowercase().next()?;
    match (base, mark) {
        ('a' | 'e' | 'o' | 'u' | 'y' | 'ơ' | 'ư', 'ù' | 'ø' | 'û' | 'õ' | 'ï') => Some(tone(mark)),
        ('a' | 'e' | 'o', 'â' | 'á' | 'à' | 'å' | 'ã' | 'ä') => Some(circumflex(mark)),
        ('a', 'ê' | 'é' | 'è' | 'ú' | 'ü' | 'ë') => Some(breve(mark)),
        _ => None,
    }
}

fn tone(mark: char) -> &'static str {
    match mark {
        'ù' => "\u{301}",
        'ø' => "\u{300}",
        'û' => "\u{309}",
        'õ' => "\u{303}",
        _ => "\u{323}",
    }
}

fn circumflex(mark: char) -> &'static str {
    match mark {
        'á' => "\u{302}\u{301}",
        'à' => "\u{302}\u{300}",
        'å' => "\u{302}\u{309}",
        'ã' => "\u{302}\u{303}",
        'ä' => "\u{323}\u{302}",
        _ => "\u{302}",
    }
}

fn breve(mark: char) -> &'static str {
    match mark {
        'é' => "\u{306}\u{301}",
        'è' => "\u{306}\u{300}",
        'ú' => "\u{306}\u{309}",
        'ü' => "\u{306}\u{303}",
        'ë' => "\u{323}\u{306}",
        _ => "\u{306}",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tcvn3_letters_stand_at_their_bytes() {
        for (c, letter) in [
            ('¡', 'Ă'),
            ('®', 'đ'),
            ('µ', 'à'),
            ('¹', 'ạ'),
            ('Æ', 'ặ'),
            ('Ç', 'ầ'),
            ('Ì', 'è'),
            ('Ï', 'ẽ'),
            ('Ð', 'é'),
            ('×', 'ì'),
            ('Ü', 'ĩ'),
            ('ß', 'ò'),
            ('á', 'ỏ'),
            ('ï', 'ù'),
            ('ñ', 'ủ'),
            ('þ', 'ỵ'),
        ] {
            assert_eq!(tcvn3(c), Some(letter), "{c}");
        }
        assert_eq!((tcvn3('à'), tcvn3('ÿ'), tcvn3('a'), tcvn3('ạ')), (None, None, None, None));
        let all = "ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ";
        assert!(all.chars().all(|letter| TCVN3.contains(letter)), "no letter is missing");
    }
}
