"""Uploads a portal to a server that speaks S3, on the loopback. Usage: upload.py SITE (a folder with content/).

The server is moto's, with what it is asked for counted on the way in. Everything is looked at as a reader would, by plain
requests, and by boto3, a client that is none of ours.
"""

import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
import threading
import unittest
import urllib.request
from pathlib import Path

import boto3
from moto.server import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import WSGIRequestHandler, make_server

SITE = Path(sys.argv.pop(1))
PUBLIC = SITE / "public"
GUONG = os.environ["GUONG"]
MANIFEST = ".guong-manifest"
KEYS = {"AWS_ACCESS_KEY_ID": "ma-khoa-thu", "AWS_SECRET_ACCESS_KEY": "bi-mat-khong-duoc-lo"}

MEDIA_TYPES = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "ics": "text/calendar; charset=utf-8",
    "json": "application/json",
    "xml": "application/xml",
    "svg": "image/svg+xml",
    "png": "image/png",
    "jpg": "image/jpeg",
    "webp": "image/webp",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "guong-manifest": "text/plain; charset=utf-8",
}


class Server:
    """moto behind a door that counts, and that can be shut."""

    def __init__(self):
        self.inner = DomainDispatcherApplication(create_backend_app)
        self.asked, self.puts_left, self.before_put = [], None, None
        self.lock = threading.Lock()

        class Quiet(WSGIRequestHandler):
            def log(self, *_):
                pass

        self.http = make_server("127.0.0.1", 0, self.door, threaded=True, request_handler=Quiet)
        self.address = f"http://127.0.0.1:{self.http.server_port}"
        threading.Thread(target=self.http.serve_forever, daemon=True).start()

    def door(self, environ, start_response):
        method, path = environ["REQUEST_METHOD"], environ["PATH_INFO"]
        ours = "guong" in environ.get("HTTP_USER_AGENT", "") or "object_store" in environ.get("HTTP_USER_AGENT", "")
        if ours:
            with self.lock:
                self.asked.append((method, path))
                act, self.before_put = (self.before_put, None) if method == "PUT" else (None, self.before_put)
                if method == "PUT" and self.puts_left is not None:
                    self.puts_left -= 1
            if act:
                act()
            if method == "PUT" and self.puts_left is not None and self.puts_left < 0:
                start_response("403 Forbidden", [("Content-Type", "application/xml")])
                return [b"<Error><Code>AccessDenied</Code><Message>cut off</Message></Error>"]
        return self.inner(environ, start_response)

    def take_asked(self):
        asked, self.asked = self.asked, []
        return asked


SERVER = Server()
S3 = boto3.client(
    "s3",
    endpoint_url=SERVER.address,
    region_name="us-east-1",
    aws_access_key_id="x",
    aws_secret_access_key="x",
)


def guong(*arguments, **variables):
    environment = {**os.environ, **KEYS, "AWS_ENDPOINT_URL": SERVER.address, **variables}
    command = [GUONG, "--site", str(SITE), "--lang", "en", *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300, check=False)
    told = done.stdout + done.stderr
    assert KEYS["AWS_SECRET_ACCESS_KEY"] not in told and KEYS["AWS_ACCESS_KEY_ID"] not in told, told
    return done.returncode, told


def build():
    code, told = guong("build", "--format", "short")
    assert code == 0, told


def published():
    return {str(file.relative_to(PUBLIC)): file.read_bytes() for file in PUBLIC.rglob("*") if file.is_file()}


def keys(bucket):
    pages = S3.get_paginator("list_objects_v2").paginate(Bucket=bucket)
    return {found["Key"] for page in pages for found in page.get("Contents", [])}


def get(bucket, key):
    with urllib.request.urlopen(f"{SERVER.address}/{bucket}/{key}", timeout=30) as answer:
        return answer.read(), answer.headers


def edit(text):
    """Writes the portal's first story anew, so that it ends with a sentence."""
    story = sorted((SITE / "content/stories").glob("*.md"))[0]
    kept = story.read_text(encoding="utf-8").split("\n\nCâu thử ")[0].rstrip()
    story.write_text(f"{kept}\n\nCâu thử {text}.\n", encoding="utf-8")


