//! The parts of a written Vietnamese syllable: onset, nucleus, coda and tone.
//!
//! Knows which onsets, nuclei and codas the spelling has, not which words exist: `ngoèng` passes,
//! `voilà` and `café` do not.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{compose, decompose_canonical};

/// Grave, acute, tilde, hook above and dot below: the tones of huyền, sắc, ngã, hỏi, nặng.
const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];

const ONSETS: [&str; 27] = [
    "b", "c", "ch", "d", "đ", "g", "gh", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph", "r", "s", "t",
    "th", "tr", "v", "x", "gi", "qu",
];

const NUCLEI: [&str; 57] = [
    "a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y", "ai", "ao", "au", "ay", "âu", "ây", "eo", "êu", "ia",
    "iê", "iu", "oa", "oă", "oe", "oi", "oo", "ôi", "ôô", "ơi", "ua", "uâ", "uê", "ui", "uô", "uơ", "ưa", "ươ", "ưi",
    "ưu", "uy", "yê", "iêu", "oai", "oao", "oay", "oeo", "uây", "uêu", "uôi", "ươi", "ươu", "uya", "uyê", "uyu", "yêu",
];

const CODAS: [&str; 9] = ["", "c", "ch", "m", "n", "ng", "nh", "p", "t"];

/// A tone's combining mark, and the index of the letter that carries it.
type Tone = (char, usize);

/// A syllable taken apart. Letters keep their case and shape (`ă`, `Ơ`); the tone is held apart from them.
pub(super) struct Syllable {
    letters: Vec<char>,
    tone: Option<Tone>,
    nucleus: std::ops::Range<usize>,
    /// Lower case.
    small: String,
    /// Where in `small` the nucleus begins and ends.
    parts: (usize, usize),
}

impl Syllable {
    /// Takes `word` apart, whatever its Unicode form; `None` where it is no Vietnamese spelling.
    pub(super) fn parse(word: &str) -> Option<Self> {
        let (letters, tone) = split_tone(word)?;
        let small: String = letters.iter().flat_map(|c| c.to_lowercase()).collect();
        if small.chars().count() != letters.len() {
            return None;
        }
        let start = onset_length(&small);
        let length = small.chars().skip(start).take_while(|c| is_vowel(*c)).count();
        let byte = |letter: usize| small.char_indices().nth(letter).map_or(small.len(), |(at, _)| at);
        let parts = (byte(start), byte(start + length));
        let syllable = Syllable { letters, tone, nucleus: start..start + length, small, parts };
        syllable.exists().then_some(syllable)
    }

    /// Whether onset, nucleus, coda and tone may stand together. A tone may stand on the `i` or `u` of `gi` and
    /// `qu`, as slips put it there; a closing stop only takes sắc or nặng.
    fn exists(&self) -> bool {
        let (onset, nucleus, coda) = self.parts();
        let stopped = matches!(coda, "c" | "ch" | "p" | "t");
        let tone_fits = self.tone.is_none_or(|(mark, at)| {
            is_vowel(lower(self.letters[at])) && (!stopped || matches!(mark, '\u{301}' | '\u{323}'))
        });
        (onset.is_empty() || ONSETS.contains(&onset)) && NUCLEI.contains(&nucleus) && CODAS.contains(&coda) && tone_fits
    }

    /// The letter that carries the tone.
    pub(super) fn tone_at(&self) -> Option<usize> {
        self.tone.map(|(_, at)| at)
    }

    /// The letters of the nucleus.
    pub(super) fn nucleus(&self) -> std::ops::Range<usize> {
        self.nucleus.clone()
    }

    /// Onset, nucleus and coda in lower case, without tone.
    pub(super) fn parts(&self) -> (&str, &str, &str) {
        let (start, end) = self.parts;
        (&self.small[..start], &self.small[start..end], &self.small[end..])
    }

    /// Writes the syllable in NFC with its tone on letter `at`.
    pub(super) fn with_tone_at(&self, at: usize) -> String {
        self.write(at, |_, letter| letter)
    }

    /// Writes the syllable with `i` for the letter `y` at `at`, which also carries the tone.
    pub(super) fn with_i_at(&self, at: usize) -> String {
        self.write(at, |index, letter| if index == at { 'i' } else { letter })
    }

    fn write(&self, tone_at: usize, letter: impl Fn(usize, char) -> char) -> String {
        let mark = self.tone.map(|(mark, _)| mark);
        let written = self.letters.iter().enumerate().flat_map(|(index, c)| {
            let mark = mark.filter(|_| index == tone_at);
            std::iter::once(letter(index, *c)).chain(mark)
        });
        written.nfc().collect()
    }
}

/// Letters without tone, and the one tone; `None` for what cannot be a syllable: too long, two tones, other marks.
fn split_tone(word: &str) -> Option<(Vec<char>, Option<Tone>)> {
    let mut letters: Vec<char> = Vec::with_capacity(7);
    let mut tone = None;
    let mut take = |c: char| {
        if c.is_ascii() && letters.len() < 7 {
            letters.push(c);
        } else if TONES.contains(&c) {
            let at = letters.len().checked_sub(1)?;
            if tone.replace((c, at)).is_some() {
                return None;
            }
        } else if matches!(c, '\u{302}' | '\u{306}' | '\u{31b}') {
            let last = letters.pop()?;
            letters.push(compose(last, c)?);
        } else if letters.len() == 7 {
            // "nghiêng" is the longest there is.
            return None;
        } else {
            letters.push(c);
        }
        Some(())
    };
    // Marks are taken in the order in which they come: a tone before a hat or after it is the same.
    for c in word.chars() {
        let mut fits = Some(());
        decompose_canonical(c, |part| fits = fits.and_then(|()| take(part)));
        fits?;
    }
    Some((letters, tone))
}

/// How many letters the onset has. The `i` of `gi` and the `u` of `qu` belong to it where a vowel follows.
fn onset_length(small: &str) -> usize {
    let consonants = small.chars().take_while(|c| !is_vowel(*c)).count();
    let glide = small.strip_prefix("gi").or_else(|| small.strip_prefix("qu"));
    if consonants == 1 && glide.is_some_and(|rest| rest.starts_with(is_vowel)) { 2 } else { consonants }
}

fn lower(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'ă' | 'â' | 'e' | 'ê' | 'i' | 'o' | 'ô' | 'ơ' | 'u' | 'ư' | 'y')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(word: &str) -> Option<(String, String, String)> {
        let syllable = Syllable::parse(word)?;
        let (onset, nucleus, coda) = syllable.parts();
        Some((onset.into(), nucleus.into(), coda.into()))
    }

    #[test]
    fn gi_and_qu_are_onsets_before_a_vowel_only() {
        let expect = |word, onset: &str, nucleus: &str, coda: &str| {
            assert_eq!(parts(word), Some((onset.into(), nucleus.into(), coda.into())), "{word}");
        };
        expect("Giếng", "gi", "ê", "ng");
        expect("gìn", "g", "i", "n");
        expect("QUÝ", "qu", "y", "");
        expect("nghiêng", "ngh", "iê", "ng");
        expect("khuỷu", "kh", "uyu", "");
        expect("đường", "đ", "ươ", "ng");
        expect("to\u{302}\u{309}", "t", "ô", "");
    }

    #[test]
    fn other_languages_are_no_syllables() {
        for word in ["café", "voilà", "été", "naïve", "señor", "Müller", "ốố", "x2", "bàc", "ngghia", "", "ñ"]
        {
            assert!(Syllable::parse(word).is_none(), "{word}");
        }
    }
}
