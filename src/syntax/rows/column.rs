//! The columns that an award list can have, and the labels by which they are found.

use super::value::Subject;
use crate::syntax::choice::choices;
use crate::vietnamese::fold;
use std::collections::BTreeMap;
use std::sync::LazyLock;

choices! {
    /// What a column tells about a recipient.
    pub enum Column {
        /// Running number as written; not the recipient's ordinal.
        No = "no",
        /// Name of the person, group or household. Required.
        Name = "name",
        /// "Ông" or "Bà".
        Honorific = "honorific",
        /// Whether a person, a group or a household is honoured.
        Subject = "subject",
        /// Position held.
        Title = "title",
        /// Organisation or residential group.
        Unit = "unit",
        /// Award form. Required, unless the parts of the list name it.
        Form = "form",
        /// What is honoured.
        Achievement = "achievement",
        /// Id of the story about the recipient.
        Story = "story",
        /// Granted, corrected or revoked.
        Status = "status",
        /// Remark.
        Note = "note",
    }
}

impl Column {
    /// The English key, the label that messages use, then every other label seen. Case, diacritics, punctuation and
    /// what stands in brackets do not matter.
    #[must_use]
    pub const fn labels(self) -> &'static [&'static str] {
        match self {
            Column::No => &["no", "STT", "TT", "Số TT", "Số thứ tự"],
            Column::Name => NAMES,
            Column::Honorific => &["honorific", "Ông/Bà", "Danh xưng"],
            Column::Subject => &["subject", "Đối tượng", "Loại đối tượng", "Đối tượng khen thưởng"],
            Column::Title => TITLES,
            Column::Unit => UNITS,
            Column::Form => FORMS,
            Column::Achievement => ACHIEVEMENTS,
            Column::Story => &["story", "Bài viết"],
            Column::Status => &["status", "Tình trạng", "Trạng thái"],
            Column::Note => &["note", "Ghi chú"],
        }
    }

    /// The English key.
    #[must_use]
    pub const fn key(self) -> &'static str {
        self.as_str()
    }

    /// The usual Vietnamese label.
    #[must_use]
    pub const fn label(self) -> &'static str {
        self.labels()[1]
    }

    /// The column that a header cell names.
    #[must_use]
    pub fn find(header: &str) -> Option<Column> {
        let whole = normalize(header);
        if whole.is_empty() {
            return None;
        }
        BY_LABEL.get(&whole).or_else(|| BY_LABEL.get(&normalize(&without_brackets(header)))).copied()
    }
}

/// Every label as it is compared.
static BY_LABEL: LazyLock<BTreeMap<String, Column>> = LazyLock::new(|| {
    let labels = |&column: &Column| column.labels().iter().map(move |label| (normalize(label), column));
    Column::ALL.iter().flat_map(labels).collect()
});

const NAMES: &[&str] = &[
    "name",
    "Họ và tên",
    "Họ tên",
    "Tên",
    "Tên tập thể",
    "Tên cá nhân",
    "Tập thể",
    "Cá nhân",
    "Hộ gia đình",
    "Tên hộ gia đình",
    "Họ và tên chủ hộ",
    "Họ tên chủ hộ",
    "Tên chủ hộ",
    "Chủ hộ",
    "Họ và tên cá nhân",
    "Tên tập thể, cá nhân",
    "Tên cá nhân, tập thể",
    "Tập thể, cá nhân",
    "Cá nhân, tập thể",
    "Họ và tên, tên tập thể",
    "Họ tên, tên tập thể",
    "Tên tập thể, họ và tên cá nhân",
    "Tên tập thể, cá nhân, hộ gia đình",
    "Tập thể, cá nhân, hộ gia đình",
    "Người được khen",
    "Người, tập thể được khen",
];

