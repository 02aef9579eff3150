// A portal with more of everything than a ward has: 40 targets with 12 figures each, 40 yearly deadlines, a long chain, many
// documents that act on one another, long names, namesakes; and a campaign with nothing at all.
import fs from "node:fs";
import path from "node:path";

const count = (n, make) => Array.from({ length: n }, (_, at) => make(at + 1));
const two = (n) => String(n).padStart(2, "0");
const LONG = "Tỷ lệ hồ sơ thủ tục hành chính của phường được tiếp nhận, số hóa, giải quyết và trả kết quả hoàn toàn trên môi trường điện tử";
const UNIT = "Trung tâm Dịch vụ sự nghiệp công, Văn hóa, Thể thao và Truyền thông";
const front = (lines) => `+++\n${lines.flat(9).join("\n")}\n+++\n`;
const table = (name, lines) => [`[[${name}]]`, ...lines];

const unit = (id, name, kind, level, parent) => table("unit", [`id = "${id}"`, `name = "${name}"`, `kind = "${kind}"`, `level = "${level}"`, ...(parent ? [`parent = "${parent}"`] : [])]);
const units = [
  unit("thu-tuong", "Thủ tướng Chính phủ", "central", "central"),
  unit("ubnd-tinh", "Ủy ban nhân dân tỉnh Mẫu", "people-committee", "province"),
  unit("ubnd-tinh-ban", "Ủy ban nhân dân tỉnh Bạn", "people-committee", "province"),
  unit("ubnd-mau", "Ủy ban nhân dân phường Mẫu", "people-committee", "ward", "ubnd-tinh"),
  ...count(24, (n) => unit(`phong-${n}`, `${UNIT} số ${n} phường Mẫu`, "department", "ward", "ubnd-mau")),
];

const document = (id, number, issuer, issued, title, more = []) => table("document", [`id = "${id}"`, ...(number ? [`number = "${number}"`] : []), `type = "${number.includes("/BC-") ? "report" : "plan"}"`, `issuer = "${issuer}"`, `issued = ${issued}`, `title = "${title}"`, ...more]);
const documents = [
  document("kh-138-tinh", "138/KH-UBND", "ubnd-tinh", "2025-06-20", "Thực hiện phong trào thi đua đổi mới sáng tạo trên địa bàn tỉnh Mẫu", ['implements = ["goc"]']),
  document("kh-138-ban", "138/KH-UBND", "ubnd-tinh-ban", "2025-07-01", "Thực hiện phong trào thi đua đổi mới sáng tạo trên địa bàn tỉnh Bạn", ['implements = ["goc"]']),
  document("goc", "923/QĐ-TTg", "thu-tuong", "2025-05-14", "Kế hoạch tổ chức thực hiện phong trào thi đua"),
  ...count(12, (n) => document(`bc-${n}`, `${n}/BC-UBND`, "ubnd-mau", `2026-${two(n)}-05`, `Kết quả tháng ${n}`, ['implements = ["kh-138-tinh"]'])),
  ...count(30, (n) => document(`vong-${n}`, `${200 + n}/KH-UBND`, "ubnd-tinh", "2025-08-01", `Văn bản trong một vòng, thứ ${n}`, [`implements = ["vong-${n % 30 + 1}", "goc"]`, `amends = ["vong-${(n + 6) % 30 + 1}"]`])),
];