def never_changes(path):
    in_index = path.startswith("tim-kiem/chi-muc/") and path != "tim-kiem/chi-muc/root.js"
    return in_index or re.fullmatch(r"assets/.+-[0-9a-f]{8}\.[a-z]+", path) is not None


class Upload(unittest.TestCase):
    def setUp(self):
        self.bucket = "cong-" + hashlib.sha256(self.id().encode()).hexdigest()[:16]
        S3.create_bucket(Bucket=self.bucket)
        # Readers need no key, and cannot list.
        readers = {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": f"arn:aws:s3:::{self.bucket}/*"}
        S3.put_bucket_policy(Bucket=self.bucket, Policy=json.dumps({"Version": "2012-10-17", "Statement": [readers]}))
        edit("đầu")
        build()
        SERVER.puts_left = SERVER.before_put = None
        SERVER.take_asked()

    def upload(self, *arguments, place="", expected=0, **variables):
        code, told = guong("upload", f"s3://{self.bucket}{place}", *arguments, **variables)
        self.assertEqual(code, expected, told)
        asked = SERVER.take_asked()
        below = f"/{self.bucket}{place}/"
        puts = [path.removeprefix(below) for method, path in asked if method == "PUT"]
        return told, puts, asked

    def assert_holds(self, site, place="", others=frozenset()):
        below = f"{place}/".lstrip("/") if place else ""
        self.assertEqual({key.removeprefix(below) for key in keys(self.bucket) - others}, set(site))
        for path, expected in site.items():
            body, headers = get(self.bucket, below + path)
            self.assertEqual(body, expected, path)
            self.assertEqual(headers["Content-Type"], MEDIA_TYPES[path.rsplit(".", 1)[1]], path)
            cache = "public, max-age=31536000, immutable" if never_changes(path) else "no-cache"
            self.assertEqual(headers["Cache-Control"], cache, path)

    def test_the_store_holds_what_was_published_and_is_told_only_what_changed(self):
        others = {"khac/ghi-chu.txt", "guong/cua-nguoi-khac.txt"}
        for key in others:
            S3.put_object(Bucket=self.bucket, Key=key, Body=b"others")
        first = published()
        told, puts, _ = self.upload()
        self.assertIn(f"{len(first) - 1} files added", told)
        self.assertEqual(len(puts), len(first) + 1, "each file, the manifest among them, and the mark")
        self.assert_holds(first, others=others)

        told, puts, asked = self.upload()
        self.assertEqual((puts, len(asked)), ([], 3), "the manifest, its signature and the marks are asked for")

        edit("thứ hai")
        build()
        second = published()
        changed = {path for path, body in second.items() if first.get(path) != body}
        gone = set(first) - set(second)
        self.assertTrue(3 < len(changed) < len(second) / 2 and gone, (len(changed), len(gone)))
        told, _, _ = self.upload("--dry-run")
        lines = {line[2:] for line in told.splitlines() if line[:2] in ("+ ", "~ ", "- ")}
        self.assertEqual(lines, (changed | gone) - {MANIFEST})
        self.assert_holds(first, others=others)

        told, puts, asked = self.upload()
        self.assertEqual(sorted(puts[1:]), sorted(changed), "each changed file once")
        self.assertTrue(puts[0].startswith(".guong-upload/"))
        self.assertEqual(puts[-2:], ["index.html", MANIFEST] if "index.html" in changed else [puts[-2], MANIFEST])
        kinds = ["hashed" if never_changes(path) else "page" if path.endswith(".html") else "" for path in puts]
        last_asset = max(at for at, kind in enumerate(kinds) if kind == "hashed")
        first_page = min(at for at, kind in enumerate(kinds) if kind == "page")
        self.assertLess(last_asset, first_page)
        last_put = max(at for at, (method, _) in enumerate(asked) if method == "PUT")
        removals = [at for at, (method, _) in enumerate(asked) if method in ("POST", "DELETE")]
        self.assertTrue(removals and min(removals) > last_put, "deletions come last")
        self.assert_holds(second, others=others)
        for key in others:
            self.assertEqual(get(self.bucket, key)[0], b"others")

    def test_a_run_that_was_cut_off_is_ended_by_the_next(self):
        site = published()
        SERVER.puts_left = 200
        told, _, _ = self.upload(expected=3)
        self.assertIn("G931", told)
        self.assertNotIn(MANIFEST, keys(self.bucket))
        pages = {key for key in keys(self.bucket) if key.endswith(".html")}
        for page in pages:
            for asset in re.findall(rb"(?:href|src)=\"?[./]*(assets/[^\" >]+)", get(self.bucket, page)[0]):
                get(self.bucket, asset.decode())
        SERVER.puts_left = None
        _, puts, _ = self.upload()
        self.assertLess(len(puts), len(site) - 150, "what was there is not put again")
        self.assert_holds(site)

    def test_a_folder_of_a_bucket_is_a_place_of_its_own_and_a_copy_of_it_is_as_published(self):
        site = published()
        self.upload(place="/phuong/mau")
        self.assert_holds(site, place="/phuong/mau")
        with tempfile.TemporaryDirectory() as copy:
            for key in keys(self.bucket):
                file = Path(copy, key)
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(get(self.bucket, key)[0])
            code, told = guong("verify", f"{copy}/phuong/mau")
            self.assertEqual(code, 0, told)

    def test_of_two_uploads_at_once_one_is_told(self):
        self.upload()
        edit("thứ hai")
        build()
        other = get(self.bucket, MANIFEST)[0] + b"0" * 64 + b"  zz.html\n"
        SERVER.before_put = lambda: S3.put_object(Bucket=self.bucket, Key=MANIFEST, Body=other)
        told, _, _ = self.upload(expected=3)
        self.assertIn("G934", told)
        self.assertEqual(get(self.bucket, MANIFEST)[0], other)
        self.upload()
        self.assert_holds(published())

    def test_a_store_without_conditional_puts_or_deletions_in_bulk_will_do(self):
        variables = {"AWS_CONDITIONAL_PUT": "disabled", "AWS_DISABLE_BULK_DELETE": "true"}
        self.upload(**variables)
        edit("thứ hai")
        build()
        _, _, asked = self.upload(**variables)
        self.assertNotIn("POST", [method for method, _ in asked])
        self.assert_holds(published())

    def test_what_is_not_ours_is_left_alone(self):
        S3.put_object(Bucket=self.bucket, Key="index.html", Body=b"others")
        told, puts, _ = self.upload(expected=3)
        self.assertIn("G933", told)
        self.assertEqual(puts, [])
        S3.delete_object(Bucket=self.bucket, Key="index.html")
        S3.put_object(Bucket=self.bucket, Key=MANIFEST, Body=b"<html>")
        told, puts, _ = self.upload(expected=3)
        self.assertIn("G932", told)
        self.assertEqual(puts, [])

    def test_what_is_not_as_published_does_not_go_up(self):
        page = PUBLIC / "index.html"
        page.write_bytes(page.read_bytes() + b"x")
        told, _, asked = self.upload(expected=1)
        self.assertIn("G921", told)
        self.assertEqual(asked, [])

    def test_failures_are_told_in_words(self):
        for expected, words, arguments, variables in [
            (3, "no such bucket", ["s3://khong-co"], {}),
            (3, "no keys", [f"s3://{self.bucket}"], {"AWS_SECRET_ACCESS_KEY": ""}),
            (3, "not encrypted", [f"s3://{self.bucket}", "--endpoint", "http://192.0.2.1"], {}),
            (3, "cannot be used", [f"s3://{self.bucket}", "--endpoint", "kho"], {}),
            (2, "s3://bucket/folder", ["https://kho"], {}),
        ]:
            code, told = guong("upload", *arguments, **variables)
            self.assertEqual(code, expected, told)
            self.assertIn(words, told)
            self.assertNotIn("panicked", told)


if __name__ == "__main__":
    unittest.main(verbosity=2)
