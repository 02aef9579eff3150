/*!
The publication ledger: what was published, in which version, and the proof that nothing of it was changed since.

```text
content/ledger.jsonl                       one entry a line, only ever appended to
content/ledger/awards/2026/1.json          the parts of that version, so that it stays readable
content/ledger/checkpoint.txt              size and root of the log, signed where there is a key
content/ledger/key.txt                     the public key, where there is one
```

# Entries

An entry is one line of canonical JSON (RFC 8785) without a carriage return. It names a record (`awards/2026`), its
version, the kind of change, the reason, the SHA-256 of the line before (`previous`; for the first, of the
origin that the checkpoint names), and for
every part of the record its salted hash. `sha256` is that of the canonical JSON of
`["guong/record/1", record, version, parts]`.

# Parts, and how a name can be withdrawn

A record is sealed in parts: its head, every row or point, its text, every correction. The hash of a part is the
SHA-256 of the canonical JSON of `["guong/part/1", salt, key, value]`, where the salt is 128 random bits in
hexadecimal digits. Salt and value stand in the file of the version and nowhere else. Where they are deleted, nobody
can tell from the hash what was there, not even by trying names, and every proof still holds: the hash stays. A part
that did not change from one version to the next keeps its salt, so that its hash says so. No hash in the ledger
covers personal data without a salt, and `reason` must hold none.

# The log

The lines, in order, are the leaves of the Merkle tree of RFC 9162. The checkpoint is a note as `C2SP` describes it
(`tlog-checkpoint`, `signed-note`): origin, size and root, and below them signatures by Ed25519. Without a key it
has no signature: it then shows that a copy is whole, and not who made it. The same key signs the manifest of a published
site ([`Endorsement`]), and with it every page and file.

What this does not do: it knows no records of the portal, writes nothing, and never repairs what it reads.
*/

mod checkpoint;
mod endorsement;
mod entry;
mod hash;
mod key;
mod note;
mod opening;
mod read;
mod rules;
mod tree;

pub use checkpoint::Checkpoint;
pub use endorsement::Endorsement;
pub use entry::{CANONICAL, Change, Entry};
pub use hash::{Hash, canonical};
pub use key::{BadKey, PublicKey, SecretKey};
pub use note::Signature;
pub use opening::{Opening, Part, Salt};
pub use read::{CHECKPOINT, FOLDER, KEY, LEDGER, Ledger, Located, Text, is_copy, opening_path, read, withdrawn_name};
pub use rules::RULES;
pub use tree::{Tree, is_consistent, is_included};