const head = (id, title, national) => table("content_head", [`id = "${id}"`, `title = "${title}"`, ...(national ? [`national = ${JSON.stringify(national)}`] : [])]);
const campaign = (title, short, issuer, parent, more) => front([`title = "${title}"`, `short = "${short}"`, `issuer = "${issuer}"`, ...(parent ? [`parent = "${parent}"`] : []), 'start = "2025"', "end = 2030-12-31", "sample = true", more]);
const heads = count(9, (n) => `Nội dung thi đua thứ ${n}: phát triển hạ tầng số, dữ liệu số và kỹ năng số cho mọi người dân`);
const campaigns = {
  "ca-nuoc": campaign("Cả nước thi đua đổi mới sáng tạo và chuyển đổi số", "Cả nước thi đua", "thu-tuong", null, heads.map((title, at) => head(`c${at}`, title))),
  tinh: campaign("Tỉnh Mẫu thi đua đột phá phát triển khoa học, công nghệ, đổi mới sáng tạo", "Tỉnh Mẫu thi đua đột phá phát triển khoa học và công nghệ", "ubnd-tinh", "ca-nuoc", heads.slice(0, 8).map((title, at) => head(`t${at}`, title, [`c${at}`, `c${at + 1}`]))),
  phuong: campaign("Phường Mẫu thi đua đổi mới sáng tạo và chuyển đổi số, góp phần đưa đất nước bước vào kỷ nguyên giàu mạnh", "Phường Mẫu thi đua đổi mới sáng tạo và chuyển đổi số", "ubnd-mau", "tinh", [
    ...count(9, (n) => head(`p${n}`, `${heads[n - 1]} của phường`, n < 9 ? `t${n - 1}` : null)),
    ...count(12, (month) => count(40, (n) => table("progress", [`target = "ct-${n}"`, `as_of = 2026-${two(month)}-${month === 2 ? 28 : 30}`, `value = ${(40 + n / 2 + month * (n % 5)).toFixed(1)}`, `source = "bc-${month}"`]))),
  ]),
  rong: campaign("Phong trào chưa có gì", "Chưa có gì", "ubnd-mau", "tinh", []),
  ...Object.fromEntries(count(30, (n) => [`nhanh-${n}`, campaign(`Phong trào nhánh số ${n} của đơn vị trực thuộc phường Mẫu`, `Nhánh số ${n} của đơn vị trực thuộc`, "ubnd-mau", "phuong", [])])),
};

const target = (n) => table("target", [`id = "ct-${n}"`, "year = 2026", `group = "${UNIT} số ${n}, các tổ dân phố và hộ gia đình trên địa bàn"`, `measure = "${LONG}, chỉ tiêu ${n}"`, `goal = ">= ${60 + n}"`, 'unit = "%"']);
const deadline = (n) => table("deadline", [`what = "Báo cáo kết quả thực hiện nội dung thứ ${n} của phong trào thi đua và đề xuất khen thưởng"`, `due = "${two((n % 12) + 1)}-${two((n % 27) + 1)}"`, `from = ["phong-${(n % 24) + 1}", "phong-${((n + 5) % 24) + 1}"]`, 'to = "ubnd-mau"', ...(n % 3 ? [] : [`met = [{ year = 2026, document = "bc-${(n % 12) + 1}" }, { year = 2025, document = "bc-1" }]`])]);
const duty = (n) => table("duty", [`unit = "phong-${n}"`, `what = "Chủ trì, phối hợp với các đơn vị liên quan hướng dẫn, kiểm tra, đôn đốc nội dung thứ ${n}"`, ...(n % 4 ? [] : [`due = "2026-${two((n % 12) + 1)}"`])]);
const plan = (title, of, more) => `${front([`title = "${title}"`, `campaign = "${of}"`, 'issuer = "ubnd-mau"', 'type = "plan"', 'number = "88/KH-UBND"', "issued = 2025-07-28", 'bases = ["goc"]', 'implements = ["kh-138-tinh"]', "sample = true", more])}\n## I. Mục đích\n\n1. Theo Kế hoạch số 138/KH-UBND ngày 20/6/2025.\n2. Nhân rộng cách làm hay.\n`;

// Writes the content below `folder`.
export function write(folder) {
  const put = (file, text) => {
    fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    fs.writeFileSync(path.join(folder, file), text);
  };
  put("site.toml", 'title = "Thi đua phường Mẫu"\nbase_url = "https://mau.example.vn/"\npublisher = "ubnd-mau"\nmedia_center = "ubnd-mau"\n');
  put("units.toml", units.flat().join("\n"));
  put("documents.toml", documents.flat().join("\n"));
  for (const [id, text] of Object.entries(campaigns)) put(`campaigns/${id}.md`, text);
  put("plans/ke-hoach.md", plan("Kế hoạch phát động phong trào thi đua", "phuong", [...count(40, target), ...count(40, deadline), ...count(24, duty)]));
}
