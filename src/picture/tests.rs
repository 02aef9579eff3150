//! Files as cameras, phones and drawing programs write them, made here.

use super::*;
use image::codecs::png::PngEncoder;
use image::{DynamicImage, ExtendedColorType, ImageEncoder as _, Rgb, RgbImage, Rgba, RgbaImage};
use jpeg_encoder::{ColorType, Encoder};

/// Red on the left, blue on the right.
fn two_halves(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, _| if x * 2 < width { Rgb([200, 0, 0]) } else { Rgb([0, 0, 200]) })
}

fn jpeg(image: &RgbImage, prepare: impl FnOnce(&mut Encoder<&mut Vec<u8>>)) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, 95);
    prepare(&mut encoder);
    let side = |side: u32| u16::try_from(side).unwrap();
    encoder.encode(image.as_raw(), side(image.width()), side(image.height()), ColorType::Rgb).unwrap();
    bytes
}

fn png(pixels: &[u8], size: (u32, u32), color: ExtendedColorType) -> Vec<u8> {
    let mut bytes = Vec::new();
    PngEncoder::new(&mut bytes).write_image(pixels, size.0, size.1, color).unwrap();
    bytes
}

/// EXIF with this orientation, a place, and the name of a camera.
fn exif(orientation: u8) -> Vec<u8> {
    let mut tiff = b"II*\0\x08\0\0\0\x03\0".to_vec();
    let mut entry = |tag: u16, kind: u16, count: u32, value: [u8; 4]| {
        tiff.extend(tag.to_le_bytes());
        tiff.extend(kind.to_le_bytes());
        tiff.extend(count.to_le_bytes());
        tiff.extend(value);
    };
    entry(0x010f, 2, 4, *b"CAM\0");
    entry(0x0112, 3, 1, [orientation, 0, 0, 0]);
    entry(0x8825, 4, 1, [50, 0, 0, 0]);
    tiff.extend([0; 4]);
    tiff.extend(b"\x01\0\x01\0\x02\0\x02\0\0\0N\0\0\0\0\0\0\0");
    tiff
}

fn make(bytes: &[u8], encoding: Encoding) -> DynamicImage {
    let facts = inspect(bytes).unwrap();
    let largest = *renditions(facts.size).last().unwrap();
    let made = Picture::decode(bytes, largest).unwrap().make(Rendition { encoding, ..largest }).unwrap();
    image::load_from_memory(&made).unwrap()
}

/// Whether two colours look the same after lossy compression.
fn near(one: Rgb<u8>, other: [u8; 3]) -> bool {
    one.0.iter().zip(other).all(|(a, b)| a.abs_diff(b) < 14)
}

#[test]
fn a_picture_is_turned_upright_and_its_metadata_stays_behind() {
    // Where red and blue stand after turning, for each value of the EXIF orientation (CIPA DC-008, 4.6.5.1).
    for (orientation, red, blue) in [
        (1, (2, 10), (45, 10)),
        (2, (45, 10), (2, 10)),
        (3, (45, 10), (2, 10)),
        (4, (2, 10), (45, 10)),
        (5, (10, 2), (10, 45)),
        (6, (10, 2), (10, 45)),
        (7, (10, 45), (10, 2)),
        (8, (10, 45), (10, 2)),
    ] {
        let bytes = jpeg(&two_halves(48, 24), |encoder| {
            encoder.add_exif_metadata(&exif(orientation)).unwrap();
            encoder.add_app_segment(13, b"Photoshop 3.0\0 secret".to_vec()).unwrap();
        });
        assert!(bytes.windows(3).any(|part| part == b"CAM"));
        let turned = orientation > 4;
        assert_eq!(inspect(&bytes).unwrap().size, if turned { (24, 48) } else { (48, 24) });
        for encoding in Encoding::ALL {
            let facts = inspect(&bytes).unwrap();
            let largest = *renditions(facts.size).last().unwrap();
            let made = Picture::decode(&bytes, largest).unwrap().make(Rendition { encoding, ..largest }).unwrap();
            for trace in [&b"Exif"[..], b"CAM", b"secret", b"ICC_PROFILE", b"EXIF"] {
                assert!(!made.windows(trace.len()).any(|part| part == trace), "{encoding:?} holds {trace:?}");
            }
            let seen = image::load_from_memory(&made).unwrap().into_rgb8();
            assert_eq!(seen.dimensions(), facts.size);
            assert!(near(*seen.get_pixel(red.0, red.1), [200, 0, 0]), "{orientation} {encoding:?}");
            assert!(near(*seen.get_pixel(blue.0, blue.1), [0, 0, 200]), "{orientation} {encoding:?}");
        }
    }
}

