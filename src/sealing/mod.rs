/*!
Records as they are sealed: their canonical form, what differs from the sealed version, and the next entries.

# The canonical form, version 1

What is sealed is what readers see of a list or plan, and nothing of how its file is written: the order of keys and
columns, blanks, quotes, encodings and spellings that the reader of files understands ("nt", `;` or `,`) leave it as
it is. Every text is in NFC with single blanks. A part is a key and a JSON value of texts, whole numbers, flags and
lists; what is not given is left out.

| part | of | holds |
|---|---|---|
| `head` | both | title, campaign, dates, issuer, signer and whatever else stands in the front matter |
| `#dong-3` | lists | one row: number, honorific, name, subject, title, unit, form, achievement, story, status, remark |
| `#ii-4-dd` | plans | a heading or point with its number, and whatever below it has no number of its own |
| `target/<id>`, `quota/1`, `deadline/1`, `duty/1` | plans | one table of the front matter |
| `text` | both | the words outside of these, by paragraph |
| `links` | both | where links lead; pictures and the scan with the SHA-256 of their bytes |
| `correction/1` | both | date, row and reason of a correction |

The order of the parts is sealed too: a point that was put elsewhere has changed, though it keeps its number and words.

What other records say of themselves is theirs and is not sealed here: the campaign's title, a cited document's, a
built-in form's name. A unit is sealed by id and name; where it is renamed later and the sealed name stands in its
`formerly`, nothing has changed. Evidence that a deadline was met (`met`) and progress come after the plan and are
not of it.

# What may change without a correction

Lists and plans have no drafts and do not expire: what stands in `content/` is published, and from its first sealing
on it changes only with a new `[[correction]]`. A row needs one that names it, or one for the whole list; anything
else needs any new one. Two things need none, because a decision stands for them: a list that goes on from proposal
or consultation to its next stage, and the key `revocation` with the status `revoked`. A sealed record that is gone
is an error until `guong seal --remove` or `--withdraw` says why.

What this does not do: it writes no file and asks no clock; salts and the time come from the caller.
*/

mod canonical;
mod difference;
mod history;
mod list;
mod next;
mod plan;
mod status;
mod words;

pub use canonical::{Piece, Record, Sealable, record, records};
pub use difference::{Difference, FieldChange, compare, moved};
pub use history::{correction_day, correction_sealed, is_sample, sealed_day, title};
pub use next::{Erased, Next, Refusal, Request, Sealing, next, origin};
pub use status::{Status, status};
pub use words::{field_name, part_name, told, value_name};
