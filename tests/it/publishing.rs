//! The published folder: the same content gives the same bytes, what others put there stays, and the way back is open.

use super::program::{Portal, TODAY, answer, contents, copy, guong, repository};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

/// Where and how a build runs; none of it may be seen in the site.
struct Circumstances {
    threads: &'static str,
    time_zone: &'static str,
    locale: &'static str,
    mask: &'static str,
    /// Whether the program is told the folder, or runs in it.
    told: bool,
    backwards: bool,
}

const ONE: Circumstances =
    Circumstances { threads: "1", time_zone: "UTC", locale: "C", mask: "022", told: true, backwards: false };
const OTHER: Circumstances = Circumstances {
    threads: "4",
    time_zone: "Pacific/Kiritimati",
    locale: "vi_VN.UTF-8",
    mask: "077",
    told: false,
    backwards: true,
};

/// Builds the portal of `source` in a folder of its own.
fn build(source: &Path, how: &Circumstances) -> BTreeMap<String, Vec<u8>> {
    let portal = Portal::empty();
    for folder in ["content", "themes"].into_iter().filter(|folder| source.join(folder).exists()) {
        copy(&source.join(folder), &portal.file(folder), |files| {
            if how.backwards {
                files.reverse();
            }
        });
    }
    let program = guong(["build"]).get_program().to_owned();
    let mut shell = Command::new("sh");
    shell.args(["-c", "umask $0; exec \"$@\"", how.mask]).arg(program).args(["build", "--today", TODAY]);
    if how.told {
        shell.arg("--site").arg(&portal.root);
    } else {
        shell.current_dir(&portal.root);
    }
    shell.env("RAYON_NUM_THREADS", how.threads).env("TZ", how.time_zone);
    shell.env("LANG", how.locale).env("LC_ALL", how.locale);
    let built = answer(shell);
    assert_eq!(built.code, 0, "{built:?}");
    portal.site()
}

#[test]
fn the_same_content_gives_the_same_bytes() {
    for source in [repository("tests/site"), repository("")] {
        let (one, other) = (build(&source, &ONE), build(&source, &OTHER));
        assert!(one.keys().eq(other.keys()), "the same files");
        let different: Vec<_> =
            one.iter().filter(|(path, bytes)| other[*path] != **bytes).map(|(path, _)| path).collect();
        assert!(different.is_empty(), "{different:?}");
    }
}

#[test]
fn a_build_after_another_gives_what_a_first_build_gives() {
    let portal = Portal::sample();
    assert_eq!(portal.run(&["build"]).code, 0);
    portal.edit("content/stories/ba-dua.md", "rồi dán mã giúp cả dãy", "rồi dán mã giúp cả chợ");
    fs::rename(portal.file("content/pages/gioi-thieu.md"), portal.file("content/pages/ve-cong.md")).unwrap();
    portal.edit("content/site.toml", "pages/gioi-thieu", "pages/ve-cong");
    assert_eq!(portal.run(&["build"]).code, 0);
    let after = portal.site();
    fs::remove_dir_all(portal.file("public")).unwrap();
    fs::remove_dir_all(portal.file(".public.guong")).unwrap();
    assert_eq!(portal.run(&["build"]).code, 0);
    assert!(portal.site() == after, "nothing of the site before is left");
    assert!(!after.contains_key("gioi-thieu/index.html") && after.contains_key("ve-cong/index.html"));
}

/// The entries of the cache with what tells whether they were written anew.
#[cfg(all(unix, feature = "pictures", feature = "cards"))]
fn cached(portal: &Portal) -> BTreeMap<std::path::PathBuf, u64> {
    use std::os::unix::fs::MetadataExt as _;
    let shelves = fs::read_dir(portal.file(".guong-cache")).unwrap().map(|shelf| shelf.unwrap().path());
    let entries = shelves.filter(|shelf| shelf.is_dir()).flat_map(|shelf| fs::read_dir(shelf).unwrap());
    entries.map(|entry| entry.unwrap()).map(|entry| (entry.path(), entry.metadata().unwrap().ino())).collect()
}

