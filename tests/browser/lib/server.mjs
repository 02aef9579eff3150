// A web server that knows nothing: files of a folder below a path, with the headers that the README asks for, and no
// character set, since a plain server sends none either.
import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import zlib from "node:zlib";
import { repository } from "./portal.mjs";

const TYPES = {
  ".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".json": "application/json", ".xml": "application/xml",
  ".txt": "text/plain", ".csv": "text/csv", ".ics": "text/calendar", ".svg": "image/svg+xml", ".png": "image/png",
  ".jpg": "image/jpeg", ".webp": "image/webp", ".pdf": "application/pdf",
};

// The content security policy of the README's section on hosting.
export const policy = /Content-Security-Policy "([^"]+)"/.exec(fs.readFileSync(path.join(repository, "README.md"), "utf8"))[1];

// Serves `folder` at `below` ("/" or "/a/b/"); the answer has the address of the home page and a way to stop.
//
// `port` is a free one where none is given. `answer` may say that a path is answered later, by a promise, or with
// another status, by its number. `compress` does what every server of the web does.
export async function serve(folder, below, { port = 0, answer, compress = false } = {}) {
  const server = http.createServer(async (request, response) => {
    const other = answer && (await answer(new URL(request.url, "http://localhost").pathname));
    if (typeof other === "number") return response.writeHead(other).end();
    const asked = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    const file = asked.startsWith(below) && path.join(folder, asked.slice(below.length), asked.endsWith("/") ? "index.html" : "");
    const found = file && file.startsWith(folder) && fs.existsSync(file) && fs.statSync(file).isFile();
    const bytes = fs.readFileSync(found ? file : path.join(folder, "404.html"));
    const small = compress && /\.(html|css|js|svg)$/.test(found ? file : ".html");
    response.writeHead(found ? 200 : 404, {
      ...(small && { "Content-Encoding": "gzip" }),
      "Content-Type": TYPES[path.extname(found ? file : "404.html")] || "application/octet-stream",
      "Content-Security-Policy": policy,
      "X-Content-Type-Options": "nosniff",
    });
    response.end(small ? zlib.gzipSync(bytes) : bytes);
  });
  await new Promise((ready) => server.listen(port, "127.0.0.1", ready));
  const stop = () => new Promise((stopped) => {
    server.close(stopped);
    server.closeAllConnections();
  });
  return { home: `http://127.0.0.1:${server.address().port}${below}`, stop };
}