#[test]
fn grey_sixteen_bits_transparency_and_cmyk_become_what_they_look_like() {
    let grey = png(&[90; 100], (10, 10), ExtendedColorType::L8);
    assert!(near(*make(&grey, Encoding::Jpeg).into_rgb8().get_pixel(5, 5), [90; 3]));
    let deep: Vec<u8> = [0x40_u16, 0x8000, 0xffff].into_iter().cycle().take(300).flat_map(u16::to_ne_bytes).collect();
    let deep = png(&deep, (10, 10), ExtendedColorType::Rgb16);
    assert!(near(*make(&deep, Encoding::Webp).into_rgb8().get_pixel(5, 5), [0, 128, 255]));
    let clear = RgbaImage::from_pixel(10, 10, Rgba([0, 0, 0, 0]));
    let clear = png(clear.as_raw(), (10, 10), ExtendedColorType::Rgba8);
    assert!(near(*make(&clear, Encoding::Jpeg).into_rgb8().get_pixel(5, 5), [255; 3]));
    assert!(near(*make(&clear, Encoding::Webp).into_rgb8().get_pixel(5, 5), [255; 3]));
    let mut cmyk = Vec::new();
    // Ink of cyan alone.
    let ink = [255, 0, 0, 0].repeat(256);
    Encoder::new(&mut cmyk, 95).encode(&ink, 16, 16, ColorType::Cmyk).unwrap();
    let seen = *make(&cmyk, Encoding::Jpeg).into_rgb8().get_pixel(8, 8);
    assert!(seen.0[0] < 60 && seen.0[2] > 150, "{seen:?}");
}

#[test]
fn colours_of_a_camera_become_those_of_browsers() {
    let red = RgbImage::from_pixel(16, 16, Rgb([180, 60, 50]));
    let profile = moxcms::ColorProfile::new_display_p3().encode().unwrap();
    let wide = jpeg(&red, |encoder| encoder.add_icc_profile(&profile).unwrap());
    let plain = jpeg(&red, |_| {});
    let colour = |bytes: &[u8]| make(bytes, Encoding::Jpeg).into_rgb8().get_pixel(8, 8).0;
    assert!(near(Rgb(colour(&plain)), [180, 60, 50]));
    // The same numbers are a stronger red in Display P3.
    assert!(colour(&wide)[0] > colour(&plain)[0] + 8, "{:?} {:?}", colour(&wide), colour(&plain));
    let broken = jpeg(&red, |encoder| encoder.add_icc_profile(b"no profile").unwrap());
    assert_eq!(colour(&broken), colour(&plain));
}

#[test]
fn what_is_cut_off_or_damaged_is_found_without_decoding() {
    let photo = jpeg(&two_halves(64, 64), |_| {});
    let drawing = png(two_halves(64, 64).as_raw(), (64, 64), ExtendedColorType::Rgb8);
    let small = Rendition { width: 64, height: 64, encoding: Encoding::Webp };
    let web = Picture::decode(&photo, small).unwrap().make(small).unwrap();
    for whole in [&photo, &drawing, &web] {
        assert!(inspect(whole).is_ok());
        for end in [3, 20, whole.len() / 2, whole.len() - 3] {
            assert!(inspect(&whole[..end]).is_err(), "cut at {end}");
        }
    }
    let mut flipped = drawing.clone();
    let middle = flipped.len() / 2;
    flipped[middle] ^= 0x10;
    assert_eq!(inspect(&flipped), Err(Fault::Damaged));
    // What a camera appends is no damage.
    assert!(inspect(&[&photo[..], b"preview"].concat()).is_ok());
}

