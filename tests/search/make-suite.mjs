// Writes suite.json: the documents below, and queries made from them in every class.
//   node tests/search/make-suite.mjs
// Relevance comes from rules on the texts (variations.mjs), not from any search engine.
import fs from "node:fs";
import { exact, folded, otherPlace, otherVowel, partly, random, slip, typed, unmarked, words } from "./variations.mjs";

const STORIES = [
  "Tổ dân phố 7 dạy nhau nộp hồ sơ tại nhà|Mỗi tối thứ năm, ba bạn trẻ ngồi ở nhà văn hóa, ai chưa biết nộp hồ sơ trực tuyến thì mang căn cước tới làm thử ngay.",
  "Bà Hòa và gánh rau không tiền mặt|Bà in mã quét lên miếng bìa treo đầu gánh; khách trẻ thích vì khỏi chờ tiền lẻ, cuối ngày con gái giúp bà đối chiếu sổ.",
  "Lớp học lúc tám giờ tối của thầy Quý|Thầy giáo về hưu mở lớp kỹ năng số cho người cao tuổi; học viên lớn nhất tám mươi hai tuổi đã gọi được hình cho cháu.",
  "Máy đo độ mặn đặt giữa đầm tôm|Hợp tác xã thủy sản lắp cảm biến đo độ mặn, điện thoại báo trước nửa ngày nên bà con kịp đóng cống.",
  "Thư viện lưu động trên chiếc xe ba gác|Đoàn thanh niên sửa xe ba gác cũ thành thư viện, mỗi chiều đỗ ở một ngõ, trẻ con đọc sách dưới gốc bàng.",
  "Một cửa trả kết quả qua bưu điện|Bộ phận Một cửa gửi giấy tờ qua bưu điện, người dân nhận tại nhà và không phải xin nghỉ làm.",
  "Cụ Thụy giữ nghề đan lưới|Cụ quay lại từng thao tác đan lưới rồi đăng thành loạt phim ngắn, nhờ vậy có sáu người trẻ xin theo nghề.",
  "Khu phố dùng chung một tủ thuốc|Trạm y tế kê danh mục, bà con góp tủ thuốc dùng chung; ai lấy gì quét mã ghi lại nên không sợ quá hạn.",
  "Đội thợ điện làm đêm giữa mùa bão|Cây đổ đứt đường dây lúc nửa đêm, đội thợ lội nước nối lại xong trước khi trời sáng.",
  "Con đường hoa do học trò vẽ|Tường rào cũ thành bức tranh dài, học trò vẽ hoa gạo, bến đò và lễ hội làng.",
  "Sổ tay thu gom rác của chị Lý|Chị Lý ghi giờ xe rác từng ngõ lên bảng điện tử, từ đó không còn túi rác để qua đêm.",
  "Vườn ươm trên sân thượng nhà ông Khoa|Ông Khoa trồng cải mầm bằng nước tuần hoàn, tiết kiệm nửa lượng nước và chia hạt giống cho cả dãy phố.",
  "Quán phở nhận đặt hàng qua mạng|Con trai lập trang bán hàng, mẹ nấu nước dùng; buổi sáng bớt cảnh chen chúc mà doanh thu vẫn tăng.",
  "Chuyến đò cuối ngày|Người lái đò chở học trò qua sông suốt mười chín năm không lấy tiền công.",
  "Bản đồ giếng cổ của nhóm bạn cấp ba|Nhóm học trò chụp ảnh và ghi chuyện kể về hai mươi mốt giếng cổ, gửi tặng bảo tàng phường.",
  "Loa phường đọc chậm cho cụ nghe rõ|Trạm truyền thanh thu lại bản tin đọc chậm, phát thêm lúc chiều để các cụ nghe rõ.",
  "Câu lạc bộ bơi miễn phí|Huấn luyện viên nghỉ hưu dạy bơi miễn phí cho trẻ mồ côi, mùa hè này có chín mươi em biết bơi.",
  "Má Út và nồi cháo bệnh viện|Sáng chủ nhật nào má Út cũng nấu hai nồi cháo lớn mang tới khoa nhi.",
  "Mạ non phủ xanh ruộng trũng|Giống mạ chịu ngập cấy thử ba sào, sau trận mưa lớn vẫn đứng cây.",
  "Mà sao không thử|Nghe hỏi mà sao không thử, cô Nga làm luôn bảng tin bằng giấy bìa ở chân cầu thang.",
  "Ngựa bạch kéo chợ phiên|Chợ phiên vùng cao đón khách bằng xe ngựa bạch, hàng thổ cẩm bán gấp đôi.",
  "Ban nhạc dân tộc của xóm đạo|Ban nhạc tập bằng đàn tự đóng, đêm nào cũng có khán giả ngồi kín sân đình.",
  "Bạn đọc tặng sách|Bạn đọc khắp nơi tặng hơn bốn nghìn cuốn, xếp kín hai gian.",
  "Bàn cờ đá đầu làng|Bàn cờ đá do thợ làng đẽo, chiều nào cũng có người ngồi tính nước.",
  "Bán hàng thay người bệnh|Hàng xóm thay nhau bán hàng giúp gia đình có người nằm viện.",
  "Bản tin giấy dán thang máy|Bản tin giấy khổ nhỏ dán trong thang máy, mỗi tuần thay một lần.",
  "Công tâm với nhân viên thử việc|Trưởng phòng chấm điểm công tâm, nhân viên thử việc được góp ý trước khi ký hợp đồng.",
  "Công nhân may áo ấm|Công nhân xưởng may tận dụng vải vụn may áo ấm gửi lên điểm trường.",
  "Số hộ khẩu cũ trong rương gỗ|Dân làng mang rương gỗ ra, cán bộ chụp lại từng trang để lưu.",
  "Dân số trẻ của khu tái định cư|Dân số khu này tăng nhanh, phường mở thêm hai lớp mẫu giáo.",
  "Xe buýt điện đầu tiên|Tuyến xe buýt điện đầu tiên chạy êm, học sinh đi học không còn khói bụi.",
  "Nhà vệ sinh công cộng sạch như nhà mình|Tổ phụ nữ nhận trông nhà vệ sinh công cộng, đặt hoa và bảng góp ý.",
];

