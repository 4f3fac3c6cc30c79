package dev.workfloo.browser;

import java.util.Set;
import org.junit.jupiter.api.parallel.ResourceLocksProvider;

/** Two browsers at a time: each takes most of a core, and half of the time waits for the service. Whose turn it is falls with its name. */
final class Lanes implements ResourceLocksProvider {

    private static final int LANES = 2;

    @Override
    public Set<Lock> provideForClass(Class<?> test) {
        return Set.of(new Lock("browser-" + Math.floorMod(test.getSimpleName().hashCode(), LANES)));
    }
}
