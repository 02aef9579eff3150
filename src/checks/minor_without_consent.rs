//! Pictures of minors without the consents.

use super::Check;
use super::written::Written;
use crate::diagnostic::{Diagnostic, Rule, Severity, Words};
use crate::model::{Photo, Site};
use crate::text;

/// A picture of a minor without both consents.
pub static RULE: Rule = Rule {
    code: "G505",
    name: "minor-without-consent",
    severity: Severity::Error,
    title: Words::new("Ảnh trẻ em chưa đủ văn bản đồng ý", "A picture of a minor without both consents"),
    explanation: Words::new(
        "Ảnh nhận ra trẻ em chỉ được đăng khi cơ quan đã lưu hai văn bản: của chính em (consent) và của cha mẹ hoặc người giám hộ (guardian_consent). Số hiệu văn bản không hiện trên trang.\n\nChưa có đủ thì dùng ảnh khác không thấy mặt em, hoặc bỏ ảnh.",
        "A picture in which a minor can be recognised is published only where two papers are on file: the minor's own consent (`consent`) and that of a parent or guardian (`guardian_consent`). Their references are never shown.\n\nWithout both, take a picture that does not show the face, or none.",
    ),
};

pub(super) struct MinorWithoutConsent;

impl Check for MinorWithoutConsent {
    fn rule(&self) -> &'static Rule {
        &RULE
    }

    fn site(&self, site: &Site, out: &mut Vec<Diagnostic>) {
        for story in site.stories.records() {
            for (index, photo) in story.photos.iter().enumerate().filter(|(_, photo)| photo.minor) {
                if photo.consent.is_some() && photo.guardian_consent.is_some() {
                    continue;
                }
                let written = Written::of(site, story.file);
                let missing = |key: &str| !written.has_in("photo", index, key);
                let keys: Vec<&str> = ["consent", "guardian_consent"].into_iter().filter(|key| missing(key)).collect();
                if !keys.is_empty() {
                    out.push(without(photo, &keys));
                }
            }
        }
    }
}

fn without(photo: &Photo, keys: &[&str]) -> Diagnostic {
    let (file, vi, en) = (&photo.file.value, keys.join(" và "), keys.join(" and "));
    RULE.at(photo.file.span, text!("ảnh trẻ em “{file}” thiếu {vi}", "the picture of a minor `{file}` has no {en}"))
        .hint(text!(
            "ghi số hiệu văn bản đồng ý đang lưu, hoặc thay ảnh không thấy mặt em",
            "write the reference of the consent on file, or take a picture that does not show the face"
        ))
}
