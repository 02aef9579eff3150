//! Numbers as bytes, as blocks hold them: seven bits a byte, low bits first.

/// Appends `numbers`.
pub fn push_all<const N: usize>(out: &mut Vec<u8>, numbers: [usize; N]) {
    for number in numbers {
        push(out, number);
    }
}

/// Appends `number`.
pub fn push(out: &mut Vec<u8>, mut number: usize) {
    while number >= 0x80 {
        out.push(low_bits(number) | 0x80);
        number >>= 7;
    }
    out.push(low_bits(number));
}

fn low_bits(number: usize) -> u8 {
    u8::try_from(number & 0x7f).unwrap_or(0)
}

/// Reads bytes from their beginning; none where they end too early.
#[derive(Clone, Copy, Debug)]
pub struct Bytes<'a>(pub &'a [u8]);

impl<'a> Bytes<'a> {
    /// The next byte.
    pub fn byte(&mut self) -> Option<u8> {
        let (&first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(first)
    }

    /// The next number.
    pub fn number(&mut self) -> Option<usize> {
        let mut byte = self.byte()?;
        let mut number = usize::from(byte & 0x7f);
        let mut shift = 7;
        while byte >= 0x80 {
            byte = self.byte()?;
            number |= usize::from(byte & 0x7f).checked_shl(shift)?;
            shift += 7;
        }
        Some(number)
    }

    /// The next `length` bytes.
    pub fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_back_and_what_is_cut_off_is_none() {
        let numbers = [0, 1, 127, 128, 300, 1 << 20, u32::MAX as usize, usize::MAX];
        let mut out = Vec::new();
        push_all(&mut out, numbers);
        let mut bytes = Bytes(&out);
        assert_eq!(numbers.map(|_| bytes.number()), numbers.map(Some));
        assert_eq!(bytes.number(), None);
        assert_eq!(Bytes(&[0x80]).number(), None);
        assert_eq!(Bytes(&[0xff; 20]).number(), None);
        assert_eq!(Bytes(b"ab").take(3), None);
    }
}