const POINTS = [
  "Mục đích|Khơi dậy tinh thần học hỏi của từng hộ dân, từng cơ quan trên địa bàn phường, lấy việc làm có ích làm thước đo.",
  "Yêu cầu|Phong trào phải gắn với việc hằng ngày, tránh phô trương; kết quả ghi bằng số liệu có nguồn kiểm tra được.",
  "Nội dung thi đua về hạ tầng số|Phủ sóng không dây miễn phí tại nhà văn hóa, chợ và bến xe; mỗi tổ dân phố có một điểm truy cập.",
  "Nội dung thi đua về kinh tế số|Hỗ trợ hộ kinh doanh lên sàn thương mại điện tử, dùng hóa đơn điện tử và thanh toán không dùng tiền mặt.",
  "Nội dung thi đua về xã hội số|Phổ cập kỹ năng số cho người cao tuổi, người khuyết tật; mỗi gia đình có một người biết dịch vụ công trực tuyến.",
  "Nội dung thi đua về an toàn thông tin|Cơ quan, trường học diễn tập ứng cứu sự cố an ninh mạng mỗi năm một lần.",
  "Tiêu chuẩn đối với tập thể|Tập thể đứng đầu khối thi đua, nội bộ đoàn kết, có ít nhất hai sáng kiến được công nhận.",
  "Tiêu chuẩn đối với cá nhân|Cá nhân hoàn thành xuất sắc nhiệm vụ, có cách làm mới được đơn vị khác học theo.",
  "Hình thức khen thưởng|Giấy khen của Chủ tịch Ủy ban nhân dân phường; đề nghị Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh với trường hợp tiêu biểu.",
  "Số lượng khen thưởng|Sơ kết khen không quá ba mươi tập thể và năm mươi cá nhân.",
  "Căn cứ|Căn cứ Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị và Quyết định số 923/QĐ-TTg ngày 14/5/2025 của Thủ tướng Chính phủ.",
  "Căn cứ của tỉnh|Thực hiện Kế hoạch số 246/KH-UBND ngày 03/9/2025 của Ủy ban nhân dân tỉnh và Công văn số 1187/UBND-NC ngày 15 tháng 10 năm 2025.",
  "Quy định áp dụng|Việc xét tặng theo Nghị định số 152/2025/NĐ-CP và Thông tư số 15/2025/TT-BNV; hồ sơ theo Hướng dẫn số 88/HD-BTĐKT.",
  "Chỉ thị liên quan|Quán triệt Chỉ thị số 34-CT/TW ngày 07/4/2014 và Kết luận số 91-KL/TW về đổi mới công tác thi đua.",
  "Chương trình của đảng bộ|Cụ thể hóa Chương trình hành động số 41-CTr/ĐU ngày 30/6/2025 của Đảng ủy phường.",
  "Tờ trình của phòng|Theo Tờ trình số 67/TTr-VHXH ngày 11/11/2025 của Phòng Văn hóa - Xã hội.",
  "Thời gian thực hiện|Giai đoạn một từ tháng 9 năm 2025 đến hết năm 2027, giai đoạn hai đến năm 2030.",
  "Sơ kết và tổng kết|Các đơn vị gửi báo cáo sơ kết trước ngày 20/11/2027, báo cáo tổng kết trước ngày 15/12/2030.",
  "Trách nhiệm của Hội đồng Thi đua|Hội đồng Thi đua - Khen thưởng phường đôn đốc, kiểm tra và trình khen thưởng kịp thời.",
  "Trách nhiệm của Mặt trận Tổ quốc|Ủy ban Mặt trận Tổ quốc phường giám sát, lấy ý kiến nhân dân về danh sách đề nghị khen thưởng.",
  "Trách nhiệm của trường học|Trường học đưa bài giảng điện tử vào dạy chính khóa, mỗi lớp có góc thực hành.",
  "Trách nhiệm của trạm y tế|Trạm y tế lập hồ sơ sức khỏe điện tử cho toàn dân, tư vấn từ xa mỗi tuần hai buổi.",
  "Trách nhiệm của công an phường|Công an phường hướng dẫn định danh điện tử, cảnh báo lừa đảo qua mạng tại từng khu dân cư.",
  "Trách nhiệm của doanh nghiệp|Doanh nghiệp đổi mới công nghệ, bảo vệ môi trường và nhận thực tập sinh của địa phương.",
  "Kinh phí|Kinh phí lấy từ ngân sách phường và nguồn xã hội hóa, chi tiêu đúng quy định, công khai hằng quý.",
  "Tuyên truyền|Đài truyền thanh dành mỗi tuần một chuyên mục giới thiệu gương điển hình tiên tiến.",
  "Chữ ký số|Phấn đấu toàn bộ cán bộ, công chức dùng chữ ký số khi xử lý văn bản.",
  "Họp không giấy|Các cuộc họp giao ban không in tài liệu, ý kiến ghi trên phần mềm họp không giấy.",
  "Cải cách hành chính|Rút ngắn một phần ba thời gian giải quyết thủ tục hành chính, không để hồ sơ quá hạn.",
  "Dữ liệu dùng chung|Các đơn vị cập nhật dữ liệu dùng chung vào ngày làm việc đầu tiên của tháng.",
  "Kỷ luật phát ngôn|Giữ kỷ luật phát ngôn, thông tin sai phải đính chính trong một ngày.",
  "Quỹ khuyến học|Quỹ khuyến học trao học bổng cho học sinh nghèo có kết quả vượt khó.",
];

