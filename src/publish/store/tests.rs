//! What a run does to a store, in which order, and what it leaves alone.

use super::fake::{Fake, at, contents, first, holding, list, missing, place, second, third, upload, upload_with};
use super::{Ready, Store, StoreAddress, Upload, Uploaded};
use crate::publish::Published;
use crate::publish::manifest::{MANIFEST, NOTE};
use object_store::memory::InMemory;
use object_store::path::Path;
use object_store::{Attribute, ObjectStoreExt as _};
use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

#[test]
fn the_first_run_puts_everything_and_the_next_only_what_changed() {
    let objects = holding(&first());
    let fake = Arc::new(Fake::over(&objects));
    let uploaded = upload_with(&fake, &first(), Upload::default()).unwrap();
    assert_eq!(uploaded, Uploaded { unchanged: 10, ..Uploaded::default() });
    assert_eq!(*fake.log.lock().unwrap(), [""; 0]);

    let uploaded = upload_with(&fake, &second(), Upload::default()).unwrap();
    assert_eq!(contents(&objects), second());
    let log = fake.log.lock().unwrap();
    let place = |what: &str| log.iter().position(|line| line == what).unwrap_or_else(|| panic!("{what}: {log:#?}"));
    let steps = [
        &["put assets/g-22222222.css", "put guong/b/anh.png", "put tim-kiem/chi-muc/bbbbbbbb.js"][..],
        &["put guong/b/index.html", "put guong/index.html"],
        &["put feed.xml", "put tim-kiem/chi-muc/root.js"],
        &["put index.html"],
        &["put .guong-manifest"],
        &[
            "delete assets/g-11111111.css",
            "delete guong/a/anh.png",
            "delete guong/a/index.html",
            "delete tim-kiem/chi-muc/aaaaaaaa.js",
        ],
    ];
    let places: Vec<Vec<usize>> = steps.iter().map(|step| step.iter().map(|what| place(what)).collect()).collect();
    for pair in places.windows(2) {
        assert!(pair[0].iter().max() < pair[1].iter().min(), "{log:#?}");
    }
    let steps = places.iter().map(Vec::len).sum::<usize>();
    assert_eq!(log.len(), steps + 2, "the mark comes and goes: {log:#?}");
    assert!(log[0].starts_with("put .guong-upload/") && log[log.len() - 1].starts_with("delete .guong-upload/"));
    assert_eq!(uploaded.added.len() + uploaded.replaced.len(), 8);
    assert_eq!((uploaded.removed.len(), uploaded.unchanged), (4, 2));
}

#[test]
fn objects_of_others_stay() {
    let objects = Arc::new(InMemory::new());
    let others = [("khac/index.html", "x"), (".well-known/x", "x"), ("guong/khac.txt", "x"), ("cong", "x")];
    for (path, text) in others {
        place(&objects, path, text);
    }
    for site in [first(), second(), third()] {
        upload(&objects, &site).unwrap();
        let mut expected = site;
        expected.extend(others.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec())));
        assert_eq!(contents(&objects), expected);
    }
}

#[test]
fn what_stands_in_the_way_is_never_replaced() {
    for plain in [false, true] {
        // The first run looks before it puts anything.
        let objects = Arc::new(InMemory::new());
        place(&objects, "guong/index.html", "of somebody else");
        let fake = Arc::new(Fake { plain, ..Fake::over(&objects) });
        for _ in 0..2 {
            let error = upload_with(&fake, &first(), Upload::default()).unwrap_err();
            assert_eq!(error.code(), "G933");
            assert!(error.text.en.contains("guong/index.html"), "{error}");
            assert!(error.text.vi.contains("s3://cong"));
        }
        assert_eq!(contents(&objects).len(), 1);
        // A later one finds out when it puts, and its own mark does not make the object ours.
        let objects = holding(&first());
        place(&objects, "guong/b/index.html", "of somebody else");
        let fake = Arc::new(Fake { plain, ..Fake::over(&objects) });
        for options in [Upload::default(), Upload { all: true, ..Upload::default() }, Upload::default()] {
            assert_eq!(upload_with(&fake, &second(), options).unwrap_err().code(), "G933");
            assert_eq!(contents(&objects)["guong/b/index.html"], b"of somebody else");
            assert_eq!(missing(&objects), [""; 0]);
        }
        upload(&objects, &first()).unwrap();
        let mut expected = first();
        expected.insert("guong/b/index.html".to_owned(), b"of somebody else".to_vec());
        assert_eq!(contents(&objects), expected, "what a mark lists is removed only where the run has put it");
        // What happens to be the same is taken over.
        let objects = Arc::new(InMemory::new());
        place(&objects, "assets/g-11111111.css", "v1");
        upload(&objects, &first()).unwrap();
        assert_eq!(contents(&objects), first());
    }
}

