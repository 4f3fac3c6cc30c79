package dev.workfloo;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Does things at the same time, so that tests can tell who wins. */
public final class Race {

    private Race() {}

    /** One racer; they are numbered from 0. */
    public interface Racer<T> {
        T run(int number) throws Exception;
    }

    /** Lets so many racers go at once, each on a thread of its own, and gives what each brought back, by number. */
    public static <T> List<T> of(int racers, Racer<T> racer) {
        CyclicBarrier line = new CyclicBarrier(racers);
        List<Callable<T>> ready = IntStream.range(0, racers)
                .<Callable<T>>mapToObj(number -> () -> {
                    line.await();
                    return racer.run(number);
                })
                .toList();
        ExecutorService threads = Executors.newFixedThreadPool(racers);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(ready)) results.add(future.get());
            return results;
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError("a racer fell", e);
        } finally {
            threads.shutdownNow();
        }
    }
}