const PEOPLE = ("Trần Thị Thúy Nga;Nguyễn Văn Quý;Lê Hoàng Thụy;Phạm Thị Mỹ Hạnh;Đặng Quang Khải;Đỗ Thị Đoan Trang;Vũ Khắc Tiệp;Bùi Đức Toàn;Hoàng Thị Hòa;" +
  "Ngô Sỹ Liêm;Lý Thị Mẩy;Đinh Công Đạt;Huỳnh Kim Phụng;Võ Hoài Nam;Phan Thị Thủy Tiên;Dương Bá Lộc;Trịnh Xuân Kỳ;Mai Thị Lụa;Tạ Quang Bửu Long;Hà Văn Khỏe;" +
  "Nông Thị Sen;Triệu Tài Phú;Cao Thị Diễm Hằng;Đoàn Minh Đường;Châu Ngọc Ánh;Lâm Thế Vỹ;Kiều Thanh Uyên;Giàng A Sử;Lò Thị Pành;Quách Đình Dũng").split(";");
const DEEDS = ["sửa đường ống nước cho cả ngõ", "giúp bà con cài sổ sức khỏe", "giữ bến bãi không rác", "dạy trẻ em tập bơi an toàn", "nghĩ ra giá phơi lưới gấp gọn", "trực đêm chống bão",
  "vận động góp đất mở đường", "số hóa sổ địa chính cũ", "nuôi ong dưới tán rừng", "chăm người già neo đơn"];
