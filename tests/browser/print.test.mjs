// What comes out of the printer, read back from the sheets: official form, whole rows, nothing of the screen.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { attribute, read, text } from "./lib/page.mjs";
import { none } from "./lib/none.mjs";
import { build, reread } from "./lib/portal.mjs";
import { serve } from "./lib/server.mjs";
import { browser, served, visit } from "./lib/visit.mjs";

const own = build("own");
const below = await serve(own.root, new URL(own.baseUrl).pathname);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "guong-print-"));
after(async () => {
  fs.rmSync(folder, { recursive: true, force: true });
  await below.stop();
});

const PLAN = "ke-hoach/mau-ke-hoach/index.html", LIST = "khen-thuong/2026-hang-nam/index.html";
const MARK = "Bản đăng tải, không thay thế bản gốc", MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";

// Words without their spaces: where lines end is the printer's affair.
const squeeze = (words) => words.replace(/\s+/g, "").normalize("NFC");

// The sheets of the page at an address: their text as it lies, as it was written, and where every word stands in points.
async function print(tab) {
  const file = path.join(folder, "page.pdf");
  fs.writeFileSync(file, await tab.pdf({ preferCSSPageSize: true }));
  const run = (...options) => {
    const { stdout, stderr, status } = spawnSync("pdftotext", [...options, file, "-"], { encoding: "utf8", maxBuffer: 1 << 26 });
    if (status !== 0) throw new Error(`pdftotext: ${stderr}`);
    return stdout;
  };
  const sheets = (words) => words.split("\f").slice(0, -1);
  const laid = sheets(run("-layout")), written = sheets(run("-raw")).map(squeeze);
  const boxes = run("-bbox").split("<page ").slice(1).map((page) => ({
    size: /width="([\d.]+)" height="([\d.]+)"/.exec(page).slice(1).map((side) => Math.round(side)),
    words: [...page.matchAll(/xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)"/g)].map((found) => found.slice(1).map(Number)),
  }));
  return { laid, written, boxes, all: written.join("") };
}

const MM = 72 / 25.4;

// A4, the margins of official documents, and a number on top of every sheet but the first.
function form({ laid, boxes }) {
  const faults = [], left = 30 * MM - 1, right = (210 - 15) * MM + 1;
  boxes.forEach(({ size, words }, at) => {
    if (size.join() !== "595,842") faults.push(`sheet ${at + 1} measures ${size} points`);
    if (words.some(([xMin, , xMax]) => xMin < left || xMax > right)) faults.push(`sheet ${at + 1} has words in its margins`);
    const first = laid[at].split("\n").find((line) => line.trim())?.trim();
    if (at > 0 && first !== String(at + 1)) faults.push(`sheet ${at + 1} begins with “${first}”`);
    if (at === 0 && /^\d+$/.test(first)) faults.push("the first sheet has a number");
  });
  return faults;
}

const lacks = (all, wanted) => wanted.filter((words) => !all.includes(squeeze(words))).map((words) => `“${words}” is not printed`);

// Words of the frame of every page, which paper has no use for.
const SCREEN = ["Đến nội dung chính", "Trang chủ", "Tìm kiếm", "Mục lục", "Toàn bộ các mục", "Tải CSV", "Tên tôi chưa đúng", "Cách dẫn:", "Chia sẻ"];
const shows = (all) => SCREEN.filter((words) => all.includes(squeeze(words))).map((words) => `“${words}” is printed`);

const elements = (file) => read(own.files.get(file).toString()).elements;
const canonical = (file) => own.baseUrl + file.replace("index.html", "");

test("a printed plan has the form of an official document, is whole, and says that it is a copy", async () => {
  none(await visit([PLAN], served(below), {}, async (tab) => {
    const sheets = await print(tab), page = elements(PLAN);
    const classed = (name) => page.filter((node) => (attribute(node, "class") || "").split(" ").includes(name));
    const points = classed("g-pts").flatMap((list) => list.childNodes.filter(({ tagName }) => tagName === "li"));
    // What a point says by itself, without how to cite it and without the points below it.
    const inline = (node) => node.nodeName === "#text" || (node.tagName === "a" && attribute(node, "class") !== "g-pt");
    const own = (point) => squeeze(point.childNodes.filter(inline).map(text).join(" ")).slice(0, 60);
    const recipients = classed("g-sign__to").flatMap((node) => node.childNodes).filter(({ tagName }) => tagName === "ul").flatMap((list) => list.childNodes);
    const missing = points.map(own).filter((words) => words && !sheets.all.includes(words));
    return [
      ...form(sheets),
      ...(points.length > 20 && recipients.length > 3 ? [] : [`${points.length} points, ${recipients.length} recipients`]),
      ...lacks(sheets.all, [MOTTO, "Độc lập - Tự do - Hạnh phúc", "ỦY BAN NHÂN DÂN", "PHƯỜNG MẪU", "Số: 88/KH-UBND", "Mẫu, ngày 28 tháng 7 năm 2025", MARK,
        canonical(PLAN), "Nơi nhận:", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Văn Mẫu", ...recipients.map(text)]),
      ...sheets.written.flatMap((sheet, at) => sheet.includes(squeeze(MARK)) ? [] : [`sheet ${at + 1} does not say that it is a copy`]),
      ...missing.map((words) => `the point “${words}” is not printed`),
      ...shows(sheets.all),
    ];
  }));
});

// The rows of the list as they are written on paper: what is for the screen alone is left out.
function rows() {
  const cells = (row) => row.childNodes.filter(({ tagName }) => /^t[dh]$/.test(tagName));
  const forScreen = (node) => (attribute({ attrs: [], ...node }, "class") || "").split(" ").includes("g-screen");
  const paper = (node) => (node.childNodes || []).filter((child) => !forScreen(child)).map((child) => child.value ?? paper(child)).join("");
  return elements(LIST).filter((node) => /^dong-/.test(attribute(node, "id") || "")).map((row) => ({ id: attribute(row, "id"), cells: cells(row).map((cell) => squeeze(paper(cell))) }));
}

test("a printed award list has every row on one sheet, in official form, and says that it is a copy", async () => {
  none(await visit([LIST], served(below), {}, async (tab) => {
    const sheets = await print(tab), all = rows();
    // A cell that spans two sheets is on neither of them as a whole.
    const whole = ({ cells }) => sheets.written.some((sheet) => cells.every((cell) => sheet.includes(cell)) && sheet.includes(cells.slice(0, 2).join("")));
    return [
      ...form(sheets),
      ...(all.length === 50 ? [] : [`${all.length} rows`]),
      ...all.filter((row) => !whole(row)).map(({ id, cells }) => `${id} is parted or not printed: ${cells[1]}`),
      ...lacks(sheets.all, [MOTTO, "PHƯỜNG MẪU", "Số: 412/QĐ-UBND", "Mẫu, ngày 06 tháng 11 năm 2026", MARK, canonical(LIST), "Nơi nhận:", "Lưu: VT, VHXH.", "CHỦ TỊCH", "Nguyễn Văn Mẫu"]),
      ...sheets.written.flatMap((sheet, at) => sheet.includes(squeeze(MARK)) ? [] : [`sheet ${at + 1} does not say that it is a copy`]),
      ...shows(sheets.all),
    ];
  }));
});

test("a chosen row prints alone, as an extract that nobody takes for a certificate", async () => {
  none(await visit([LIST], served(below), {}, async (tab) => {
    const all = rows(), chosen = all[11], others = all.filter((row) => row !== chosen && row.cells[1] !== chosen.cells[1]);
    await tab.goto(`${served(below)(LIST)}#${chosen.id}`);
    const sheets = await print(tab);
    return [
      ...(sheets.written.length === 1 ? [] : [`${sheets.written.length} sheets`]),
      ...chosen.cells.slice(1).filter((cell) => !sheets.all.includes(cell)).map((cell) => `“${cell}” is not printed`),
      ...lacks(sheets.all, [`Trích danh sách, dòng ${chosen.cells[0]}`, "Trích bản đăng tải, không thay thế bản gốc", canonical(LIST)]),
      ...[MOTTO, "Nguyễn Văn Mẫu", "Nơi nhận"].filter((words) => sheets.all.includes(squeeze(words))).map((words) => `“${words}” is printed`),
      ...others.filter(({ cells }) => sheets.all.includes(cells[1])).map(({ cells }) => `“${cells[1]}” is printed too`),
      ...shows(sheets.all),
    ];
  }));
});

test("a row of a list that is no award, or no longer one, says so on its one sheet", async () => {
  const file = "khen-thuong/2026-trinh-cap-tren/index.html";
  const revoked = build("own", "directory", { fresh: true }), text = path.join(revoked.content, "awards/2026-hang-nam.md");
  fs.writeFileSync(text, fs.readFileSync(text, "utf8").replace(/^status = "granted"$/m, 'status = "revoked"\nrevocation = { number = "20/QĐ-UBND", issued = 2026-11-20, reason = "Xét sai thẩm quyền." }'));
  fs.rmSync(path.join(revoked.content, "ledger.jsonl"), { force: true });
  fs.rmSync(path.join(revoked.content, "ledger"), { recursive: true, force: true });
  reread(revoked);
  const other = await serve(revoked.root, new URL(revoked.baseUrl).pathname);
  try {
    const said = async (page, row, wanted) => {
      const tab = await browser.newPage();
      await tab.goto(`${page}#${row}`);
      const sheets = await print(tab);
      await tab.close();
      return [...(sheets.written.length === 1 ? [] : [`${row}: ${sheets.written.length} sheets`]), ...lacks(sheets.all, wanted)];
    };
    none([
      ...await said(served(below)(file), "dong-6", ["DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG HẰNG NĂM", "Đang lấy ý kiến", "Danh sách đề nghị, chưa phải kết quả khen thưởng", "Trích bản đăng tải"]),
      ...await said(served(other)(LIST), "dong-31", ["Đã hủy bỏ", "Cả danh sách đã bị hủy bỏ.", "Quyết định số 20/QĐ-UBND", "Trích bản đăng tải"]),
    ]);
  } finally {
    await other.stop();
  }
});
