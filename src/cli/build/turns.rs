//! Whose turn it is: many portals in parallel, and never more in memory than fits.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// Hands out positions, from 0 up, to several threads. Each has a cost, and the costs of those that are worked on stay within
/// a bound; one that is beyond it alone is worked on alone.
#[derive(Debug)]
pub struct Turns {
    costs: Vec<u64>,
    bound: u64,
    state: Mutex<State>,
    given_back: Condvar,
}

#[derive(Debug, Default)]
struct State {
    next: usize,
    running: u64,
}

impl Turns {
    pub fn new(costs: Vec<u64>, bound: u64) -> Self {
        Turns { costs, bound, state: Mutex::default(), given_back: Condvar::new() }
    }

    /// The next position, once there is room for it; none where there are no more.
    pub fn take(&self) -> Option<usize> {
        let mut state = self.lock();
        loop {
            let cost = *self.costs.get(state.next)?;
            if state.running == 0 || state.running.saturating_add(cost) <= self.bound {
                state.running += cost;
                state.next += 1;
                return Some(state.next - 1);
            }
            state = self.given_back.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Makes the room free that a position took.
    pub fn give_back(&self, position: usize) {
        let cost = self.costs.get(position).copied().unwrap_or_default();
        let mut state = self.lock();
        state.running = state.running.saturating_sub(cost);
        drop(state);
        self.given_back.notify_all();
    }

    /// Hands out no more.
    pub fn stop(&self) {
        self.lock().next = self.costs.len();
        self.given_back.notify_all();
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicU64, Ordering};
    use std::thread;

    #[test]
    fn every_position_has_its_turn_and_the_bound_is_kept() {
        let costs: Vec<u64> = (0..200).map(|at| if at == 77 { 50 } else { at % 7 }).collect();
        let turns = Turns::new(costs.clone(), 10);
        let (running, most) = (AtomicU64::new(0), AtomicU64::new(0));
        let done = Mutex::new(Vec::new());
        thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    while let Some(at) = turns.take() {
                        let now = running.fetch_add(costs[at], Ordering::SeqCst) + costs[at];
                        assert!(now <= 10 || now == 50, "{now}");
                        most.fetch_max(now, Ordering::SeqCst);
                        thread::yield_now();
                        running.fetch_sub(costs[at], Ordering::SeqCst);
                        done.lock().unwrap().push(at);
                        turns.give_back(at);
                    }
                });
            }
        });
        let mut done = done.into_inner().unwrap();
        done.sort_unstable();
        assert_eq!(done, (0..200).collect::<Vec<_>>());
        assert_eq!(most.into_inner(), 50);
    }

    #[test]
    fn nothing_is_handed_out_after_the_stop() {
        let turns = Turns::new(vec![1, 1], 10);
        assert_eq!(turns.take(), Some(0));
        turns.stop();
        assert_eq!(turns.take(), None);
    }
}
