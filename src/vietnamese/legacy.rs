//! Text that is not what Unicode means by it: TCVN3 and VNI bytes pasted as Latin-1, decomposed letters, Eth for Đ.
//!
//! Documents typed in `.VnTime` (TCVN3) or `VNI-Times` fonts keep the bytes of those encodings; pasted as text, they
//! turn into Latin letters: "Céng hßa x· héi", "COÄNG HOØA". Such a run is recognised by words that are no Vietnamese
//! spelling as they stand and are one when decoded. One word proves nothing ("où" is "ó" in VNI), so two are asked
//! for, with no word between them that only Unicode text can have. Files in those encodings are not decoded here, only
//! text.

mod tables;

use super::bytes::{any_pair, within};
use super::fold::{is_composed, nfc};
use super::syllable::Syllable;
use super::words::words;
use std::ops::Range;
use tables::{tcvn3, vni_mark, vni_single};
use unicode_normalization::UnicodeNormalization;

/// An encoding from before Unicode.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Legacy {
    /// TCVN 5712:1993, third table: `.VnTime` and other fonts whose names start with `.Vn`.
    Tcvn3,
    /// VNI for Windows: `VNI-Times`.
    Vni,
}

/// A run of text in an old encoding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LegacyText {
    /// Which encoding.
    pub encoding: Legacy,
    /// Its bytes: the words that show it, and what stands between.
    pub range: Range<usize>,
}

/// The runs of `text` that are TCVN3 or VNI, in order, none overlapping another.
#[must_use]
pub fn find_legacy(text: &str) -> Vec<LegacyText> {
    if !has_foreign(text) {
        return Vec::new();
    }
    let mut runs: Vec<Run> =
        [Legacy::Tcvn3, Legacy::Vni].into_iter().flat_map(|encoding| runs_of(text, encoding)).collect();
    runs.sort_by_key(|run| run.range.start);
    let mut kept: Vec<Run> = Vec::new();
    for run in runs {
        match kept.last_mut() {
            Some(last) if last.range.end > run.range.start => {
                if run.evidence > last.evidence {
                    *last = run;
                }
            }
            _ => kept.push(run),
        }
    }
    kept.into_iter().map(|run| LegacyText { encoding: run.encoding, range: run.range }).collect()
}

/// `text` decoded to NFC Unicode. Characters that the encoding does not have stay as they are. TCVN3 has capitals with
/// tones only in fonts of their own (`.VnTimeH`): they come out as small letters.
#[must_use]
pub fn decode_legacy(encoding: Legacy, text: &str) -> String {
    let mut decoded = String::with_capacity(text.len() + text.len() / 2);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if encoding == Legacy::Tcvn3 {
            decoded.push(tcvn3(c).unwrap_or(c));
            continue;
        }
        let base = vni_single(c).unwrap_or(c);
        decoded.push(base);
        if let Some(marks) = chars.peek().and_then(|next| vni_mark(base, *next)) {
            decoded.push_str(marks);
            chars.next();
        }
    }
    nfc(&decoded).into_owned()
}

/// The words of `text` that are not in NFC, as phones and Macs write them.
#[must_use]
pub fn find_decomposed(text: &str) -> Vec<Range<usize>> {
    if is_composed(text) {
        return Vec::new();
    }
    let decomposed = |word: &Range<usize>| {
        let word = &text[word.clone()];
        !word.is_ascii() && !word.nfc().eq(word.chars())
    };
    words(text).filter(decomposed).collect()
}

/// Every Eth (`Ð`, `ð`) or African D (`Ɖ`, `ɖ`), which look like Đ and are not.
#[must_use]
#[expect(clippy::needless_bitwise_bool, reason = "branches would be one look for each byte")]
pub fn find_eth(text: &str) -> Vec<Range<usize>> {
    // The characters in UTF-8.
    let is_eth = |a: u8, b: u8| {
        ((a == 0xc3) & ((b == 0x90) | (b == 0xb0))) | ((a == 0xc6) & (b == 0x89)) | ((a == 0xc9) & (b == 0x96))
    };
    if !any_pair(text, is_eth) {
        return Vec::new();
    }
    text.match_indices(['Ð', 'ð', 'Ɖ', 'ɖ']).map(|(at, found)| at..at + found.len()).collect()
}

