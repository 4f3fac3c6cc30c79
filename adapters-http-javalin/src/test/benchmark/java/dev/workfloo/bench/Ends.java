package dev.workfloo.bench;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets a client wait for an end that another thread keeps, without looking for it again and again. */
final class Ends {

    private final Map<String, CountDownLatch> awaited = new ConcurrentHashMap<>();

    /** To be called before the end can be reached. */
    CountDownLatch of(String id) {
        CountDownLatch end = new CountDownLatch(1);
        awaited.put(id, end);
        return end;
    }

    /** To be called when the end was committed. */
    void reached(String id) {
        CountDownLatch end = awaited.remove(id);
        if (end != null) end.countDown();
    }

    static void await(CountDownLatch end) throws InterruptedException {
        if (!end.await(60, TimeUnit.SECONDS)) throw new IllegalStateException("it does not end");
    }
}