const PLACES = ["Tổ dân phố 7", "Trạm Y tế phường", "Trường Tiểu học Hoa Gạo", "Hợp tác xã Bến Đá", "Chi hội Phụ nữ khu 4", "Công an phường"];
const FORMS = ["Giấy khen của Chủ tịch Ủy ban nhân dân phường", "Lao động tiên tiến", "Chiến sĩ thi đua cơ sở", "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh"];
const WARDS = ["Bến Đá", "Gạo Đỏ"];

function documents() {
  const of = (prefix, kind) => (line, i) => {
    const [title, body] = line.split("|");
    return { id: prefix + i, kind, title, body, ward: WARDS[i % 2], year: 2025 + (i % 2) };
  };
  const awards = PEOPLE.flatMap((name, i) => [0, 1].filter((again) => !again || i % 2).map((again) => {
    const n = i * 2 + again, form = FORMS[n % 4], year = 2025 + again, number = 300 + n;
    return { id: "award-" + n, kind: "award", title: name, form, year, ward: WARDS[n % 2],
      body: `${name}, ${PLACES[n % 6]}. ${form}. Thành tích: ${DEEDS[(n * 7) % 10]}. Quyết định số ${number}/QĐ-UBND ngày ${1 + (n % 28)}/${1 + (n % 12)}/${year}.` };
  }));
  const units = PLACES.concat("Phòng Văn hóa - Xã hội", "Văn phòng Đảng ủy", "Hội Cựu chiến binh phường", "Hội Người cao tuổi", "Đoàn Thanh niên phường", "Ban Quản lý chợ Bến Đá", "Thư viện phường", "Đội dân phòng khu 4")
    .map((title, i) => ({ id: "unit-" + i, kind: "unit", title, body: `${title} làm việc tại số ${i + 2} đường Bờ Kè, tiếp công dân sáng thứ hai.`, ward: WARDS[i % 2], year: 2025 }));
  return [...STORIES.map(of("story-", "story")), ...POINTS.map(of("plan-", "plan")), ...awards, ...units];
}

const CLASSES = {
  a: "exact, with diacritics", b: "no diacritics", c: "partly typed diacritics", d: "tone-mark placement", e: "NFD input", f: "Đ/đ/D, capitals, U+00D0",
  g: "i/y variants", h: "raw Telex / VNI", i: "prefix as you type", j: "one-letter typo", k: "person name, no marks, any order",
  l: "compound against its syllables apart", m: "document numbers and dates", n: "diacritics-precise ranking", n2: "stop-words in a question",
};

const PHRASES = ("nộp hồ sơ trực tuyến;kỹ năng số;người cao tuổi;độ mặn;thư viện lưu động;qua bưu điện;đan lưới;tủ thuốc dùng chung;thợ điện;học trò vẽ;bảng điện tử;" +
  "nước tuần hoàn;đặt hàng qua mạng;lái đò;giếng cổ;trạm truyền thanh;dạy bơi miễn phí;thổ cẩm;bàn cờ đá;xe buýt điện;thương mại điện tử;hóa đơn điện tử;an ninh mạng;" +
  "nội bộ đoàn kết;hoàn thành xuất sắc nhiệm vụ;Ủy ban nhân dân phường;Hội đồng Thi đua;Mặt trận Tổ quốc;hồ sơ sức khỏe;định danh điện tử;bảo vệ môi trường;gương điển hình tiên tiến;" +
  "chữ ký số;họp không giấy;thủ tục hành chính;dữ liệu dùng chung;kỷ luật phát ngôn;quỹ khuyến học;Lao động tiên tiến;Chiến sĩ thi đua cơ sở").split(";");

