//! Runs that are cut off at every moment, and runs at once.

use super::Upload;
use super::fake::{Fake, contents, first, holding, missing, second, third, upload, upload_with};
use object_store::memory::InMemory;
use std::sync::{Arc, Mutex};

#[test]
fn wherever_a_run_is_cut_off_readers_find_what_pages_need_and_the_next_run_ends_it() {
    let mut cuts = 0;
    for before in [None, Some(first())] {
        let start = || before.as_ref().map_or_else(|| Arc::new(InMemory::new()), holding);
        for cut in 0.. {
            let objects = start();
            let fake = Fake { changes: Some(cut), ..Fake::over(&objects) };
            let first_cut = upload_with(&Arc::new(fake), &second(), Upload::default());
            assert_eq!(missing(&objects), [""; 0], "cut off after {cut}");
            // Whoever comes next may have the same site, the former one or another, and be cut off as well.
            for next in [second(), first(), third()] {
                for second_cut in 0.. {
                    let objects = start();
                    let fake = Fake { changes: Some(cut), ..Fake::over(&objects) };
                    let _ = upload_with(&Arc::new(fake), &second(), Upload::default());
                    let fake = Fake { changes: Some(second_cut), ..Fake::over(&objects) };
                    let done = upload_with(&Arc::new(fake), &next, Upload::default()).is_ok();
                    assert_eq!(missing(&objects), [""; 0], "cut off after {cut} and {second_cut}");
                    upload(&objects, &next).unwrap();
                    assert_eq!(contents(&objects), next, "cut off after {cut} and {second_cut}");
                    cuts += 1;
                    if done {
                        break;
                    }
                }
            }
            match first_cut {
                Ok(_) => break,
                Err(error) => assert_eq!(error.code(), "G931"),
            }
        }
    }
    assert!(cuts > 1000, "{cuts}");
}

#[test]
fn what_a_run_that_was_cut_off_has_put_is_not_put_again() {
    let objects = holding(&first());
    let fake = Fake { changes: Some(5), ..Fake::over(&objects) };
    assert!(upload_with(&Arc::new(fake), &second(), Upload::default()).is_err());
    let fake = Arc::new(Fake::over(&objects));
    upload_with(&fake, &second(), Upload::default()).unwrap();
    let puts = fake.log.lock().unwrap().iter().filter(|line| line.starts_with("put ")).count();
    assert_eq!(puts, 4 + 2, "four of eight files were there");
    assert_eq!(contents(&objects), second());
}

#[test]
fn of_two_runs_at_once_the_slower_is_told_and_the_next_run_mends() {
    let mut overtaken = 0;
    for begin in [None, Some(first())] {
        for other in [third(), first(), second()] {
            for moment in 0.. {
                let objects = begin.as_ref().map_or_else(|| Arc::new(InMemory::new()), holding);
                let (theirs, results) = (Arc::clone(&objects), Arc::new(Mutex::new(None)));
                let (site, result) = (other.clone(), Arc::clone(&results));
                // A thread of its own: a runtime cannot be started within another.
                let run = move || {
                    let done = std::thread::spawn(move || upload(&theirs, &site)).join().unwrap();
                    *result.lock().unwrap() = Some(done.map_err(|error| error.code()));
                };
                let fake = Fake { meanwhile: Mutex::new(Some((moment, Box::new(run)))), ..Fake::over(&objects) };
                let ours = upload_with(&Arc::new(fake), &second(), Upload::default()).map_err(|error| error.code());
                let Some(theirs) = results.lock().unwrap().take() else {
                    assert!(ours.is_ok());
                    break;
                };
                for result in [&ours, &theirs] {
                    assert!(result.as_ref().map_or_else(|code| *code == "G934", |_| true), "at {moment}: {result:?}");
                }
                if ours.is_ok() && theirs.is_ok() {
                    let held = contents(&objects);
                    assert!(held == second() || held == other, "at {moment}: {:?}", held.keys());
                } else {
                    overtaken += 1;
                }
                upload(&objects, &other).unwrap();
                assert_eq!(contents(&objects), other, "at {moment}");
            }
        }
    }
    assert!(overtaken > 20, "{overtaken}");
}
