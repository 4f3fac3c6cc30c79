package dev.workfloo.jdbc.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;

/** However processes come in each other's way, and whatever the database forgets: no state is built on one that is not there. */
class PhantomProperties {

    private static final int MOVES = 80;

    private static ModelCluster run(Random random, boolean knowsMarks) {
        ModelCluster cluster = new ModelCluster(random, knowsMarks);
        for (int i = 0; i < MOVES; i++) cluster.move();
        return cluster;
    }

    @Property(tries = 1_000)
    void noStateIsBuiltOnAPhantom(@ForAll Random random) {
        ModelCluster cluster = run(random, true);

        assertEquals(List.of(), cluster.phantoms());
        assertEquals(List.of(), cluster.unread());
        often("failed over", cluster.failedOver());
        often("moved what was cached", cluster.movedWhatWasCached());
        often("came late", cluster.cameLate());
        often("committed, and nobody heard of it", cluster.committedUnheard());
    }

    private static void often(String what, boolean happened) {
        Statistics.label(what).collect(happened);
        Statistics.label(what).coverage(coverage -> coverage.check(true).percentage(share -> share > 50));
    }

    /** What the property would see if writes were guarded by revisions alone. */
    @Example
    void theRevisionAloneWouldNotDo() {
        long phantoms = 0;
        for (int seed = 0; seed < 200; seed++) {
            phantoms += run(new Random(seed), false).phantoms().size();
        }

        assertTrue(phantoms > 0);
    }
}
