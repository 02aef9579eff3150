use super::PersonalData::{BankAccount, BirthDate, HouseAddress, IdentityNumber, PhoneNumber};
use super::*;

fn found(text: &str) -> Vec<(PersonalData, &str)> {
    scan(text).into_iter().map(|finding| (finding.kind, &text[finding.range])).collect()
}

/// Asserts that the marked part of each text, between « and », is all that is found.
fn assert_each(kind: PersonalData, texts: &[&str]) {
    for marked in texts {
        let part = marked.split_once('«').and_then(|(_, rest)| rest.split_once('»')).map(|(part, _)| part);
        let text = marked.replace(['«', '»'], "");
        assert_eq!(found(&text), [(kind, part.unwrap_or(&text))], "{text}");
    }
}

fn assert_none(texts: &[&str]) {
    for text in texts {
        assert_eq!(found(text), [], "{text}");
    }
}

#[test]
fn identity_numbers_are_found_however_they_are_written() {
    assert_each(
        IdentityNumber,
        &[
            "Ông A, CCCD «001099012345».",
            "«031099012345»",
            "số «001 099 012 345»",
            "«001.099.012.345»",
            "«001-099-012-345»",
            "«001\u{a0}099\u{a0}012\u{202f}345»",
            "«0010 9901 2345»",
            "«0 0 1 0 9 9 0 1 2 3 4 5»",
            "«００１０９９０１２３４５»",
            "«001\u{200b}099\u{ad}012345»",
            "«001099**012345»",
            "«012 – 345 – 678 – 901»",
            "chứng minh nhân dân «123456789»",
            "«123 456 789»",
            "CMND: «123.456.789»",
            "«123-456-789»",
            "CCCD«001099012345»",
            "số CCCD «123.456.789.012» cấp năm 2021",
            "CMND «123.456.789» Công an Hải Phòng cấp",
            "«123456789» sinh năm 1990",
            "1 «001099012345» Nguyễn Văn A",
            "«123456789012»",
            "«00 84 00 00 00 00»",
        ],
    );
}

#[test]
fn amounts_dates_and_symbols_are_no_identity_numbers() {
    assert_none(&[
        "1.500.000.000 đồng, 123 456 789 đồng, 150.000.000 và 123.456.789 người",
        "Kinh phí: 123.456.789; dân số 123.456.789",
        "150000000đ; 250000000 đồng; 123456789 VNĐ; 100000000 lượt",
        "giai đoạn 2025-2030, 2021 - 2025, 2024 2025 2026; năm học 2025-2026",
        "ngày 15/6/2022, 15.06.2022 12 người, 15-06-2022",
        "Kế hoạch số 138/KH-UBND ngày 15/5/2025; 152/2025/NĐ-CP; 2144/UBND-NVKTGS; 57-NQ/TW",
        "đạt 83,2%, 0,123456789; 3,14159265358",
        "mã hồ sơ 000.00.12.H40-250615-0001",
        "1234567890123456 và 12345678901",
        "https://example.vn/bai-viet-123456789.html",
        "IMG_20250615_123456.jpg 202506151234 192.168.100.200",
        "1, 2, 3, 4, 5, 6, 7, 8, 9",
        "I. 1. 2. 3.2.1 a) 4.",
        "9a2f123456789bc",
    ]);
}

#[test]
fn phone_numbers_are_found() {
    assert_each(
        PhoneNumber,
        &[
            "gọi «0912345678» nhé",
            "«0912 345 678»",
            "«091.234.5678»",
            "«09.12.34.56.78»",
            "«+84 912 345 678»",
            "«(+84) 912 345 678»",
            "«+84912345678»",
            "«0084 912345678»",
            "«+84 (0) 912 345 678»",
            "«(0225) 3821 234»",
            "«02253821234»",
            "«024 3825 1234»",
            "«(0225) 3.821.234»",
            "ĐT: «3.821.234»",
            "Hotline: «1900 0000»",
            "«1900.1234»",
            "Tổng đài «18001080»",
            "«０９１２３４５６７８»",
            "«0912\u{200b}345\u{a0}678»",
            "zalo.me/«0912345678»",
            "https://zalo.me/«0912345678»",
            "«0912345678»@example.vn",
            "«0912 - 345 - 678»",
        ],
    );
    let two = "0912 345 678 - 0987.654.321";
    assert_eq!(found(two), [(PhoneNumber, "0912 345 678"), (PhoneNumber, "0987.654.321")]);
    let two = "0912345678,0987654321";
    assert_eq!(found(two), [(PhoneNumber, "0912345678"), (PhoneNumber, "0987654321")]);
}

#[test]
fn other_numbers_are_no_phones() {
    assert_none(&[
        "Mã số thuế: 0312345678",
        "từ 1900-1975, 1900 - 1975, 1.900.000 đồng",
        "84.912.345.678 đồng",
        "cấp cứu 115, cứu hỏa 114, cảnh sát 113",
        "05.06.2025 12 tập thể",
        "điện thoại thông minh năm 2025 cho 1.234.567 người",
        "03/NQ-CP, 01-KH/BCĐ, mục 03 05 07",
    ]);
}

