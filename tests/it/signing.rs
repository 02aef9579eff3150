//! Whoever builds with the key of the publication log signs all that is published; whoever has no key builds as well.

use super::program::{Answer, Portal, answer, guong};
use std::fs;
use std::path::Path;

/// Runs the program with the key in `key`, or with none that it could find.
fn run(portal: &Portal, key: Option<&Path>, arguments: &[&str]) -> Answer {
    let mut command = guong(portal.arguments(arguments));
    let nowhere = portal.file("nowhere");
    for folder in ["HOME", "XDG_CONFIG_HOME", "APPDATA"] {
        command.env(folder, &nowhere);
    }
    match key {
        Some(key) => command.env("GUONG_KEY", key),
        None => command.env_remove("GUONG_KEY"),
    };
    answer(command)
}

#[test]
fn a_build_with_the_key_is_signed_and_one_without_it_says_that_it_is_not() {
    let portal = Portal::sample();
    let keys = tempfile::tempdir().unwrap();
    let key = keys.path().join("mau.key");
    let (file, public) = (key.to_str().unwrap(), portal.file("public"));
    let public = public.to_str().unwrap();
    assert_eq!(run(&portal, None, &["key", "new", "--key", file]).code, 0);
    assert_eq!(run(&portal, Some(&key), &["seal"]).code, 0);
    let known = run(&portal, Some(&key), &["key", "show"]).out;
    let known = known.trim();
    let verify = |more: &[&str]| {
        let found = run(&portal, None, &[&["verify", public, "--key", known], more].concat());
        (found.code, format!("{}{}", found.out, found.err))
    };

    assert_eq!(run(&portal, Some(&key), &["build"]).code, 0);
    let (code, said) = verify(&["--signed"]);
    assert!(code == 0 && said.contains("danh mục tệp có chữ ký ấy"), "{said}");
    let note = portal.published(".guong-manifest.note");
    assert_eq!(run(&portal, Some(&key), &["build"]).code, 0);
    assert_eq!(portal.published(".guong-manifest.note"), note, "the same site, the same signature");

    // Somebody changes a page and writes a manifest that fits.
    let changed = |path: &str, from: &str, to: &str| {
        let file = portal.file("public").join(path);
        let text = fs::read_to_string(&file).unwrap();
        assert!(text.contains(from), "{path} holds {from}");
        fs::write(&file, text.replacen(from, to, 1)).unwrap();
        text
    };
    let hash = |path: &str| guong::ledger::Hash::of(portal.published(path).as_bytes()).to_string();
    let before = hash("index.html");
    let page = changed("index.html", "<body", "<body data-x");
    let manifest = changed(".guong-manifest", &before, &hash("index.html"));
    let (code, said) = verify(&[]);
    assert!(code == 1 && said.contains("không phải danh mục đã ký"), "{said}");
    fs::write(portal.file("public/index.html"), page).unwrap();
    fs::write(portal.file("public/.guong-manifest"), manifest).unwrap();
    assert_eq!(verify(&["--signed"]).0, 0);

    // No key, no signature; nor an old one, which would be of another manifest.
    portal.edit("content/stories/ba-dua.md", "Tiền không rơi nữa là mừng.", "Tiền không rơi nữa.");
    assert_eq!(run(&portal, None, &["build"]).code, 0);
    assert!(!portal.file("public/.guong-manifest.note").exists());
    let (code, said) = verify(&[]);
    assert!(code == 0 && said.contains("danh mục tệp không có chữ ký"), "{said}");
    let (code, said) = verify(&["--signed"]);
    assert!(code == 1 && said.contains("G921"), "{said}");

    // The earlier site comes back with its signature, and the key signs the next one too.
    assert_eq!(run(&portal, None, &["rollback"]).code, 0);
    assert_eq!(verify(&["--signed"]).0, 0);
    assert_eq!(run(&portal, Some(&key), &["build"]).code, 0);
    assert_eq!(verify(&["--signed"]).0, 0);
    assert_ne!(portal.published(".guong-manifest.note"), note);
}

#[test]
fn shares_that_are_signed_make_a_signed_site_and_one_that_is_not_is_told() {
    let portal = Portal::sample();
    let keys = tempfile::tempdir().unwrap();
    let key = keys.path().join("mau.key");
    assert_eq!(run(&portal, None, &["key", "new", "--key", key.to_str().unwrap()]).code, 0);
    assert_eq!(run(&portal, Some(&key), &["seal"]).code, 0);
    let known = run(&portal, Some(&key), &["key", "show"]).out;
    let merged = portal.file("merged");
    let share = |number: usize, key: Option<&Path>| {
        let output = portal.file(&format!("share-{number}-{}", key.is_some()));
        let (which, folder) = (format!("{number}/2"), output.to_str().unwrap().to_owned());
        let answer = run(&portal, key, &["build", "--shard", &which, "--output", &folder]);
        assert_eq!(answer.code, 0, "{}", answer.err);
        for (path, bytes) in super::program::contents(&output) {
            let file = merged.join(path);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, bytes).unwrap();
        }
    };
    let verify = |more: &[&str]| {
        let folder = merged.to_str().unwrap();
        let found = run(&portal, None, &[&["verify", folder, "--lang", "en", "--key", known.trim()], more].concat());
        (found.code, format!("{}{}", found.out, found.err))
    };
    let note = |number: usize| merged.join(format!(".guong-manifest.{number}-of-2.note"));

    // One share was made where there is no key.
    share(1, Some(&key));
    share(2, None);
    assert!(note(1).exists() && !note(2).exists());
    assert_eq!(verify(&[]).0, 0);
    let (code, said) = verify(&["--signed"]);
    assert!(code == 1 && said.contains("no signature .guong-manifest.2-of-2.note"), "{said}");
    share(2, Some(&key));
    let (code, said) = verify(&["--signed"]);
    assert_eq!(code, 0, "{said}");

    // Somebody changes a page and writes a manifest that fits.
    let page = fs::read_to_string(merged.join("index.html")).unwrap();
    let manifest = (1..=2).map(|number| merged.join(format!(".guong-manifest.{number}-of-2")));
    let listed = manifest.map(|file| (fs::read_to_string(&file).unwrap(), file));
    let (text, file) = listed.into_iter().find(|(text, _)| text.contains("  index.html\n")).unwrap();
    let forged = page.replacen("<body", "<body data-x", 1);
    let hash = |page: &str| guong::ledger::Hash::of(page.as_bytes()).to_string();
    fs::write(merged.join("index.html"), &forged).unwrap();
    fs::write(&file, text.replace(&hash(&page), &hash(&forged))).unwrap();
    let (code, said) = verify(&[]);
    assert!(code == 1 && said.contains("is not the one that was signed"), "{said}");
    fs::write(merged.join("index.html"), &page).unwrap();
    fs::write(&file, &text).unwrap();
    assert_eq!(verify(&["--signed"]).0, 0);

    // The word for one share is none for the other, nor for a whole site.
    let words = [fs::read(note(1)).unwrap(), fs::read(note(2)).unwrap()];
    fs::write(note(2), &words[0]).unwrap();
    assert_eq!(verify(&[]).0, 1);
    fs::write(note(2), &words[1]).unwrap();
    fs::write(merged.join(".guong-manifest.note"), &words[0]).unwrap();
    assert_eq!(verify(&[]).0, 1);
}
