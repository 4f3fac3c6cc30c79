package dev.workfloo;

import static dev.workfloo.Fixtures.NOON;
import static dev.workfloo.Fixtures.object;

import dev.workfloo.access.WorkspaceId;
import dev.workfloo.application.port.out.Store;
import dev.workfloo.definition.DefinitionId;
import dev.workfloo.definition.pool.Draw;
import dev.workfloo.definition.pool.Pool;
import dev.workfloo.definition.pool.PoolId;
import dev.workfloo.definition.pool.PoolReader;
import dev.workfloo.definition.pool.PoolVersion;
import dev.workfloo.rule.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Pools that tests begin with. */
public final class PoolFixtures {

    private PoolFixtures() {}

    public static PoolId aPoolId() {
        return new PoolId(Fixtures.aDefinitionId().hex());
    }

    /** @param entries conditions and definitions by turns; a definition at the end that has no condition is the default */
    public static Map<String, Object> aPoolDocument(PoolId id, Object... entries) {
        List<Object> pool = new ArrayList<>();
        for (int i = 0; i + 1 < entries.length; i += 2) {
            pool.add(object("if", entries[i], "definition", ((DefinitionId) entries[i + 1]).hex()));
        }
        Map<String, Object> document = object("id", id.hex(), "name", "Champion and challenger", "pool", pool);
        if (entries.length % 2 == 1) document.put("default", ((DefinitionId) entries[entries.length - 1]).hex());
        return document;
    }

    public static Pool aPool(PoolId id, Object... entries) {
        return pool(aPoolDocument(id, entries));
    }

    public static Pool pool(Map<String, Object> document) {
        return PoolReader.read(Value.of(document)).getOrElseThrow(findings -> new AssertionError(findings.toString()));
    }

    /** The first entry whose condition holds, of a pool whose conditions can all be evaluated. */
    public static Optional<Integer> firstHolding(Pool pool, Instant now, Draw draw) {
        return pool.firstHolding(now, draw).getOrElseThrow(failure -> new AssertionError(failure.toString()));
    }

    /** A condition that takes more steps than it may, whatever was drawn. */
    public static String anEndlessCondition() {
        String fifty =
                IntStream.rangeClosed(1, 50).mapToObj(Integer::toString).collect(Collectors.joining(", ", "[", "]"));
        return Stream.of("a", "b", "c")
                .map(name -> "some " + name + " in " + fifty + " satisfies ")
                .collect(Collectors.joining("", "", "a * b * c < draw"));
    }

    public static Pool named(Pool pool, String name) {
        return new Pool(pool.id(), name, pool.timeZone(), pool.entries(), pool.otherwise());
    }

    /** Publishes a pool as the next version, whatever is wrong with it. */
    public static PoolVersion published(Store store, WorkspaceId workspace, Pool pool) {
        int next = store.pools()
                        .current(workspace, pool.id())
                        .map(PoolVersion::number)
                        .orElse(0)
                + 1;
        if (!store.pools().publish(workspace, next, pool, NOON)) {
            throw new AssertionError("version " + next + " was not published");
        }
        return new PoolVersion(pool.id(), next);
    }
}