/// Whether there is a Latin-1 character that Vietnamese does not write. Text in an old encoding is full of them, and
/// good text has hardly any, so that looking for one spares the search.
#[expect(clippy::needless_bitwise_bool, reason = "branches would be one look for each byte")]
fn has_foreign(text: &str) -> bool {
    // U+00A0 to U+00BF follow the byte C2, U+00C0 to U+00FF the byte C3; small letters and capitals differ in one bit.
    any_pair(text, |a, b| {
        let small = b | 0x20;
        let ours = within(small, 0xa0, 0xa3)
            | within(small, 0xa8, 0xaa)
            | within(small, 0xac, 0xad)
            | within(small, 0xb2, 0xb5)
            | within(small, 0xb9, 0xba)
            | (small == 0xbd);
        ((a == 0xc2) & within(b, 0xa1, 0xbf)) | ((a == 0xc3) & !ours)
    })
}

/// A run in the making.
struct Run {
    encoding: Legacy,
    range: Range<usize>,
    /// How many words only make sense decoded.
    evidence: usize,
    /// Words since the last of them.
    silent: usize,
}

/// What a word says about an encoding.
enum Verdict {
    /// It only makes sense decoded.
    For,
    /// It does not make sense decoded.
    Against,
    /// It makes sense either way: part of a run that it touches.
    Either,
    /// Neither, or nothing to judge by.
    Silent,
}

/// How many silent words a run may go on over.
const REACH: usize = 8;

fn runs_of(text: &str, encoding: Legacy) -> Vec<Run> {
    let mut done: Vec<Run> = Vec::new();
    let mut open: Option<Run> = None;
    let mut lead: Option<usize> = None;
    for range in chunks(text) {
        let verdict = verdict(&text[range.clone()], encoding);
        let start = lead.take().unwrap_or(range.start);
        match (verdict, &mut open) {
            (Verdict::For, Some(run)) if run.silent <= REACH => {
                run.range.end = range.end;
                run.evidence += 1;
                run.silent = 0;
            }
            (Verdict::For, _) => {
                done.extend(open.replace(Run { encoding, range: start..range.end, evidence: 1, silent: 0 }));
            }
            (Verdict::Against, _) => done.extend(open.take()),
            (Verdict::Either, Some(run)) if run.silent == 0 => run.range.end = range.end,
            (verdict, run) => {
                if let Some(run) = run {
                    run.silent += 1;
                }
                lead = matches!(verdict, Verdict::Either).then_some(start);
            }
        }
    }
    done.extend(open);
    done.retain(|run| run.evidence > 1);
    done
}

fn verdict(chunk: &str, encoding: Legacy) -> Verdict {
    if chunk.is_ascii() || chunk.len() > 40 || !chunk.contains(|c: char| c.is_ascii_alphabetic()) {
        return Verdict::Silent;
    }
    if !is_decodable(chunk, encoding) {
        return Verdict::Against;
    }
    let decoded = decode_legacy(encoding, chunk);
    // Abbreviations are no syllables in any encoding.
    let abbreviation = !decoded.contains(|c: char| c.is_lowercase());
    match (Syllable::parse(chunk).is_some(), Syllable::parse(&decoded).is_some()) {
        (false, true) => Verdict::For,
        (true, true) if decoded != chunk => Verdict::Either,
        (false, false) if !abbreviation => Verdict::Against,
        _ => Verdict::Silent,
    }
}

/// Whether every character beyond ASCII is one that the encoding has, and, in VNI, in a place for it.
fn is_decodable(chunk: &str, encoding: Legacy) -> bool {
    let mut before = ' ';
    chunk.chars().all(|c| {
        let last = std::mem::replace(&mut before, c);
        c.is_ascii()
            || match encoding {
                Legacy::Tcvn3 => tcvn3(c).is_some(),
                Legacy::Vni => vni_single(c).is_some() || vni_mark(vni_single(last).unwrap_or(last), c).is_some(),
            }
    })
}

