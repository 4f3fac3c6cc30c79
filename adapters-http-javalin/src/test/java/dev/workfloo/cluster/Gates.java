package dev.workfloo.cluster;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Holds whoever comes with a name that is held, until it is let go. */
final class Gates {

    private final Set<String> held = new HashSet<>();
    private final Map<String, Integer> waiting = new HashMap<>();
    private boolean open;

    synchronized void hold(String name) {
        held.add(name);
    }

    synchronized void release(String name) {
        held.remove(name);
        notifyAll();
    }

    /** Holds nobody any more, now and later. */
    synchronized void open() {
        open = true;
        notifyAll();
    }

    synchronized int waiting(String name) {
        return waiting.getOrDefault(name, 0);
    }

    synchronized void pass(String name) throws InterruptedException {
        waiting.merge(name, 1, Integer::sum);
        try {
            while (!open && held.contains(name)) wait();
        } finally {
            waiting.merge(name, -1, Integer::sum);
        }
    }
}
