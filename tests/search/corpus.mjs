// Made-up Vietnamese in any amount, and queries that ask for it: what sizes and times are measured on.
//
// Syllables and compounds are drawn by Zipf's law from an inventory that the seed makes, so that lists of words are as
// long, and as unequal, as those of a real site. The texts mean nothing.
import { keystrokes, random, slip, unmarked } from "./variations.mjs";

const ONSETS = " b c ch d đ g h kh l m n ng nh ph r s t th tr v x".split(" ");
const RIMES = ("a ai am an ang anh ao au ac ach at ă ăn ăng ăm ăc ăt â ân âm âu ây âng âc ât o oi on ong om oc ot ô ôi ôn ông ôm ôc ôt ơ ơi ơn ơm ơt " +
  "e em en eo et ê ên êm êu ênh êt i inh in im iên iêm iêng iêu iêt ich u ui un ung um ut uôi uôn uông uôc ư ưng ưa ươi ươn ương ươm ươc oa oan oang oai oat uân uê uyên uyêt").split(" ");
const TONES = ["", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323"];
const COMMON = ("và của là có được cho các những một trong phường ủy ban nhân dân thi đua khen thưởng phong trào đơn vị cán bộ nhân viên năm quý hoạt động xây dựng " +
  "văn minh đô thị môi trường xanh sạch đẹp giáo dục y tế người dân tổ phố khu hội phụ nữ thanh niên cựu chiến binh mặt trận tổ quốc đảng công đoàn học tập làm theo").split(" ");
const FAMILY = "Nguyễn Trần Lê Phạm Hoàng Phan Vũ Đặng Bùi Đỗ Hồ Ngô Dương Lý".split(" ");
const TYPES = ["KH-UBND", "QĐ-UBND", "BC-UBND", "TB-UBND", "TTr-HĐTĐ"];
const KINDS = ["story", "story", "story", "award", "plan"];
const FORMS = ["Giấy khen", "Bằng khen", "Lao động tiên tiến", "Chiến sĩ thi đua"];

// A tone stands on the last vowel of a rime's nucleus that carries a hat, else on its first.
function toned(rime, tone) {
  const vowels = [...rime].map((c, i) => ("aăâeêioôơuưy".includes(c) ? i : -1)).filter((i) => i >= 0);
  const hatted = vowels.filter((i) => "ăâêôơư".includes(rime[i])), at = hatted.length ? hatted[hatted.length - 1] : vowels[0];
  return (rime.slice(0, at + 1) + tone + rime.slice(at + 1)).normalize("NFC");
}

function inventory(rng) {
  const all = ONSETS.flatMap((onset) => RIMES.flatMap((rime) => (/(?:[ptc]|ch)$/.test(rime) ? [1, 5] : [0, 1, 2, 3, 4, 5]).map((tone) => onset + toned(rime, TONES[tone]))));
  for (let i = all.length - 1; i > 0; i--) {
    const j = rng.below(i + 1);
    [all[i], all[j]] = [all[j], all[i]];
  }
  return [...new Set([...COMMON, ...all.slice(0, 4500)])];
}

// Draws from a list, the n-th one time in n.
function zipf(list, rng) {
  const sums = [];
  let sum = 0;
  list.forEach((_, i) => sums.push((sum += 1 / (i + 8) ** 0.95)));
  return () => {
    const mark = rng.next() * sum;
    let low = 0, high = sums.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sums[middle] < mark) low = middle + 1; else high = middle;
    }
    return list[low];
  };
}

const capital = (text) => text[0].toUpperCase() + text.slice(1);

// A source of documents of about `length` syllables. `compounds` is the share of the text that comes two syllables
// at a time, as most of real Vietnamese does; 0 is the worst for an index of neighbours.
export function source({ seed = 1, length = 500, compounds = 0.7 } = {}) {
  const rng = random(seed), syllables = inventory(rng), syllable = zipf(syllables, rng);
  const compound = zipf(Array.from({ length: 15000 }, () => syllable() + " " + syllable()), rng);
  const phrase = (n) => {
    const out = [];
    for (let size = 0; size < n;) {
      const two = rng.next() < compounds;
      out.push(two ? compound() : syllable());
      size += two ? 2 : 1;
    }
    return out.join(" ");
  };
  const person = () => [rng.pick(FAMILY), rng.pick(["Văn", "Thị", "Minh", "Ngọc"]), capital(syllable())].join(" ");
  let made = 0;
  const document = () => {
    const year = 2018 + rng.below(9), named = rng.next() < 0.2, sentences = Math.max(1, Math.round((length * (0.6 + 0.8 * rng.next())) / 15));
    const body = Array.from({ length: sentences }, () => capital(phrase(9 + rng.below(12))) + ".");
    if (rng.next() < 0.3) body.push(`Căn cứ Kế hoạch số ${1 + rng.below(400)}/${rng.pick(TYPES)} ngày ${1 + rng.below(28)}/${1 + rng.below(12)}/${year}.`);
    return {
      id: `trang/${made++}`, kind: rng.pick(KINDS), title: named ? person() : capital(phrase(6 + rng.below(6))), body: body.join(" "),
      ward: `Tổ dân phố ${1 + rng.below(200)}`, year, form: rng.pick(FORMS), date: `${year}-0${1 + rng.below(9)}-1${rng.below(9)}`,
    };
  };
  return { document, rng };
}

// A query for something that the document says, in one of the ways of a reader.
export function question({ title, body }, rng) {
  const sentence = rng.pick(body.split(". ")).toLowerCase().replace(/[^\p{L}\p{M}0-9 ]/gu, ""), run = rng.next() < 0.5 ? title.toLowerCase() : sentence;
  const list = run.split(" "), n = Math.min(list.length, 2 + rng.below(3)), at = rng.below(list.length - n + 1), text = list.slice(at, at + n).join(" ");
  const way = rng.pick(["marks", "marks", "plain", "plain", "plain", "telex", "start", "slip", "one", "apart"]);
  const query = {
    marks: () => text,
    plain: () => unmarked(text),
    telex: () => text.split(" ").map((word) => (/^\p{L}+$/u.test(word) ? keystrokes(word, "telex", "end") : word)).join(" "),
    start: () => unmarked(text).slice(0, -1),
    slip: () => slip(unmarked(text), rng),
    one: () => list[at],
    apart: () => [rng.pick(list), rng.pick(list)].join(" "),
  }[way]();
  return { way, q: query.trim() || text };
}
