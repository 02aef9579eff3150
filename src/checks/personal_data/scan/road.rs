//! Roads, and the names that follow them.

use super::context::{folded, is_break, small};
use crate::vietnamese::WordList;

/// What a house number is followed by.
const ROADS: [&str; 9] = ["đường", "phố", "ngõ", "ngách", "hẻm", "kiệt", "đại", "quốc", "tỉnh"];

/// The same as it is typed without marks.
const PLAIN_ROADS: [&str; 6] = ["duong", "pho", "ngo", "ngach", "hem", "kiet"];

/// Small places below a ward.
const LOCAL: [&str; 9] = ["tổ", "thôn", "xóm", "ấp", "khu", "bản", "dãy", "lô", "khóm"];

const OTHER_LINES: [&str; 8] = ["dây", "truyền", "sắt", "ống", "dẫn", "lối", "thủy", "thuỷ"];

/// Whether a word, in lower case, is one for a road.
pub(super) fn is_road_word(word: &str) -> bool {
    ROADS.contains(&word) || PLAIN_ROADS.contains(&word)
}

/// Whether a word for a road stands at `at`, after a comma if that may be.
pub(super) fn is_road(words: &WordList<'_>, at: usize, comma: bool) -> bool {
    let joined = words.follows(at) || comma && matches!(words.gap_before(at).trim(), "," | "-");
    let word = small(words.word(at));
    let pair = match word.as_str() {
        "đại" | "quốc" | "tỉnh" => small(words.word(at + 1)) == "lộ",
        // Đường dây nóng, đường truyền, đường sắt … are no streets.
        "đường" => !OTHER_LINES.contains(&small(words.word(at + 1)).as_str()),
        _ => true,
    };
    joined && (pair && is_road_word(&word) || is_highway(&word))
}

/// Whether the word for a road at `at` goes on with words that say what kind it is, and not with its name: "phố cổ",
/// "đường làng".
pub(super) fn is_described(words: &WordList<'_>, at: usize) -> bool {
    const KINDS: [&str; 24] = [
        "cổ",
        "làng",
        "chính",
        "mới",
        "cũ",
        "rộng",
        "dài",
        "giao",
        "liên",
        "trục",
        "ven",
        "bê",
        "đi",
        "vào",
        "nội",
        "ngoại",
        "đã",
        "được",
        "có",
        "xanh",
        "sạch",
        "đẹp",
        "hoa",
        "phường",
    ];
    is_road_word(&small(words.word(at)))
        && words.follows(at + 1)
        && KINDS.contains(&small(words.word(at + 1)).as_str())
        && !is_name(words, at + 1)
}

/// `QL5`, `TL351`, `DT351`: roads by their number.
pub(super) fn is_highway(word: &str) -> bool {
    let digits = ["ql", "tl", "đt", "hl"].iter().find_map(|start| word.strip_prefix(start));
    digits.is_some_and(|digits| digits.is_empty() || starts_with_digit(digits))
}

/// Whether a road with a name stands at `at`: "đường Lê Lợi", "ngõ 5", not "đường giao thông".
pub(super) fn is_named_road(words: &WordList<'_>, at: usize) -> bool {
    is_road(words, at, true)
        && (is_name(words, at + 1) || words.follows(at + 1) && starts_with_digit(words.word(at + 1)))
}

/// Whether a residential group, hamlet or block stands at `at`, perhaps after a comma or dash.
pub(super) fn is_local(words: &WordList<'_>, at: usize) -> bool {
    let gap = words.gap_before(at);
    let joined = words.follows(at) || matches!(gap.trim(), "," | "-");
    let next = words.word(at + 1);
    let named = starts_with_digit(next) || next.starts_with(char::is_uppercase) || folded(next) == "dan";
    joined && !gap.contains("\n\n") && LOCAL.contains(&small(words.word(at)).as_str()) && named
}

/// Whether a word, in lower case, is one for a road or for a small place below a ward.
pub(super) fn is_place_word(word: &str) -> bool {
    is_road_word(word) || is_local_word(word) || is_highway(word)
}

/// Whether a word, in lower case, is one for a small place below a ward.
pub(super) fn is_local_word(word: &str) -> bool {
    LOCAL.contains(&word)
}

pub(super) fn is_name(words: &WordList<'_>, at: usize) -> bool {
    words.follows(at) && words.word(at).starts_with(char::is_uppercase)
}

/// The word after the names, numbers and roads that go on from `at`.
pub(super) fn name_end(words: &WordList<'_>, at: usize) -> usize {
    let mut end = at;
    while end < at + 12 && end < words.len() {
        let gap = words.gap_before(end);
        let word = small(words.word(end));
        let numbered = starts_with_digit(&word) && (words.follows(end) || gap == "/");
        let before = small(words.word(end - 1));
        let goes_on = is_road(words, end, true)
            || is_name(words, end)
            || numbered && (is_road_word(&before) || gap == "/" || matches!(before.as_str(), "số" | "so" | "lộ"))
            || words.follows(end) && matches!(word.as_str(), "số" | "so" | "lộ") && (is_road_word(&before));
        if !goes_on || is_break(gap) {
            break;
        }
        end += 1;
    }
    end
}

pub(super) fn starts_with_digit(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}
