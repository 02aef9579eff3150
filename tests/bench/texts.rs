//! Made-up Vietnamese sentences: the same seed gives the same words on every machine.

/// A generator of pseudo-random numbers, written out (`SplitMix64`) so that no library's new version changes the portals.
#[derive(Clone, Debug)]
pub struct Dice(u64);

impl Dice {
    /// Dice for one record: its kind and number decide everything about it, so that a portal of 100 stories begins
    /// like one of 10,000.
    pub fn of(kind: &str, number: usize) -> Self {
        let seed = kind.bytes().fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
        });
        let mut dice = Dice(seed ^ (number as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15));
        dice.next();
        dice
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`, 0 where that is 0.
    pub fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % (end.max(1) as u64)).unwrap_or(0)
    }

    /// A number from `low` to `high`, both included.
    pub fn between(&mut self, low: usize, high: usize) -> usize {
        low + self.below(high - low + 1)
    }

    /// One of `all`.
    pub fn one<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all[self.below(all.len())]
    }
}

const WHO: &[&str] = &[
    "Tổ công nghệ số cộng đồng",
    "Chi hội phụ nữ",
    "Ban công tác mặt trận",
    "Đoàn thanh niên",
    "Hội cựu chiến binh",
    "Cô giáo trường tiểu học",
    "Bác tổ trưởng",
    "Nhóm sinh viên tình nguyện",
    "Chị cán bộ một cửa",
    "Hội người cao tuổi",
    "Anh công an khu vực",
    "Trạm y tế",
    "Câu lạc bộ đọc sách",
    "Hợp tác xã rau sạch",
    "Bà con tiểu thương",
    "Đội văn nghệ",
    "Tổ thu gom rác",
    "Ban quản lý chợ",
    "Chi bộ",
    "Nhóm phụ huynh",
    "Hội nông dân",
    "Tổ tự quản",
    "Thủ thư",
    "Bác bảo vệ",
];
const WHEN: &[&str] = &[
    "Mỗi tối thứ ba",
    "Đầu mùa mưa",
    "Sau Tết",
    "Từ tháng ba",
    "Cuối quý một",
    "Hôm họp tổ",
    "Trong hai tuần",
    "Sáng chủ nhật",
    "Khi nước rút",
    "Giữa trưa nắng",
    "Ngày đầu năm học",
    "Lúc tan chợ",
    "Trước kỳ nghỉ hè",
    "Suốt mùa gặt",
    "Vài hôm sau",
    "Đúng hẹn",
    "Ngay buổi đầu",
    "Đến nay",
    "Mãi sau này",
    "Thoạt tiên",
];
const DID: &[&str] = &[
    "hướng dẫn",
    "ghi chép",
    "rà soát",
    "sửa lại",
    "dọn dẹp",
    "vận động",
    "chia sẻ",
    "lắp đặt",
    "đo đếm",
    "phân loại",
    "đón tiếp",
    "nhắc nhở",
    "thử nghiệm",
    "công khai",
    "tổng hợp",
    "trồng thêm",
    "sắp xếp",
    "trao đổi",
    "kiểm tra",
    "thay mới",
    "chụp lại",
    "đọc to",
    "vẽ lại",
    "góp ý",
    "bàn giao",
    "theo dõi",
];
const WHAT: &[&str] = &[
    "hồ sơ dịch vụ công",
    "sổ nước sạch",
    "bản đồ đèn đường",
    "góc học tập",
    "bảng giá ở chợ",
    "lịch tiêm chủng",
    "vườn rau chung",
    "thùng rác ba ngăn",
    "loa truyền thanh",
    "tủ sách ngoài sân",
    "danh sách hộ khó khăn",
    "máy tính cũ",
    "mã thanh toán",
    "nhật ký đồng ruộng",
    "sân chơi trẻ em",
    "hàng cây ven mương",
    "phiếu khảo sát",
    "quy ước tổ dân phố",
    "tin nhắn cảnh báo lũ",
    "lớp học buổi tối",
    "thư viện số",
    "quỹ khuyến học",
    "hố ga đầu ngõ",
    "biển chỉ đường",
    "bữa cơm trưa bán trú",
    "kho thóc giống",
    "điểm rửa tay",
    "trạm quan trắc mưa",
    "bảng tin nhà văn hóa",
    "xe lăn dùng chung",
];
const PLACE: &[&str] = &[
    "ở nhà văn hóa",
    "bên bờ mương",
    "trong ngõ nhỏ",
    "dưới gốc đa",
    "ngay cổng trường",
    "tại chợ Mẫu",
    "trên sân kho cũ",
    "ở tổ bên cạnh",
    "dọc tuyến phố",
    "trong khu tập thể",
    "ngoài bãi bồi",
    "ở trạm y tế",
    "cạnh đình làng",
    "giữa cánh đồng",
];
const HOW: &[&str] = &[
    "rất kiên nhẫn",
    "từng bước một",
    "không tốn đồng nào",
    "theo cặp",
    "bằng chữ to",
    "có người ký nhận",
    "đúng giờ hẹn",
    "vừa làm vừa sửa",
    "không ai phải đi xa",
    "trước mặt mọi người",
    "với giấy và bút chì",
    "nhẹ nhàng mà chắc chắn",
    "theo cách của người già",
    "như việc trong nhà",
    "để ai cũng xem được",
    "không bỏ sót nhà nào",
];
const SAID: &[&str] = &[
    "Làm được một lần là hết sợ",
    "Việc nhỏ thì làm ngay",
    "Chậm mà nhớ lâu",
    "Nhà ai cũng có việc cần",
    "Ghi ra giấy thì khỏi cãi nhau",
    "Cứ đến đúng giờ là bà con tin",
    "Không biết thì hỏi, biết thì chỉ",
    "Của chung phải giữ như của nhà",
];
const COUNTED: &[&str] =
    &["hộ", "hồ sơ", "buổi", "lượt người", "cây", "quyển sách", "điểm", "lớp", "bóng đèn", "giỏ rác"];
const FAMILY: &[&str] = &[
    "Nguyễn", "Trần", "Lê", "Phạm", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Mạc", "Nông", "Ấu", "Ưng",
];
const MIDDLE: &[&str] = &["Văn", "Thị", "Đức", "Thanh", "Minh", "Hữu", "Ngọc", "Quang", "Thu", "Xuân", "Kim", "Hải"];
const GIVEN: &[&str] = &[
    "An", "Ánh", "Bình", "Chi", "Dũng", "Đạt", "Đông", "Giang", "Hà", "Hòa", "Huyền", "Khánh", "Lan", "Long", "Mai",
    "Nam", "Oanh", "Phương", "Quyên", "Sơn", "Tâm", "Thủy", "Trang", "Tú", "Uyên", "Vinh", "Xuân", "Yến",
];

/// The name of somebody who does not exist.
pub fn person(dice: &mut Dice) -> String {
    format!("{} {} {}", dice.one(FAMILY), dice.one(MIDDLE), dice.one(GIVEN))
}

/// What a title says.
pub fn title(dice: &mut Dice) -> String {
    let (who, did, what, place) = (dice.one(WHO), dice.one(DID), dice.one(WHAT), dice.one(PLACE));
    match dice.below(3) {
        0 => format!("{who} {did} {what} {place}"),
        1 => format!("{} {what} {}", capital(did), dice.one(HOW)),
        _ => format!("{} {place}: {who} {did} {}", capital(what), dice.one(HOW)),
    }
}

/// A heading.
pub fn heading(dice: &mut Dice) -> String {
    format!("{} {}", capital(dice.one(DID)), dice.one(WHAT))
}

/// A thing that is done: the words of a step, a duty, a point of a plan.
pub fn task(dice: &mut Dice) -> String {
    let (did, what, place, how) = (dice.one(DID), dice.one(WHAT), dice.one(PLACE), dice.one(HOW));
    format!("{} {what} {place}, {how}", capital(did))
}

/// One sentence.
pub fn sentence(dice: &mut Dice) -> String {
    let (who, did, what) = (dice.one(WHO), dice.one(DID), dice.one(WHAT));
    let (when, place, how) = (dice.one(WHEN), dice.one(PLACE), dice.one(HOW));
    match dice.below(5) {
        0 => format!("{when}, {} {did} {what} {place}, {how}.", small(who)),
        1 => format!("{who} {did} {what}, rồi {} {} {how}.", dice.one(DID), dice.one(WHAT)),
        2 => format!("“{}”, {} nói khi {did} {what} {place}.", dice.one(SAID), person(dice)),
        3 => {
            let (from, counted) = (dice.between(3, 60), dice.one(COUNTED));
            let to = from + dice.between(5, 340);
            format!("{when}, từ {from} {counted} đã lên {to} {counted} nhờ {did} {what} {how}.")
        }
        _ => format!(
            "{when} {} còn {did} cả {what} {place}; {} thì {} {}.",
            small(who),
            small(dice.one(WHO)),
            dice.one(DID),
            dice.one(WHAT)
        ),
    }
}

/// Several sentences.
pub fn paragraph(dice: &mut Dice, sentences: usize) -> String {
    let all: Vec<String> = (0..sentences).map(|_| sentence(dice)).collect();
    all.join(" ")
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn small(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