const TITLES: &[&str] = &[
    "title",
    "Chức vụ",
    "Chức danh",
    "Chức vụ, chức danh",
    "Chức danh, chức vụ",
    "Chức vụ, đơn vị công tác",
    "Chức vụ, đơn vị",
    "Chức vụ, nơi công tác",
    "Nghề nghiệp",
    "position",
];

const UNITS: &[&str] = &[
    "unit",
    "Đơn vị",
    "Đơn vị công tác",
    "Nơi công tác",
    "Cơ quan",
    "Cơ quan công tác",
    "Cơ quan, đơn vị",
    "Cơ quan, đơn vị công tác",
    "Tên đơn vị",
    "Tổ dân phố",
    "Khu phố",
    "Khu dân cư",
    "Thôn",
    "Thôn, tổ dân phố",
];

const FORMS: &[&str] = &[
    "form",
    "Hình thức",
    "Danh hiệu",
    "Hình thức khen thưởng",
    "Hình thức khen",
    "Danh hiệu thi đua",
    "Danh hiệu, hình thức",
    "Hình thức, danh hiệu",
    "Danh hiệu, hình thức khen thưởng",
    "Hình thức khen thưởng, danh hiệu",
    "Danh hiệu thi đua, hình thức khen thưởng",
    "Hình thức khen thưởng, danh hiệu thi đua",
    "Hình thức đề nghị khen thưởng",
    "Hình thức đề nghị",
    "award_form",
];

const ACHIEVEMENTS: &[&str] = &[
    "achievement",
    "Thành tích",
    "Nội dung thành tích",
    "Tóm tắt thành tích",
    "Thành tích đạt được",
    "Thành tích nổi bật",
    "Nội dung khen thưởng",
    "Nội dung khen",
    "Lý do khen thưởng",
    "Lý do khen",
];

/// The subject that a name column's label settles for all rows below: "Tên tập thể" lists groups.
pub(super) fn implied_subject(header: &str) -> Option<Subject> {
    match normalize(header).as_str() {
        "ten tap the" | "tap the" => Some(Subject::Collective),
        "ten ca nhan" | "ca nhan" | "ho va ten ca nhan" => Some(Subject::Individual),
        "ho gia dinh" | "ten ho gia dinh" | "ho va ten chu ho" | "ho ten chu ho" | "ten chu ho" | "chu ho" => {
            Some(Subject::Household)
        }
        _ => None,
    }
}

/// A label for comparison: folded, and every run of other characters than letters and digits one space.
pub(super) fn normalize(label: &str) -> String {
    let spaced: String = fold(label).chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text without what stands in round brackets.
pub(super) fn without_brackets(text: &str) -> String {
    let mut depth = 0_usize;
    let mut kept = String::new();
    for c in text.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            c if depth == 0 => kept.push(c),
            _ => {}
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_found_however_they_are_typed() {
        let cases = [
            ("HỌ VÀ TÊN", Some(Column::Name)),
            ("ho va ten", Some(Column::Name)),
            ("Họ và tên\n(Ông/Bà)", Some(Column::Name)),
            ("Tên tập thể/cá nhân", Some(Column::Name)),
            ("Ông (Bà)", Some(Column::Honorific)),
            ("Số TT", Some(Column::No)),
            ("Hình thức\nkhen thưởng", Some(Column::Form)),
            ("Danh hiệu / Hình thức khen thưởng:", Some(Column::Form)),
            ("Ðơn vị công tác", Some(Column::Unit)),
            ("Ghi chu\u{301}", Some(Column::Note)),
            ("Tiền thưởng", None),
            ("", None),
            ("()", None),
        ];
        for (label, column) in cases {
            assert_eq!(Column::find(label), column, "{label:?}");
        }
    }

    #[test]
    fn no_label_names_two_columns() {
        let mut seen = BTreeMap::new();
        for &column in Column::ALL {
            for label in column.labels() {
                assert_eq!(seen.insert(normalize(label), (column, label)), None, "{label}");
            }
        }
    }
}
