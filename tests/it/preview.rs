//! `guong serve`: what it answers, to whom, and how soon a change shows.

use super::program::{Portal, guong};
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// How long to wait for what must come, before the test says that it did not.
const PATIENCE: Duration = Duration::from_secs(20);

/// A preview that runs, and ends with the test.
struct Preview {
    program: Child,
    /// Where it listens: `127.0.0.1:PORT`.
    host: String,
    /// The path of the home page.
    home: String,
}

impl Preview {
    fn start(portal: &Portal) -> Self {
        let mut command: Command = guong(portal.arguments(&["serve", "--port", "0"]));
        let mut program = command.stderr(Stdio::piped()).stdout(Stdio::null()).stdin(Stdio::null()).spawn().unwrap();
        let mut said = BufReader::new(program.stderr.take().unwrap()).lines().map(Result::unwrap);
        let line = said.find(|line| line.contains("http://")).expect("the preview says where it is");
        let address = line.split("http://").nth(1).unwrap().split(' ').next().unwrap();
        let (host, path) = address.split_once('/').unwrap();
        // Somebody has to go on listening, or the program's words would have nowhere to go.
        let preview = Preview { program, host: host.to_owned(), home: format!("/{path}") };
        thread::spawn(move || said.for_each(drop));
        preview
    }

    /// The answer to a request as it comes over the wire, head and body.
    fn ask(&self, request: &str, host: &str) -> String {
        let mut connection = TcpStream::connect(&self.host).unwrap();
        connection.set_read_timeout(Some(PATIENCE)).unwrap();
        write!(connection, "{request} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").unwrap();
        let mut answer = Vec::new();
        connection.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }

    fn get(&self, path: &str) -> String {
        self.ask(&format!("GET {}{path}", self.home), &self.host)
    }

    /// Listens for the word that something changed. The first is of the state that is shown already.
    fn events(&self) -> impl Iterator<Item = String> + use<> {
        let mut connection = TcpStream::connect(&self.host).unwrap();
        connection.set_read_timeout(Some(PATIENCE)).unwrap();
        write!(connection, "GET /__guong/events HTTP/1.1\r\nHost: {}\r\n\r\n", self.host).unwrap();
        let mut lines = BufReader::new(connection).lines().map(|line| line.expect("an event comes in time"));
        assert!(lines.next().unwrap().contains(" 200 "));
        let mut events = lines.filter(|line| line.starts_with("data:"));
        let shown = events.next().expect("the present state is told").replace("data: ", "");
        assert!(self.get("").contains(&format!("data-shown=\"{shown}\"")), "pages know which state they show");
        events.inspect(move |next| assert!(!next.contains(&shown), "{next} is another state"))
    }

    /// Asks for a page until it is as wanted.
    fn wait_for(&self, path: &str, wanted: impl Fn(&str) -> bool) -> String {
        let started = Instant::now();
        loop {
            let page = self.get(path);
            if wanted(&page) {
                return page;
            }
            assert!(started.elapsed() < PATIENCE, "{path} did not become what was waited for: {page}");
            thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        self.program.kill().unwrap();
        self.program.wait().unwrap();
    }
}

#[test]
fn every_address_of_the_site_is_answered() {
    let portal = Portal::sample();
    assert_eq!(portal.run(&["build"]).code, 0);
    let preview = Preview::start(&portal);
    assert_eq!(preview.home, "/thi-dua/", "it stands where the site will stand");
    for (path, bytes) in portal.site() {
        if path.starts_with('.') || path == "404.html" {
            continue;
        }
        let asked = path.strip_suffix("index.html").unwrap_or(&path);
        let answer = preview.get(asked);
        assert!(answer.starts_with("HTTP/1.1 200 "), "{path}: {answer}");
        // Whoever edits sees what was just written, never what a device has kept.
        if path == "service-worker.js" {
            assert!(answer.contains("unregister()") && !answer.contains("respondWith"), "{answer}");
        } else if let (Ok(text), false) = (String::from_utf8(bytes), asked != path) {
            assert!(answer.ends_with(&text), "{path} is what is published");
        }
    }
    assert!(preview.get("khong-co/").starts_with("HTTP/1.1 404 "));
    assert!(preview.get("guong").contains("location: /thi-dua/guong/"));
    assert!(preview.ask("GET /", &preview.host).contains("location: /thi-dua/"));
    assert!(preview.ask("POST /thi-dua/", &preview.host).starts_with("HTTP/1.1 405 "));
    assert!(preview.get("../../../etc/passwd").starts_with("HTTP/1.1 4"));
}

#[test]
fn makers_of_themes_see_every_component_and_readers_see_none_of_it() {
    let portal = Portal::sample();
    assert_eq!(portal.run(&["build"]).code, 0);
    assert!(portal.site().iter().all(|(path, _)| !path.contains("components")), "no build publishes the gallery");
    let preview = Preview::start(&portal);
    let page = preview.ask("GET /__guong/components", &preview.host);
    assert!(page.starts_with("HTTP/1.1 200 "), "{page}");
    let components = concat!(env!("CARGO_MANIFEST_DIR"), "/themes/default/components");
    for entry in fs::read_dir(components).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(page.contains(&format!("id={name}>")) || page.contains(&format!("id=\"{name}\"")), "{name}");
    }
}

#[test]
fn only_this_machine_is_answered() {
    let portal = Portal::sample();
    let preview = Preview::start(&portal);
    let port = preview.host.rsplit_once(':').unwrap().1;
    for path in ["/thi-dua/", "/__guong/events", "/__guong/reload.js"] {
        let answer = preview.ask(&format!("GET {path}"), &format!("attacker.example:{port}"));
        assert!(answer.starts_with("HTTP/1.1 403 "), "{path}: {answer}");
    }
    assert!(preview.ask("GET /thi-dua/", &format!("localhost:{port}")).starts_with("HTTP/1.1 200 "));
}

#[test]
fn a_change_shows_and_open_pages_are_told() {
    let portal = Portal::sample();
    let preview = Preview::start(&portal);
    let mut events = preview.events();
    let mut title = "Bà Đưa bán rau bằng mã".to_owned();
    for attempt in 1..=3 {
        let next = format!("Bà Đưa, lần thứ {attempt}");
        portal.edit("content/stories/ba-dua.md", &title, &next);
        events.next().expect("the page is told");
        preview.wait_for("guong/ba-dua/", |page| page.contains(&next));
        title = next;
    }
}

#[test]
fn findings_stand_on_the_page_and_never_stop_the_preview() {
    let portal = Portal::sample();
    let preview = Preview::start(&portal);
    let page = preview.get("guong/ba-dua/");
    assert!(page.contains("<details style"), "{page}");
    portal.edit("content/stories/ba-dua.md", "unit = \"to-1\"", "unit = \"<b>to-11\"");
    // A save that is seen half done shows for a moment; what is waited for is the whole.
    let page = preview.wait_for("guong/", |page| page.contains("&lt;b&gt;to-11"));
    assert!(page.contains("<details open") && page.contains("<code>stories/ba-dua.md:6:8</code>"), "{page}");
    let settings = fs::read_to_string(portal.file("content/site.toml")).unwrap();
    portal.write("content/site.toml", "title = ");
    preview.wait_for("", |page| page.contains("<code>site.toml:1:9</code>") && page.contains("<details open"));
    portal.write("content/site.toml", &settings);
    portal.edit("content/stories/ba-dua.md", "<b>to-11", "to-1");
    preview.wait_for("guong/ba-dua/", |page| page.contains("<details style"));
}
