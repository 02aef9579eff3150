//! Which paths an artifact may have: those that mean one and the same file on every system.

use crate::diagnostic::Text;
use crate::text;

/// The longest name of a file or folder that common file systems take, in bytes.
const LONGEST_NAME: usize = 255;

/// Why no file may be published at `path`; nothing where one may.
pub(super) fn fault(path: &str) -> Option<Text> {
    if path.is_empty() {
        return Some(text!("địa chỉ rỗng", "the address is empty"));
    }
    path.split('/').find_map(segment_fault)
}

/// What is wrong with one name between slashes.
fn segment_fault(name: &str) -> Option<Text> {
    let odd = |c: char| !matches!(c, 'a'..='z' | '0'..='9' | '-' | '_' | '.');
    if name.is_empty() {
        Some(text!(
            "có dấu / ở đầu, ở cuối hoặc hai dấu / liền nhau",
            "there is a slash at its start or end, or two in a row"
        ))
    } else if name.starts_with('.') {
        Some(text!("tên “{name}” bắt đầu bằng dấu chấm", "the name `{name}` begins with a dot"))
    } else if name.ends_with('.') {
        Some(text!("tên “{name}” kết thúc bằng dấu chấm", "the name `{name}` ends with a dot"))
    } else if let Some(c) = name.chars().find(|&c| odd(c)) {
        let c = c.escape_debug();
        Some(text!(
            "có ký tự “{c}”; chỉ được dùng chữ thường không dấu, chữ số và - _ .",
            "it holds `{c}`; only lower-case ASCII letters, digits and - _ . may be used"
        ))
    } else if name.len() > LONGEST_NAME {
        Some(text!("có tên dài hơn {LONGEST_NAME} ký tự", "it holds a name of more than {LONGEST_NAME} characters"))
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::fault;

    #[test]
    fn only_plain_relative_paths_pass() {
        for good in ["index.html", "cau-chuyen/a_b/anh.1.jpg", "404.html"] {
            assert_eq!(fault(good), None, "{good}");
        }
        let long = "a".repeat(256);
        for bad in [
            "",
            "/a",
            "a/",
            "a//b",
            ".",
            "..",
            "a/../b",
            "./a",
            ".htaccess",
            "a/.b",
            "a\\b",
            "c:a",
            "A.html",
            "phường",
            "a b",
            "a.",
            "a\0",
            &long,
        ] {
            assert!(fault(bad).is_some(), "{bad:?}");
        }
    }
}