#[test]
fn a_manifest_that_is_none_stops_everything() {
    for (path, text) in [
        (MANIFEST, ""),
        (MANIFEST, "<html>"),
        (MANIFEST, "0000  index.html\n"),
        (".guong-upload/abc", "\u{fffd}"),
        (".guong-upload/abc", ""),
        (".guong-manifest.1-of-2", "x"),
    ] {
        let objects = if path.starts_with(".guong-upload") { holding(&first()) } else { Arc::new(InMemory::new()) };
        place(&objects, path, text);
        let before = contents(&objects);
        for options in [Upload::default(), Upload { all: true, ..Upload::default() }] {
            let error = upload_with(&Arc::new(Fake::over(&objects)), &second(), options).unwrap_err();
            assert_eq!(error.code(), "G932", "{path} {text}");
            assert!(error.text.vi.contains(path) && error.hint.is_some());
        }
        assert_eq!(contents(&objects), before, "{path} {text}");
    }
}

#[test]
fn a_store_without_conditional_puts_will_do() {
    let objects = Arc::new(InMemory::new());
    let fake = Arc::new(Fake { plain: true, ..Fake::over(&objects) });
    for site in [first(), second(), third()] {
        upload_with(&fake, &site, Upload::default()).unwrap();
        assert_eq!(contents(&objects), site);
    }
}

#[test]
fn a_dry_run_touches_nothing_and_all_puts_everything() {
    let objects = holding(&first());
    let fake = Arc::new(Fake::over(&objects));
    let would = upload_with(&fake, &second(), Upload { dry_run: true, ..Upload::default() }).unwrap();
    assert_eq!(*fake.log.lock().unwrap(), [""; 0]);
    assert_eq!(contents(&objects), first());
    assert_eq!(upload_with(&fake, &second(), Upload::default()).unwrap(), would);
    place(&objects, "guong/index.html", "changed by hand");
    let uploaded = upload_with(&fake, &second(), Upload { all: true, ..Upload::default() }).unwrap();
    assert_eq!((uploaded.replaced.len(), uploaded.unchanged), (10, 0));
    assert_eq!(contents(&objects), second());
}

#[test]
fn shares_are_one_site_here_and_in_the_store() {
    let mut shares = first();
    shares.remove(MANIFEST);
    let (odd, even) = (list(&shares, |path| path.len() % 2 == 1), list(&shares, |path| path.len() % 2 == 0));
    shares.insert(format!("{MANIFEST}.1-of-2"), odd);
    assert!(Ready::check(&shares).unwrap().is_err(), "a share is missing");
    shares.insert(format!("{MANIFEST}.2-of-2"), even);
    let objects = Arc::new(InMemory::new());
    upload(&objects, &shares).unwrap();
    assert_eq!(contents(&objects), first(), "one manifest stands for both");
    // A tool has copied the shares into the store.
    let objects = Arc::new(InMemory::new());
    for (path, bytes) in &shares {
        place(&objects, path, std::str::from_utf8(bytes).unwrap());
    }
    let uploaded = upload(&objects, &shares).unwrap();
    assert_eq!((uploaded.added.len(), uploaded.replaced.len(), uploaded.unchanged), (0, 0, 10));
    assert_eq!(contents(&objects), first());
}

#[test]
fn browsers_are_told_what_a_file_is_and_how_long_it_lasts() {
    let objects = holding(&first());
    for (path, media_type, cache) in [
        ("index.html", "text/html; charset=utf-8", "no-cache"),
        ("assets/g-11111111.css", "text/css; charset=utf-8", "public, max-age=31536000, immutable"),
        ("tim-kiem/chi-muc/aaaaaaaa.js", "text/javascript; charset=utf-8", "public, max-age=31536000, immutable"),
        ("tim-kiem/chi-muc/root.js", "text/javascript; charset=utf-8", "no-cache"),
        ("guong/a/anh.png", "image/png", "no-cache"),
        (MANIFEST, "text/plain; charset=utf-8", "no-cache"),
    ] {
        let path = Path::from(path);
        let found = futures_util::FutureExt::now_or_never(objects.get(&path)).unwrap().unwrap().attributes;
        let told = |attribute| found.get(&attribute).map(AsRef::as_ref);
        assert_eq!(told(Attribute::ContentType), Some(media_type), "{path}");
        assert_eq!(told(Attribute::CacheControl), Some(cache), "{path}");
    }
}