function queries(docs) {
  const rng = random(20260421), list = [];
  const text = docs.map(({ title, body }) => words(title + " \u0001 " + body));
  const holds = (key, phrase) => docs.filter((_, i) => (" " + text[i].map(key).join(" ") + " ").includes(" " + words(phrase).map(key).join(" ") + " ")).map(({ id }) => id);
  const add = (cls, q, relevant, k = 10, least = 0.7) => relevant.length && list.push({ id: cls + (list.filter((query) => query.cls === cls).length + 1), cls, q, relevant, k, min_precision: least });

  PHRASES.forEach((phrase, i) => {
    const same = holds(exact, phrase), alike = holds(folded, phrase);
    if (i % 2) add("a", phrase, same);
    else add("e", phrase.normalize("NFD"), same);
    add("b", unmarked(phrase), alike);
    if (i % 2 === 0) add("c", partly(phrase, rng), same);
    add("h", typed(phrase, i % 3 ? "telex" : "vni", ["inline", "end", "late"][i % 3]), same, 5, 0.6);
    const last = phrase.split(" ").pop();
    if (last.length > 2 && i % 2) add("i", phrase.slice(0, -1 - rng.below(last.length - 1)), holdsPrefix(docs, phrase), 5, 0.6);
    const slipped = slip(phrase, rng);
    if (slipped !== phrase) add("j", slipped, same, 5, 0.6);
  });
  for (const phrase of ["hóa đơn", "nhà văn hóa", "Ủy ban nhân dân", "Đảng ủy", "sức khỏe", "thủy sản", "xã hội hóa", "Phan Thị Thủy Tiên", "Trần Thị Thúy Nga", "Lê Hoàng Thụy", "Hoàng Thị Hòa", "Hà Văn Khỏe", "Phòng Văn hóa", "chính khóa", "số hóa"])
    add("d", phrase.split(" ").map(otherPlace).join(" "), holds(exact, phrase));
  for (const phrase of ["điện tử", "Đặng Quang Khải", "Đỗ Thị Đoan Trang", "Đinh Công Đạt", "đôn đốc", "địa phương", "điển hình", "đoàn kết"])
    add("f", phrase.replace(/đ/g, "d").replace(/Đ/g, "D"), holds(exact, phrase)), add("f", phrase.toUpperCase().replace(/Đ/g, "\u00d0"), holds(exact, phrase));
  for (const phrase of ["kỹ năng", "kỷ luật", "chữ ký", "Nguyễn Văn Quý", "Phạm Thị Mỹ Hạnh", "Ngô Sỹ Liêm", "Lý Thị Mẩy", "Trịnh Xuân Kỳ", "hằng quý", "ký hợp đồng"])
    add("g", phrase.split(" ").map(otherVowel).join(" "), holds(exact, phrase)), add("g", unmarked(phrase.split(" ").map(otherVowel).join(" ")), holds(folded, phrase));
  for (const name of PEOPLE) {
    const parts = words(unmarked(name)), shuffled = [...parts].sort(() => rng.next() - 0.5);
    add("k", shuffled.join(" "), docs.filter(({ title }) => parts.every((part) => words(unmarked(title)).includes(part))).map(({ id }) => id));
  }
  for (const phrase of ["công tâm", "công nhân", "dân số", "nhân viên", "học trò", "nhà văn hóa", "hộ khẩu", "thi đua", "môi trường", "cơ quan", "đoàn kết", "bến xe", "bản tin", "mạng lưới", "dân làng"])
    add("l", phrase, holds(exact, phrase), 5, 0.8);
  for (const word of ["má", "mạ", "mà", "ngựa", "ban", "bạn", "bàn", "bán", "bản", "số", "sổ", "công", "cống", "chợ", "chờ", "lý", "đò", "đỏ", "khóa", "học"])
    add("n", word, holds(exact, word), 5, 0.8);
  numbers(docs, add);
  for (const [question, phrase] of [["nộp hồ sơ trực tuyến ở đâu", "nộp hồ sơ trực tuyến"], ["thế nào là dữ liệu dùng chung", "dữ liệu dùng chung"], ["họp không giấy là gì", "họp không giấy"],
    ["ai là người lái đò", "người lái đò"], ["làm thế nào để dạy bơi miễn phí", "dạy bơi miễn phí"], ["những ai được chiến sĩ thi đua cơ sở", "chiến sĩ thi đua cơ sở"], ["quỹ khuyến học cho ai", "quỹ khuyến học"],
    ["tủ thuốc dùng chung như thế nào", "tủ thuốc dùng chung"], ["câu chuyện về giếng cổ", "giếng cổ"], ["chu ky so la gi", "chữ ký số"]])
    add("n2", question, holds(exact, phrase), 5, 0.6);
  return list;
}