#[cfg(all(unix, feature = "pictures", feature = "cards"))]
#[test]
fn with_a_cache_and_without_one_the_same_bytes_come_out() {
    let portal = Portal::sample();
    let build = || {
        for folder in ["public", ".public.guong"].map(|folder| portal.file(folder)).iter().filter(|it| it.exists()) {
            fs::remove_dir_all(folder).unwrap();
        }
        assert_eq!(portal.run(&["build"]).code, 0);
        portal.site()
    };
    let first = build();
    let costly = |path: &&String| path.ends_with("chia-se.png") || path.contains('_') && !path.ends_with("html");
    let entries = cached(&portal);
    assert_eq!(entries.len(), first.keys().filter(costly).count(), "each card and each file of a picture");
    assert!(build() == first, "from the cache");
    assert!(cached(&portal) == entries, "nothing was made anew");
    for (at, entry) in entries.keys().enumerate() {
        let mut bytes = fs::read(entry).unwrap();
        let last = bytes.len() - 1 - at % 8;
        bytes[last] ^= 1;
        fs::write(entry, bytes).unwrap();
    }
    assert!(build() == first, "although every entry was changed");
    fs::remove_dir_all(portal.file(".guong-cache")).unwrap();
    assert!(build() == first, "without any");
    // The words of a card are its key: another title is another card, and the old one is not kept.
    portal.edit("content/stories/ba-dua.md", "Bà Đưa bán rau bằng mã", "Bà Đưa bán rau không cần tiền lẻ");
    assert!(build()["guong/ba-dua/chia-se.png"] != first["guong/ba-dua/chia-se.png"]);
    assert_eq!(cached(&portal).len(), entries.len());
}

#[test]
fn rollback_goes_back_and_forth() {
    let portal = Portal::sample();
    assert_eq!(portal.run(&["rollback"]).code, 3, "there is nothing to go back to");
    assert_eq!(portal.run(&["build"]).code, 0);
    let first = portal.site();
    portal.edit("content/stories/ba-dua.md", "Bà Đưa bán rau bằng mã", "Bà Đưa bán rau không cần tiền lẻ");
    assert_eq!(portal.run(&["build"]).code, 0);
    let second = portal.site();
    assert!(first != second);
    for expected in [&first, &second] {
        assert_eq!(portal.run(&["rollback"]).code, 0);
        assert!(portal.site() == *expected);
    }
}

#[test]
fn a_folder_that_holds_what_is_not_ours_is_refused() {
    let portal = Portal::sample();
    portal.write("public/luan-van.docx", "ba năm viết");
    let answer = portal.run(&["build", "--lang", "en"]);
    assert_eq!(answer.code, 3, "{answer:?}");
    assert!(answer.err.contains("luan-van.docx"), "{answer:?}");
    assert_eq!(portal.site().len(), 1, "it alone is there, as it was");
    for inside in ["content", "content/stories", "."] {
        let output = portal.file(inside);
        let answer = portal.run(&["build", "--output", output.to_str().unwrap()]);
        assert_eq!(answer.code, 3, "{inside}: {answer:?}");
    }
    assert!(contents(&portal.file("content")) == contents(&repository("tests/site/content")));
}

#[test]
fn what_others_keep_at_the_root_is_carried_over() {
    let portal = Portal::sample();
    let theirs =
        [(".gitignore", "*\n!.gitignore\n"), ("CNAME", "vidu.example.vn\n"), (".well-known/security.txt", "x\n")];
    for (path, text) in theirs {
        portal.write(&format!("public/{path}"), text);
    }
    for _ in 0..3 {
        assert_eq!(portal.run(&["build"]).code, 0);
        assert_eq!(theirs.map(|(path, _)| portal.published(path)), theirs.map(|(_, text)| text));
        portal.edit("content/site.toml", "title = \"", "title = \"Cổng ");
    }
}

#[test]
fn the_manifest_lists_every_file_with_its_hash() {
    let portal = Portal::sample();
    assert_eq!(portal.run(&["build"]).code, 0);
    let checked = answer({
        let mut command = Command::new("sha256sum");
        command.args(["--check", "--strict", "--quiet", ".guong-manifest"]).current_dir(portal.file("public"));
        command
    });
    assert_eq!(checked.code, 0, "{checked:?}");
    let site = portal.site();
    assert_eq!(portal.published(".guong-manifest").lines().count(), site.len() - 1, "all but the manifest itself");
}