/// A folder in which a build changes a file after it was checked.
struct Moving(BTreeMap<String, Vec<u8>>, AtomicBool);

impl Published for Moving {
    fn files(&self) -> io::Result<Vec<String>> {
        self.0.files()
    }

    fn size(&self, path: &str) -> io::Result<u64> {
        self.0.size(path)
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        if self.1.load(Ordering::Relaxed) && path == "guong/index.html" {
            return Ok(b"built anew".to_vec());
        }
        self.0.read(path)
    }
}

#[test]
fn only_what_is_as_published_goes_up() {
    let mut changed = second();
    changed.insert("guong/index.html".to_owned(), b"changed".to_vec());
    let unready = Ready::check(&changed).unwrap().unwrap_err();
    assert_eq!(unready.findings.iter().map(|finding| finding.rule.code).collect::<Vec<_>>(), ["G921"]);
    changed.remove("guong/index.html");
    assert!(Ready::check(&changed).unwrap().is_err());
    assert!(Ready::check(&BTreeMap::new()).unwrap().is_err(), "there is no manifest");

    let objects = holding(&first());
    let moving = Moving(second(), AtomicBool::new(false));
    let ready = Ready::check(&moving).unwrap().unwrap();
    assert_eq!(ready.files(), 10);
    moving.1.store(true, Ordering::Relaxed);
    let error = at(Arc::new(Fake::over(&objects))).upload(&ready, Upload::default(), &|_, _| {}).unwrap_err();
    assert!(super::is_about_the_site(&error), "{error}");
    assert_eq!(contents(&objects)[MANIFEST], first()[MANIFEST]);
    assert_eq!(missing(&objects), [""; 0]);
}

#[test]
fn two_portals_share_a_bucket() {
    let objects = Arc::new(InMemory::new());
    for (folder, site) in [("phuong/mau", first()), ("phuong/khac", second()), ("phuong/mau", third())] {
        let address: StoreAddress = format!("s3://cong/{folder}").parse().unwrap();
        let store = Store::over(Arc::new(Fake::over(&objects)), &address, Vec::new());
        store.upload(&Ready::check(&site).unwrap().unwrap(), Upload::default(), &|_, _| {}).unwrap();
    }
    let below = |folder: &str, site: BTreeMap<String, Vec<u8>>| {
        site.into_iter().map(move |(path, bytes)| (format!("{folder}/{path}"), bytes)).collect()
    };
    let mut expected: BTreeMap<String, Vec<u8>> = below("phuong/mau", third());
    expected.extend::<BTreeMap<String, Vec<u8>>>(below("phuong/khac", second()));
    assert_eq!(contents(&objects), expected);
}

#[test]
fn the_signature_goes_with_its_manifest() {
    let objects = holding(&first());
    let sign = |site: &BTreeMap<String, Vec<u8>>, signature: Option<&str>| {
        let mut ready = Ready::check(site).unwrap().unwrap();
        ready.signature = signature.map(|text| text.as_bytes().to_vec());
        let fake = Arc::new(Fake::over(&objects));
        at(Arc::clone(&fake)).upload(&ready, Upload::default(), &|_, _| {}).unwrap();
        fake.log.lock().unwrap().clone()
    };
    assert_eq!(sign(&first(), Some("of the first")), ["put .guong-manifest.note", "put .guong-manifest"]);
    assert_eq!(contents(&objects)[NOTE], b"of the first");
    assert_eq!(sign(&first(), Some("of the first")), [""; 0]);
    let log = sign(&second(), Some("of the second"));
    let manifest = log.iter().position(|line| line == "put .guong-manifest").unwrap();
    assert_eq!(log[manifest - 2..manifest], ["put index.html", "put .guong-manifest.note"]);
    assert_eq!(contents(&objects)[NOTE], b"of the second");
    // Whoever uploads without the key leaves no signature of another manifest.
    assert!(sign(&first(), None).contains(&"delete .guong-manifest.note".to_owned()));
    assert_eq!(contents(&objects), first());
    // A signature that is of no key is not as published.
    let mut wrong = first();
    wrong.insert(NOTE.to_owned(), b"of nobody".to_vec());
    assert!(Ready::check(&wrong).unwrap().is_err());
}