const holdsPrefix = (docs, phrase) => docs.filter(({ title, body }) => (title + " " + body).toLowerCase().includes(phrase.toLowerCase())).map(({ id }) => id);

function numbers(docs, add) {
  const found = (pattern) => docs.filter(({ title, body }) => pattern.test(title + " " + body)).map(({ id }) => id);
  const each = (forms, pattern) => forms.forEach((form) => add("m", form, found(pattern)));
  each(["57-NQ/TW", "nq57", "nghi quyet 57", "nghị quyết số 57", "57 nq tw"], /57-NQ\/TW/);
  each(["923/QĐ-TTg", "qd 923", "quyết định 923"], /923\/QĐ/);
  each(["246/KH-UBND", "kế hoạch 246", "kh246"], /246\/KH/);
  each(["1187/UBND-NC", "công văn 1187", "cong van so 1187"], /1187\/UBND/);
  each(["152/2025/NĐ-CP", "nghị định 152", "nd 152/2025"], /152\/2025/);
  each(["thông tư 15", "15/2025/tt-bnv"], /15\/2025\/TT/);
  each(["34-CT/TW", "chỉ thị 34", "kết luận 91", "41-CTr/ĐU", "chuong trinh 41"].slice(0, 2), /34-CT/);
  each(["91-KL/TW", "kết luận 91"], /91-KL/);
  each(["41-CTr/ĐU", "41 ctr"], /41-CTr/);
  each(["67/TTr-VHXH", "tờ trình 67"], /67\/TTr/);
  each(["22/12/2024", "22.12.2024", "2024-12-22", "ngày 22 tháng 12 năm 2024"], /22\/12\/2024/);
  each(["15/10/2025", "15-10-2025", "ngay 15 thang 10 nam 2025"], /15 tháng 10 năm 2025|\D15\/10\/2025/);
  each(["3/9/2025", "03-09-2025"], /\D0?3\/0?9\/2025/);
  each(["20/11/2027", "ngày 20 tháng 11 năm 2027"], /20\/11\/2027/);
  each(["307/QĐ-UBND", "quyết định số 307", "QĐ 312"].slice(0, 2), /307\/QĐ/);
}

const docs = documents(), suite = {
  version: 1, language: "vi",
  scoring: "pass = first result relevant AND share of relevant in the first min(k, |relevant|) results >= min_precision; found = a relevant document in the first 10; MRR = mean of 1/rank of the first relevant (0 past 50).",
  classes: CLASSES, docs, queries: queries(docs),
};
const lines = (list) => "[\n" + list.map((item) => "  " + JSON.stringify(item)).join(",\n") + "\n ]";
const { docs: d, queries: q, ...head } = suite;
fs.writeFileSync(new URL("suite.json", import.meta.url), JSON.stringify(head, null, 1).slice(0, -2) + ",\n \"docs\": " + lines(d) + ",\n \"queries\": " + lines(q) + "\n}\n");
console.log(d.length, "documents,", q.length, "queries");
