//! What parts and fields are called.

use super::difference::{Difference, FieldChange};
use crate::diagnostic::{Text, Words};
use crate::text;

/// The most fields that a sentence tells.
const MOST: usize = 3;
/// The most characters of a value that a sentence shows.
const SHOWN: usize = 60;

/// What a difference is about, in one sentence: `họ tên “Thân Thị Ngà” thành “Thân Thị Nga”`.
#[must_use]
pub fn told(difference: &Difference) -> Text {
    let fields = difference.fields();
    if fields.is_empty() && difference.moved {
        return text!("chữ vẫn thế nhưng đứng ở chỗ khác", "the words are the same, but stand in another place");
    }
    let whole = difference.old.is_none() || difference.new.is_none();
    // Of a part that is new or gone, the name or the words say enough.
    let first = |change: &&FieldChange| !whole || matches!(change.field.as_str(), "name" | "title" | "paragraphs");
    let mut told: Vec<&FieldChange> = fields.iter().filter(first).take(MOST).collect();
    if told.is_empty() {
        told = fields.iter().take(MOST).collect();
    }
    let sentences: Vec<Text> = told.iter().map(|change| change_told(&difference.key, change)).collect();
    let join = |get: fn(&Text) -> &str| sentences.iter().map(get).collect::<Vec<_>>().join("; ");
    let more = if whole { 0 } else { fields.len() - told.len() };
    let (vi, en) = (join(|text| &text.vi), join(|text| &text.en));
    if more == 0 { Text { vi, en } } else { text!("{vi}; và {more} chỗ khác", "{en}; and {more} more") }
}

fn change_told(part: &str, change: &FieldChange) -> Text {
    let name = field_name(part, &change.field);
    let (vi, en) = (name.vi, name.en);
    match (&change.old, &change.new) {
        (Some(old), Some(new)) => {
            let names = value_name(&change.field, old).zip(value_name(&change.field, new));
            if let Some((old, new)) = names {
                let (old, old_en, new, new_en) = (old.vi, old.en, new.vi, new.en);
                return text!("{vi} “{old}” thành “{new}”", "{en} from “{old_en}” to “{new_en}”");
            }
            let (old, new) = apart(old, new);
            text!("{vi} “{old}” thành “{new}”", "{en} from “{old}” to “{new}”")
        }
        (Some(value), None) | (None, Some(value)) => {
            let (value, _) = apart(value, "");
            text!("{vi} “{value}”", "{en} “{value}”")
        }
        (None, None) => Text::default(),
    }
}

/// The words in which two texts differ, with a few around them where the texts are long.
fn apart(old: &str, new: &str) -> (String, String) {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.split(' ').collect(), new.split(' ').collect());
    let length = |words: &[&str]| words.iter().map(|word| word.chars().count() + 1).sum::<usize>();
    let same = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let start = if length(&old).max(length(&new)) <= SHOWN { 0 } else { same.saturating_sub(3) };
    let cut = |words: &[&str]| {
        let mut shown = String::from(if start > 0 { "… " } else { "" });
        for word in &words[start.min(words.len())..] {
            if shown.chars().count() + word.chars().count() > SHOWN {
                shown.push('…');
                break;
            }
            shown.push_str(word);
            shown.push(' ');
        }
        shown.trim_end().to_owned()
    };
    (cut(&old), cut(&new))
}

/// What a part is called.
#[must_use]
pub fn part_name(key: &str) -> Text {
    let (kind, id) = key.split_once('/').unwrap_or((key, ""));
    if let Some(ordinal) = key.strip_prefix("#dong-").filter(|rest| rest.bytes().all(|b| b.is_ascii_digit())) {
        return text!("dòng {ordinal}", "row {ordinal}");
    }
    if let Some(anchor) = key.strip_prefix('#') {
        return text!("điểm {anchor}", "point {anchor}");
    }
    match kind {
        "head" => text!("phần đầu", "the head"),
        "links" => text!("đường dẫn và tệp kèm", "links and files"),
        "target" => text!("chỉ tiêu {id}", "target {id}"),
        "quota" => text!("số lượng khen thưởng {id}", "quota {id}"),
        "deadline" => text!("hạn {id}", "deadline {id}"),
        "duty" => text!("phân công {id}", "duty {id}"),
        "correction" => text!("đính chính {id}", "correction {id}"),
        _ => text!("lời văn", "the text"),
    }
}

