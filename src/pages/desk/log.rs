//! The publication log, as other pages show it.

use super::Desk;
use crate::pages::log::log_date;
use crate::pages::view::{CheckpointView, QrView, SealView};
use crate::route::Route;
use crate::sealing::{self, Sealable};
use qrcode::{Color, EcLevel, QrCode};
use std::fmt::Write as _;

impl Desk<'_> {
    /// The latest checkpoint; none where nothing was sealed.
    #[must_use]
    pub fn checkpoint(&self) -> Option<CheckpointView> {
        let ledger = &self.site.ledger;
        let checkpoint = ledger.checkpoint.as_ref()?;
        let key = ledger.key.as_ref().filter(|key| checkpoint.is_signed_by(key));
        Some(CheckpointView {
            size: checkpoint.size,
            root: checkpoint.root.to_string(),
            short: checkpoint.root.short(),
            signed_by: key.map(|key| key.name().to_owned()),
            key: key.map(ToString::to_string),
        })
    }

    /// What the log has of a record; none where it was never sealed.
    #[must_use]
    pub fn seal(&self, of: Sealable) -> Option<SealView> {
        let ledger = &self.site.ledger;
        let name = of.name(self.site);
        let entry = &ledger.latest(&name)?.entry;
        let checkpoint = self.checkpoint()?;
        let verify = Route::LogVerify.address(self.site).absolute(&self.site.settings.base_url.value);
        Some(SealView {
            version: entry.version,
            date: log_date(self.site, entry),
            history_href: self.href(Route::LogRecord(ledger.names.binary_search(&name).ok()?)),
            verify_href: self.href(Route::LogVerify),
            qr: qr(&format!("{verify}#{}.{}", checkpoint.size, checkpoint.root)),
            checkpoint,
        })
    }

    /// The entry of the log that sealed a correction, by the correction's place in the record.
    #[must_use]
    pub fn correction_entry(&self, of: Sealable, number: usize) -> Option<String> {
        let ledger = &self.site.ledger;
        let name = of.name(self.site);
        let sealed = sealing::correction_sealed(self.site, of, number)?;
        let history = Route::LogRecord(ledger.names.binary_search(&name).ok()?);
        Some(self.href_at(history, &format!("n-{}", sealed.entry.seq)))
    }
}

/// Light modules around the code, as readers of codes ask for.
const QUIET: usize = 4;

/// The code for a text; none where the text is too long for one.
fn qr(text: &str) -> Option<QrView> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
    let width = code.width();
    let mut path = String::new();
    for y in 0..width {
        let mut x = 0;
        while x < width {
            let dark = (x..width).take_while(|x| code[(*x, y)] == Color::Dark).count();
            if dark > 0 {
                let _ = write!(path, "M{} {}h{dark}v1h-{dark}z", x + QUIET, y + QUIET);
            }
            x += dark.max(1);
        }
    }
    Some(QrView { size: width + 2 * QUIET, path })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_drawn_module_by_module() {
        let view = qr("https://mau.example.vn/nhat-ky/kiem-tra/#1.ab").unwrap();
        let code =
            QrCode::with_error_correction_level("https://mau.example.vn/nhat-ky/kiem-tra/#1.ab", EcLevel::M).unwrap();
        assert_eq!(view.size, code.width() + 8);
        let drawn: usize = view
            .path
            .split('h')
            .skip(1)
            .step_by(2)
            .map(|run| run.split('v').next().unwrap().parse::<usize>().unwrap())
            .sum();
        let dark = code.to_colors().into_iter().filter(|color| *color == Color::Dark).count();
        assert_eq!(drawn, dark);
    }
}
