// What readers come for, done with nothing but the keyboard and without a script: every question that a page answers.
import { after, test } from "node:test";
import { none } from "./lib/none.mjs";
import { build } from "./lib/portal.mjs";
import { serve } from "./lib/server.mjs";
import { served, visit } from "./lib/visit.mjs";

const own = build("own");
const below = await serve(own.root, new URL(own.baseUrl).pathname);
after(() => below.stop());

// Goes with the keyboard to the first stop whose words are these, and presses Enter.
async function choose(tab, words) {
  for (let press = 0; press < 400; press++) {
    await tab.keyboard.press("Tab");
    const focus = tab.locator(":focus");
    if (await focus.count() === 0) continue;
    const said = `${await focus.innerText()} ${await focus.getAttribute("aria-label") || ""}`.replace(/\s+/g, " ").trim();
    if (!(words instanceof RegExp ? words.test(said) : said === words)) continue;
    const leads = /^a$/i.test(await focus.evaluate((element) => element.tagName)) && !(await focus.getAttribute("href")).startsWith("#");
    const from = tab.url();
    await tab.keyboard.press("Enter");
    if (leads) await tab.waitForURL((url) => url.href !== from, { waitUntil: "load" });
    return;
  }
  throw new Error(`no stop “${words}” on ${tab.url()}`);
}

// What has to be seen after the steps: words that stand on the page, not folded away.
const seen = async (tab, words) => {
  const text = (await tab.locator("body").innerText()).replace(/\s+/g, " ");
  return words.filter((word) => !(word instanceof RegExp ? word.test(text) : text.includes(word))).map((word) => `“${word}” is not seen on ${decodeURI(tab.url())}`);
};

// The question; where one goes, step by step, from the home page; what then answers it.
const TASKS = [
  ["home: what is it, where is it now, who was honoured, what can I learn", [], ["Hạn sắp tới", "Hôm nay", "Giai đoạn 1 (đang làm)", "Vừa được khen", "Hôm nay học được gì", "Tìm tên người"]],
  ["campaign: what was promised, how far along, which documents, what carries it", ["Xem cả phong trào"], ["Đã hứa gì, làm được đến đâu", "Đích năm", "Thực hiện phong trào nào", "Cả nước thi đua", "Văn bản", "Hạn sắp tới"]],
  ["plan: what does it say, can I cite a point", ["Kế hoạch", /Kế hoạch phát động phong trào .* phường Mẫu/, /^b\) .*điểm b/], ["Cách dẫn: điểm b", "Số: 88/KH-UBND", "Nơi nhận"]],
  ["plan: where is the part that I look for", ["Kế hoạch", /Kế hoạch phát động phong trào .* phường Mẫu/, /^II\. /], ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]],
  ["story: who did what, with which figures, how do I do the same, whom do I ask", ["Điển hình", /Chợ Mẫu: tám mươi/, /^Đến \d bước làm theo/], ["Vướng ở đâu", "Nay", "Làm theo trong", "Hỏi ai", "Được ghi nhận", "Cách làm gần giống"]],
  ["story: send it to somebody", ["Điển hình", /Chợ Mẫu: tám mươi/, /^Chép để gửi/], ["https://phuongmau.example.vn/thi-dua/guong/cho-mau-nhan-chuyen-khoan/"]],
  ["stories: which fit me", ["Điển hình", /^Ai làm: tất cả/, /^Hộ gia đình \d/], ["Gương điển hình: Hộ gia đình", "Bỏ lọc"]],
  ["award list: is my name there and right, by which decision, how do I object", ["Khen thưởng", /^Khen thưởng năm 2026/, /^T \d+$/, /Trạm Y tế phường Mẫu \d/], ["Quyết định số 412/QĐ-UBND", "Trạm Y tế phường Mẫu", "Đang chọn một dòng", "Tên chưa đúng, hoặc có ý kiến khác", "Số lượng tối đa"]],
  ["register: all lists and names", ["Khen thưởng"], ["Các danh sách", "Mọi tên trong sổ", "Đang lấy ý kiến"]],
  ["unit: everything of one organisation", ["Đơn vị", /^Ủy ban nhân dân phường Mẫu/], ["Tên trước đây", "Hạn chưa xong", "Được khen", "Văn bản đã ban hành"]],
  ["document: what is it, who cites it", ["Văn bản", /57-NQ\/TW/], ["Nhận diện văn bản", "22 tháng 12 năm 2024", "chỗ trên cổng này viện dẫn"]],
  ["targets: goal against report", ["Chỉ tiêu"], ["đã đạt", "Chưa có số liệu", "Nguồn"]],
  ["calendar: what comes next", ["Lịch"], ["Sắp tới", "Thêm lịch này vào điện thoại", "Sơ kết"]],
  ["search: everything from A to Z", ["Tìm kiếm"], ["Mọi thứ trên cổng, từ A đến Y", "Chợ Mẫu: tám mươi"]],
  ["about and accessibility", ["Khả năng tiếp cận"], ["Đã kiểm thử những gì", "Chưa kiểm thử, chưa tốt ở đâu"]],
  ["English: what is this and whom do I write to", ["English"], ["About this portal", "Publishes this portal", "thidua@phuongmau.example.vn", "Model stories"]],
];

for (const [task, steps, answer] of TASKS) {
  test(`by keyboard and without a script: ${task}`, async () => {
    none(await visit(["index.html"], served(below), { javaScriptEnabled: false, viewport: { width: 1280, height: 900 } }, async (tab) => {
      for (const step of steps) await choose(tab, step);
      return seen(tab, answer);
    }));
  });
}

test("by keyboard and without a script: a question typed at home leads to the list of everything", async () => {
  none(await visit(["index.html"], served(below), { javaScriptEnabled: false }, async (tab) => {
    while (await tab.locator("input:focus").count() === 0) await tab.keyboard.press("Tab");
    await tab.keyboard.type("o dien");
    await tab.keyboard.press("Enter");
    await tab.waitForURL(/tim-kiem\/.*q=o\+dien/);
    return seen(tab, ["Mọi thứ trên cổng, từ A đến Y"]);
  }));
});