/// What a field of a part is called.
#[must_use]
pub fn field_name(part: &str, field: &str) -> Words {
    match (part.starts_with("#dong-"), field) {
        (true, "name") => Words::new("họ tên", "name"),
        (true, "title") => Words::new("chức vụ", "title"),
        (_, "title") => Words::new("tên", "title"),
        (_, "no") => Words::new("số thứ tự", "number"),
        (_, "honorific") => Words::new("ông/bà", "honorific"),
        (_, "subject") => Words::new("đối tượng", "subject"),
        (_, "unit") => Words::new("đơn vị", "unit"),
        (_, "form") => Words::new("hình thức", "form"),
        (_, "achievement") => Words::new("thành tích", "achievement"),
        (_, "story") => Words::new("bài viết", "story"),
        (_, "status") => Words::new("tình trạng", "status"),
        (_, "note") => Words::new("ghi chú", "remark"),
        (_, "campaign" | "campaigns") => Words::new("phong trào", "campaign"),
        (_, "occasion") => Words::new("dịp", "occasion"),
        (_, "year") => Words::new("năm", "year"),
        (_, "revocation.number") => Words::new("số quyết định hủy bỏ", "number of the revocation"),
        (_, "revocation.issued") => Words::new("ngày hủy bỏ", "date of the revocation"),
        (_, "decision.number") => Words::new("số quyết định", "number of the decision"),
        (_, "decision.issued") => Words::new("ngày quyết định", "date of the decision"),
        (_, "decision.issuer" | "issuer") => Words::new("cơ quan ban hành", "issuer"),
        (_, "decision.signer" | "signer.name") => Words::new("người ký", "signer"),
        (_, "signer.title" | "decision.signer_title") => Words::new("chức vụ người ký", "signer's title"),
        (_, "signer.capacity" | "decision.capacity") => Words::new("thể thức ký", "signer's capacity"),
        (_, "revocation.reason" | "reason") => Words::new("lý do", "reason"),
        (_, "number") => Words::new("số, ký hiệu", "number"),
        (_, "issued" | "date") => Words::new("ngày", "date"),
        (_, "row") => Words::new("dòng", "row"),
        (_, "place" | "decision.place") => Words::new("nơi ban hành", "place"),
        (_, "type") => Words::new("loại văn bản", "type"),
        (_, "bases") => Words::new("căn cứ", "bases"),
        (_, "implements") => Words::new("văn bản thực hiện", "what it carries out"),
        (_, "attached_to") => Words::new("quyết định ban hành", "what promulgates it"),
        (_, "recipients" | "decision.recipients") => Words::new("nơi nhận", "recipients"),
        (_, "sample") => Words::new("dữ liệu mẫu", "sample data"),
        (_, "group") => Words::new("trong số", "group"),
        (_, "measure") => Words::new("điều được đo", "measure"),
        (_, "goal") => Words::new("mức phải đạt", "goal"),
        (_, "collectives") => Words::new("tập thể", "collectives"),
        (_, "individuals") => Words::new("cá nhân", "individuals"),
        (_, "households") => Words::new("hộ gia đình", "households"),
        (_, "what") => Words::new("việc", "what"),
        (_, "due") => Words::new("hạn", "due"),
        (_, "from") => Words::new("ai làm", "from whom"),
        (_, "to") => Words::new("gửi cho", "to whom"),
        (_, "label") => Words::new("số của điểm", "number of the point"),
        (_, "links") => Words::new("đường dẫn", "links"),
        (_, "files") => Words::new("tệp kèm", "files"),
        (_, "consultation.opens") => Words::new("mở lấy ý kiến", "consultation opens"),
        (_, "consultation.length") => Words::new("số ngày lấy ý kiến", "days of consultation"),
        (_, "consultation.unit") => Words::new("cách tính ngày", "kind of days"),
        (_, "consultation.basis") => Words::new("căn cứ lấy ý kiến", "basis of the consultation"),
        (_, "consultation.contact") => Words::new("nơi nhận ý kiến", "where to object"),
        _ => Words::new("lời văn", "words"),
    }
}

/// What a value is called, where it is one of the content format's words.
#[must_use]
pub fn value_name(field: &str, value: &str) -> Option<Words> {
    let (vi, en) = match (field, value) {
        ("status", "proposed") => ("đang đề nghị", "proposed"),
        ("status", "consultation") => ("đang lấy ý kiến", "in consultation"),
        ("status", "granted") => ("đã khen", "granted"),
        ("status", "corrected") => ("đã đính chính", "corrected"),
        ("status", "revoked") => ("đã hủy bỏ", "revoked"),
        ("subject", "individual") => ("cá nhân", "individual"),
        ("subject", "collective") => ("tập thể", "collective"),
        ("subject", "household") => ("hộ gia đình", "household"),
        ("occasion", "annual") => ("hằng năm", "annual"),
        ("occasion", "interim") => ("sơ kết", "interim review"),
        ("occasion", "final") => ("tổng kết", "final review"),
        ("occasion", "thematic") => ("chuyên đề", "thematic"),
        ("occasion", "ad-hoc") => ("đột xuất", "ad hoc"),
        ("consultation.unit", "days") => ("ngày thường", "days"),
        ("consultation.unit", "working-days") => ("ngày làm việc", "working days"),
        ("sample", "true") => ("có", "yes"),
        _ => return None,
    };
    Some(Words::new(vi, en))
}