#[test]
fn a_bomb_is_refused_by_its_head() {
    let mut bomb = png(&[0; 3], (1, 1), ExtendedColorType::Rgb8);
    bomb[16..24].copy_from_slice(&[0, 0, 0xc3, 0x50, 0, 0, 0xc3, 0x50]);
    let mut sum = flate2::Crc::new();
    sum.update(&bomb[12..29]);
    bomb[29..33].copy_from_slice(&sum.sum().to_be_bytes());
    assert_eq!(inspect(&bomb), Err(Fault::Pixels(50_000, 50_000)));
    let strip = png(&vec![0; 100 * 20_000], (100, 20_000), ExtendedColorType::L8);
    assert_eq!(inspect(&strip), Err(Fault::Pixels(100, 20_000)));
    let mut heavy = jpeg(&two_halves(8, 8), |_| {});
    heavy.resize(usize::try_from(MOST_BYTES).unwrap() + 1, 0);
    assert_eq!(inspect(&heavy), Err(Fault::Bytes(MOST_BYTES + 1)));
}

#[test]
fn the_same_picture_gives_the_same_bytes() {
    let photo = jpeg(&two_halves(900, 600), |_| {});
    let sizes = renditions((900, 600));
    let largest = *sizes.last().unwrap();
    let once: Vec<_> =
        sizes.iter().map(|size| Picture::decode(&photo, largest).unwrap().make(*size).unwrap()).collect();
    let picture = Picture::decode(&photo, largest).unwrap();
    let again: Vec<_> = sizes.iter().rev().map(|size| picture.make(*size).unwrap()).collect();
    assert!(once.iter().eq(again.iter().rev()));
    assert_eq!(sizes.len(), 4);
}

/// A WebP of several pictures one after the other, each shown for a tenth of a second.
fn animated(frames: &[RgbImage]) -> Vec<u8> {
    fn chunk(name: &[u8], body: &[u8]) -> Vec<u8> {
        let size = u32::try_from(body.len()).unwrap();
        let odd: &[u8] = if body.len() % 2 == 1 { b"\0" } else { b"" };
        [name, &size.to_le_bytes(), body, odd].concat()
    }
    let three = |number: u32| number.to_le_bytes()[..3].to_vec();
    let size = [three(frames[0].width() - 1), three(frames[0].height() - 1)].concat();
    let shown = frames.iter().flat_map(|frame| {
        let mut still = Vec::new();
        let (width, height) = frame.dimensions();
        image::codecs::webp::WebPEncoder::new_lossless(&mut still)
            .encode(frame.as_raw(), width, height, ExtendedColorType::Rgb8)
            .unwrap();
        // What stands after `RIFF`, the size and `WEBP`: the one chunk of the still.
        let body = [three(0), three(0), size.clone(), three(100), vec![0], still[12..].to_vec()].concat();
        chunk(b"ANMF", &body)
    });
    let body: Vec<u8> = [chunk(b"VP8X", &[vec![2, 0, 0, 0], size.clone()].concat()), chunk(b"ANIM", &[0; 6])]
        .into_iter()
        .flatten()
        .chain(shown)
        .collect();
    chunk(b"RIFF", &[&b"WEBP"[..], &body].concat())
}

#[test]
fn what_moves_stands_still_at_its_first_picture() {
    let plain = |color: [u8; 3]| RgbImage::from_pixel(48, 32, Rgb(color));
    let moving = animated(&[plain([200, 0, 0]), plain([0, 0, 200])]);
    assert_eq!(inspect(&moving).unwrap().size, (48, 32));
    for encoding in [Encoding::Jpeg, Encoding::Webp] {
        let made = make(&moving, encoding).into_rgb8();
        assert!(made.pixels().all(|pixel| near(*pixel, [200, 0, 0])), "{:?}", made.get_pixel(24, 16));
    }
    // One that is cut off after its first picture is damaged, although that could be shown.
    assert_eq!(inspect(&moving[..moving.len() - 8]), Err(Fault::Damaged));
    let gif = b"GIF89a\x30\0\x20\0\0\0\0\x21\xff\x0bNETSCAPE2.0\x03\x01\0\0\0;";
    assert_eq!(inspect(gif), Err(Fault::Kind(Some(Format::Other("GIF")))));
}