#[test]
fn birth_dates_are_found() {
    assert_each(
        BirthDate,
        &[
            "Ông A, «sinh ngày 15/6/1990», trú tại phường",
            "«Ngày sinh: 15/06/1990»",
            "«sinh ngày 15 tháng 6 năm 1990»",
            "(«sinh 15-6-1990»)",
            "«ngày sinh của bà Nguyễn Thị Hoa là 15.6.1990»",
            "«NS 15/6/1990»",
            "bà B («sn 12/3/1990»)",
            "«chào đời ngày 12/3/2012»",
            "bà «sinh tại Hải Phòng ngày 15/6/1990»",
            "«ngày tháng năm sinh 1990-06-15»",
            "«sinh ngày 15/6/90»",
            "«sinh ngày １５/６/１９９０»",
            "Hoàng Thị Ý («12/05/1980»)",
            "ông lê văn hùng («12/05/1980»)",
            "chị H'Hen Niê («12/05/1980»)",
            "Lê Văn Hùng («12/5/80»)",
        ],
    );
    assert_none(&[
        "sinh năm 1990",
        "học sinh ngày 20/11/2025 dự lễ; vệ sinh ngày 15/3/2025; phát sinh ngày 1/1/2025",
        "kỷ niệm 136 năm Ngày sinh Chủ tịch Hồ Chí Minh (19/5/1890 - 19/5/2026)",
        "Ngày sinh Chủ tịch Hồ Chí Minh (19/5/1890 - 19/5/2026)",
        "sinh hoạt ngày 15/6/2025, sinh viên ngày 9/1/2026",
        "ngày 15/6/1990",
        "Anh hùng hy sinh ngày 27/7/1972",
        "Ông A sinh ra ở phường. Ngày 15/6/2025, ông được khen",
    ]);
}

#[test]
fn house_addresses_are_found() {
    assert_each(
        HouseAddress,
        &[
            "ở «số nhà 12», phường Kiến An",
            "«nhà số 12 ngõ 5»",
            "«số 12 ngõ 5 đường Trần Phú» phường",
            "«số 1 đường Mẫu»",
            "«12/3 đường Nguyễn Trãi», phường X",
            "«12A phố Huế»",
            "trú tại «12 Nguyễn Trãi»",
            "Địa chỉ: «45 đường Lê Lợi»",
            "«số 5, phố Hàng Bông»",
            "«SỐ 12 ĐƯỜNG TRẦN PHÚ»",
            "«nhà 5 ngõ 12»",
            "«SN 12 ngõ 4»",
            "«số nhà 15/2» tổ dân phố 5",
            "trụ sở: «số 1 Hoàng Văn Thụ»",
            "«căn hộ 1205», chung cư X",
            "«số １２ đường Mẫu»",
        ],
    );
    assert_none(&[
        "nâng cấp 12 đường giao thông, 5 đường hoa, 3 ngõ, 12 tuyến đường",
        "ngõ 5 đường Trần Phú được bê tông hóa",
        "sáng 15/6 đường Lê Lợi thông xe; ngày 15/6 đường Lê Lợi",
        "số 170 đường dây nóng; tổng số nhà 120 căn; số nhà 12 căn",
        "Quyết định số 12/QĐ-UBND đường Trần Phú",
        "tổ dân phố số 5, phường Kiến An; tổ 5, khu phố 3",
        "đường số 5 phường X; tuyến số 2 đường Lê Lợi",
        "tại 12 tổ dân phố, 3 phường, tại 5 Trạm Y tế; năm 2025 đường Lê Lợi",
    ]);
}

#[test]
fn bank_accounts_are_found() {
    assert_each(
        BankAccount,
        &[
            "STK: «0123456789» (Vietcombank)",
            "số tài khoản «3201 205 123456»",
            "Số tài khoản của ông A mở tại Ngân hàng Nông nghiệp: «3201205123456»",
            "chuyển vào tài khoản «19036789012345»",
            "số TK «123456»",
            "số tài khoản «123.456.789.000»",
            "chuyển tiền vào STK «1234567890»",
        ],
    );
    assert_none(&[
        "cấp 1.500.000 tài khoản; tài khoản định danh cho 12.345 người",
        "số tài khoản đã mở: 1.250.000 tài khoản",
        "tài khoản năm 2025",
    ]);
}

#[test]
fn time_grows_with_the_text_and_not_its_square() {
    for unit in ["0 ", "012 - ", "số 1 ", "sinh 1/", "1.", "(+84) ", "tài khoản 12345678, ", "0*"] {
        let text = unit.repeat(100_000 / unit.len());
        let start = std::time::Instant::now();
        let findings = scan(&text);
        assert!(findings.len() < text.len());
        assert!(start.elapsed().as_secs() < 10, "{unit:?}: {:?}", start.elapsed());
    }
}

proptest::proptest! {
    #[test]
    fn every_text_is_scanned_and_ranges_lie_on_boundaries(
        parts in proptest::collection::vec(
            "[0-9]{1,5}|[ .,/()+*-]|０|\u{200b}|\u{301}|số |nhà |đường |Lê |sinh |ngày |STK |&nbsp;|\n|\\PC", 0..30,
        ),
    ) {
        let text = parts.concat();
        let mut end = 0;
        for finding in scan(&text) {
            proptest::prop_assert!(finding.range.start >= end && finding.range.start < finding.range.end);
            proptest::prop_assert!(text.get(finding.range.clone()).is_some());
            end = finding.range.end;
        }
    }

    #[test]
    fn any_separator_is_seen_through(digits in "0[0-9]{11}", sign in "[ .\u{a0}\u{2009}-]", size in 2_usize..7) {
        let parts: Vec<_> = digits.as_bytes().chunks(size).map(String::from_utf8_lossy).collect();
        let findings = scan(&format!("Ông A, {} là", parts.join(&sign)));
        proptest::prop_assert!(!findings.is_empty());
    }
}
