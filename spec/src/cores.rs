//! One step for many inputs, on all cores of the machine; results come in the order of the inputs.

use std::sync::{Mutex, PoisonError};
use std::{panic, thread};

/// Applies `step` to all inputs, in order, on as many threads as the machine has cores.
pub fn on_all_cores<I: Send, O: Send>(inputs: Vec<I>, step: impl Fn(I) -> O + Sync) -> Vec<O> {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let threads = cores.min(inputs.len());
    // Inputs are taken one by one, since pages are of very different sizes.
    let queue = Mutex::new(inputs.into_iter().enumerate());
    let next = || queue.lock().unwrap_or_else(PoisonError::into_inner).next();
    let work = || {
        let mut done = Vec::new();
        while let Some((index, input)) = next() {
            done.push((index, step(input)));
        }
        done
    };
    let mut outputs: Vec<(usize, O)> = thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        workers
            .into_iter()
            .flat_map(|worker| {
                worker
                    .join()
                    .unwrap_or_else(|cause| panic::resume_unwind(cause))
            })
            .collect()
    });
    outputs.sort_unstable_by_key(|(index, _)| *index);
    outputs.into_iter().map(|(_, output)| output).collect()
}

#[cfg(test)]
mod tests {
    use super::on_all_cores;

    #[test]
    fn results_are_in_the_order_of_the_inputs() {
        let inputs: Vec<u64> = (0..1000).collect();
        let expected: Vec<u64> = inputs.iter().map(|input| input * 2).collect();
        assert_eq!(on_all_cores(inputs, |input| input * 2), expected);
        assert!(on_all_cores(Vec::new(), |input: u64| input).is_empty());
    }
}
