package dev.workfloo.browser;

import java.util.Set;
import org.junit.jupiter.api.parallel.ResourceLocksProvider;

/** Three browsers at a time, since each waits for the service half of the time. Beside which others a test may run falls with its name. */
final class Lanes implements ResourceLocksProvider {

    private static final int LANES = 3;

    @Override
    public Set<Lock> provideForClass(Class<?> test) {
        return Set.of(new Lock("browser-" + Math.floorMod(test.getSimpleName().hashCode(), LANES)));
    }
}