/// What stands between spaces and punctuation. Not words, since TCVN3 has letters such as `·` and the soft hyphen.
fn chunks(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let parts =
        |c: char| c.is_whitespace() || c.is_ascii_punctuation() || matches!(c, '“' | '”' | '‘' | '’' | '–' | '—' | '…');
    let mut start = 0;
    text.split_inclusive(parts).filter_map(move |piece| {
        let at = start;
        start += piece.len();
        let chunk = piece.trim_end_matches(parts);
        (!chunk.is_empty()).then(|| at..at + chunk.len())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn foreign_characters_are_told_by_their_bytes() {
        for c in ('\u{1}'..='\u{2ff}').chain(['ạ', 'ế', '\u{300}']) {
            assert_eq!(has_foreign(&format!("a{c}b")), is_foreign(c), "{c:?}");
            assert_eq!(!find_eth(&c.to_string()).is_empty(), "ÐðƉɖ".contains(c), "{c:?}");
        }
    }

    fn is_foreign(c: char) -> bool {
        let ours = matches!(
            c,
            '\u{a0}'
                | 'À'..='Ã' | 'È'..='Ê' | 'Ì' | 'Í' | 'Ò'..='Õ' | 'Ù' | 'Ú' | 'Ý'
                | 'à'..='ã' | 'è'..='ê' | 'ì' | 'í' | 'ò'..='õ' | 'ù' | 'ú' | 'ý'
        );
        ('\u{a0}'..='\u{ff}').contains(&c) && !ours
    }

    fn found(text: &str) -> Vec<(Legacy, &str, String)> {
        let show = |run: LegacyText| {
            let written = &text[run.range];
            (run.encoding, written, decode_legacy(run.encoding, written))
        };
        find_legacy(text).into_iter().map(show).collect()
    }

    #[test]
    fn tcvn3_is_found_and_decoded() {
        let text = "Céng hßa x· héi chñ nghÜa ViÖt Nam. §éc lËp - Tù do - H¹nh phóc";
        let decoded = "Cộng hòa xã hội chủ nghĩa Việt Nam. Độc lập - Tự do - Hạnh phúc";
        assert_eq!(found(text), [(Legacy::Tcvn3, text, decoded.to_owned())]);
        assert_eq!(decode_legacy(Legacy::Tcvn3, "n\u{ad}íc, ®\u{ad}êng, Uû ban"), "nước, đường, Uỷ ban");
    }

    #[test]
    fn vni_is_found_and_decoded() {
        let text = "COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM, Ñoäc laäp - Töï do - Haïnh phuùc";
        let decoded = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM, Độc lập - Tự do - Hạnh phúc";
        assert_eq!(found(text), [(Legacy::Vni, text, decoded.to_owned())]);
        assert_eq!(decode_legacy(Legacy::Vni, "ngöôøi nöôùc ngoaøi, kyõ thuaät"), "người nước ngoài, kỹ thuật");
    }

    #[test]
    fn a_run_inside_unicode_text_has_its_own_range() {
        let text = "Điều 1. Kính gửi: UBND ph\u{ad}êng KiÕn An, thµnh phè về việc này";
        assert_eq!(found(text)[0].1, "ph\u{ad}êng KiÕn An, thµnh phè");
        assert_eq!(found(text).len(), 1);
    }

    #[test]
    fn other_languages_and_real_vietnamese_are_not() {
        for text in [
            "Độc lập - Tự do - Hạnh phúc; hoà bình, hoá đơn, thúy, quý, là, cá, né, thôi, cô, bé, vẽ",
            "Hãy là cô bé có mũ, bà và bố mẹ đi xã; Ðảng và Ðoàn",
            "Où est l'été à Paris ? Là-bas, le garçon français a dû être déçu par l'hôtel; naïve, Noël, goût, août",
            "Über schöne Mädchen; für Köln, größer, Tür, Bücher, müde, süß",
            "El niño está más allá; São João não é português; façade, résumé, café",
            "20 °C · 5 m² · ½ · «Bình dân học vụ số» · Zalo® · 3×4",
            "",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn decomposed_words_and_eths_are_found() {
        let text = "xã ho\u{323}\u{302}i a\u{301} Ðông ð";
        let words: Vec<&str> = find_decomposed(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(words, ["ho\u{323}\u{302}i", "a\u{301}"]);
        let eths: Vec<&str> = find_eth(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(eths, ["Ð", "ð"]);
    }

    proptest::proptest! {
        #[test]
        fn every_text_has_runs_on_boundaries(text in "([a-zA-Z]|[\u{a0}-\u{ff}]|[ .,–]|ạ|ế|\u{301}){0,60}") {
            for run in find_legacy(&text) {
                proptest::prop_assert!(text.get(run.range).is_some());
            }
            for range in find_decomposed(&text) {
                proptest::prop_assert!(text.get(range).is_some());
            }
            let _ = (decode_legacy(Legacy::Vni, &text), decode_legacy(Legacy::Tcvn3, &text));
        }
    }
}
